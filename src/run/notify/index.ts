export { type Message, messagesOf } from './message.ts';
export {
  type Delivery,
  deliver,
  enqueue,
  hasPending,
  type Outbox,
  queued,
  readOutbox,
  withdraw,
} from './outbox.ts';
export {
  dingtalkRequest,
  feishuRequest,
  type RobotRequest,
  webhookRequest,
  wecomRequest,
} from './requests.ts';
export { openSend, type Send, type Sent, sendFor } from './send.ts';
