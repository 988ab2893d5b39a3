/** A mail server on the loopback: it accepts all mails, and can refuse an address once. */
import net, { type AddressInfo } from 'node:net';

export interface ReceivedMail {
  readonly to: string;
  readonly subject: string;
  /** The message as it was received. */
  readonly raw: string;
}

export interface Mailbox {
  readonly port: number;
  readonly received: readonly ReceivedMail[];
  /** Addresses that are refused the first time. */
  readonly refusedOnce: Set<string>;
  readonly stop: () => Promise<void>;
}

/** The part of SMTP (RFC 5321) that a client without TLS and without a login needs. */
export async function startMailbox(): Promise<Mailbox> {
  const received: ReceivedMail[] = [];
  const refusedOnce = new Set<string>();
  const server = net.createServer((socket) => {
    let pending = '';
    let to = '';
    let isData = false;
    const say = (text: string) => socket.write(`${text}\r\n`);
    const command = (told: string) => {
      if (told.startsWith('RCPT TO:')) {
        to = /<([^>]*)>/.exec(told)?.[1] ?? '';
        say(refusedOnce.delete(to) ? '450 not now' : '250 ok');
      } else if (told === 'DATA') {
        isData = true;
        say('354 go on');
      } else if (told === 'QUIT') {
        say('221 bye');
        socket.end();
      } else say('250 ok');
    };
    socket.setEncoding('utf8');
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: string) => {
      pending += chunk;
      for (;;) {
        const end = isData ? '\r\n.\r\n' : '\r\n';
        const at = pending.indexOf(end);
        if (at === -1) return;
        const told = pending.slice(0, at);
        pending = pending.slice(at + end.length);
        if (isData) {
          isData = false;
          received.push({ to, subject: subjectOf(told), raw: told });
          say('250 taken');
        } else command(told);
      }
    });
    say('220 mailbox');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    received,
    refusedOnce,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Encoded words (RFC 2047) of a header that may go over several lines. */
function subjectOf(raw: string): string {
  const header = /^Subject: (.*(?:\r\n[ \t].*)*)/m.exec(raw)?.[1] ?? '';
  return header
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, encoding: string, words: string) =>
      encoding.toUpperCase() === 'B'
        ? Buffer.from(words, 'base64').toString('utf8')
        : decodeURIComponent(words.replaceAll('_', ' ').replaceAll('%', '%25').replaceAll('=', '%')),
    );
}
