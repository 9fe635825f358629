export { type Message, messagesOf } from './message.ts';
export { type Delivery, deliver, enqueue, type Outbox, queued, readOutbox } from './outbox.ts';
export {
  dingtalkRequest,
  feishuRequest,
  type RobotRequest,
  webhookRequest,
  wecomRequest,
} from './requests.ts';
export { openSend, type Send, type Sent } from './send.ts';
