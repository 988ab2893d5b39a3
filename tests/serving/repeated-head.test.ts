/** A head that is written once and sent again, in front of Node's own server. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

import { RepeatedHead } from '../../src/plugins/monthly-report/server/src/serving/repeated-head';

const SECOND = 1000;
const HEADERS = ['Content-Type', 'text/plain', 'X-Frame-Options', 'SAMEORIGIN', 'Content-Length', '2'];
/** The second, and the number of the answer. */
const DIFFERENT = /\r\n(?:Date|X-Request-Id): [^\r]+/g;

let now: number;
let server: Server;
/** How often Node made a head. */
let written: number;

function countWrites(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  response.writeHead = (...args: unknown[]) => {
    written += 1;
    return writeHead(...args);
  };
}

beforeEach(async () => {
  now = 0;
  written = 0;
  const head = new RepeatedHead(200, HEADERS);
  server = createServer((request, response) => {
    countWrites(response);
    head.write(request, response, now);
    response.end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

/** The bytes of an answer on a connection of its own, without the headers that may differ. */
function answerTo(version: string, connection: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () =>
      socket.write(`GET / HTTP/${version}\r\nHost: test\r\nConnection: ${connection}\r\n\r\n`),
    );
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      if (!received.endsWith('\r\n\r\nok')) return;
      socket.destroy();
      resolve(received.replace(DIFFERENT, ''));
    });
  });
}

describe('a repeated head', () => {
  it('is the text Node writes, and is written once', async () => {
    const first = await answerTo('1.1', 'keep-alive');
    expect(first).toMatch(
      /^HTTP\/1\.1 200 OK\r\nContent-Type: text\/plain\r\nX-Frame-Options: SAMEORIGIN\r\n/,
    );
    expect(await answerTo('1.1', 'keep-alive')).toBe(first);
    expect(written).toBe(1);
  });

  it('is written anew when its second is over', async () => {
    await answerTo('1.1', 'keep-alive');
    now += SECOND;
    await answerTo('1.1', 'keep-alive');
    expect(written).toBe(2);
  });

  it.each([
    ['a connection that is to be closed', '1.1', 'close'],
    ['an older version of HTTP', '1.0', 'keep-alive'],
  ])('is not used for %s', async (_what, version, connection) => {
    const own = await answerTo(version, connection);
    await answerTo('1.1', 'keep-alive');
    expect(await answerTo(version, connection)).toBe(own);
    expect(written).toBe(3);
  });

  it('is not used for the last answer Node allows on a connection', async () => {
    server.maxRequestsPerSocket = 1;
    expect(await answerTo('1.1', 'keep-alive')).toContain('\r\nConnection: close\r\n');
    server.maxRequestsPerSocket = 0;
    expect(await answerTo('1.1', 'keep-alive')).toContain('\r\nConnection: keep-alive\r\n');
  });
});
