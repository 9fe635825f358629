import { type AddressInfo, createServer } from 'node:net';

/** A mail server that takes AUTH PLAIN of one user and refuses one recipient. */
export interface MailServer {
  port: number;
  heard: string[];
  close(): Promise<void>;
}

const WELCOME = Buffer.from('\0bureau\0right').toString('base64');

/** What is answered to one command; null inside a body. */
function answerTo(line: string): string {
  if (/^EHLO/i.test(line)) return '250-mail.test\r\n250 AUTH PLAIN';
  if (/^AUTH PLAIN/i.test(line)) return line.endsWith(WELCOME) ? '235 ok' : '535 5.7.8 authentication failed';
  if (/^RCPT TO:<gone@/i.test(line)) return '550 5.1.1 no such user';
  if (/^DATA$/i.test(line)) return '354 go on';
  return '250 ok';
}

export async function startMailServer(): Promise<MailServer> {
  const heard: string[] = [];
  const server = createServer((socket) => {
    socket.write('220 mail.test ESMTP\r\n');
    let inBody = false;
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      for (const line of String(chunk).split('\r\n').filter(Boolean)) {
        heard.push(line);
        if (inBody && line !== '.') continue;
        inBody = /^DATA$/i.test(line);
        if (/^QUIT$/i.test(line)) socket.end('221 bye\r\n');
        else socket.write(`${answerTo(line)}\r\n`);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    heard,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
