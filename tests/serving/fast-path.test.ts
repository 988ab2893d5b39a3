/**
 * The fast path in front of a stack that stands for Koa: which of the two answers shows in
 * how often the stack was called.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { createServer, get as open, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import supertest from 'supertest';

import { Answers } from '../../src/plugins/monthly-report/server/src/serving/answers';
import { acceptedEncoding } from '../../src/plugins/monthly-report/server/src/serving/encoding';
import { fastPath } from '../../src/plugins/monthly-report/server/src/serving/fast-path';
import { KeptFiles, openKept } from '../../src/plugins/monthly-report/server/src/serving/kept-files';
import type { AnswerBody, KeptFile } from '../../src/plugins/monthly-report/server/src/serving/question';
import { LearnedHeaders } from '../../src/plugins/monthly-report/server/src/serving/learned-headers';
import type { EncodedAnswer } from '../../src/plugins/monthly-report/server/src/serving/stored-answer';
import { ACTION, buildQuestion, Content } from '../helpers/serving';

const MINUTE = 60_000;

/** The stack of these tests numbers no answers; the fast path numbers all of its own. */
function withoutNumber({ 'x-request-id': number, ...headers }: Record<string, unknown>) {
  expect(number).toMatch(/^[\da-f-]{36}$/);
  return headers;
}

interface Stack {
  content: Content;
  answers: Answers;
  /** How often the normal stack was asked. */
  calls: number;
  /** What it adds to every answer. */
  added: () => Record<string, string>;
  now: number;
  render: () => Promise<AnswerBody>;
  server: Server;
}

const stack = {} as Stack;
const question = () => buildQuestion(stack.content, { render: () => stack.render() });

async function answerOrStatus({ url, headers }: IncomingMessage): Promise<EncodedAnswer | number> {
  const { content, answers } = stack;
  if (!content.isReachable) return 503;
  if (url !== '/totals') return 404;
  if (!content.isOpen) return 403;
  try {
    const answer = await answers.of(question(), await answers.versions.value());
    return await answer.in(acceptedEncoding(headers));
  } catch {
    return 404;
  }
}

async function normally(request: IncomingMessage, response: ServerResponse): Promise<void> {
  stack.calls += 1;
  for (const [name, value] of Object.entries(stack.added())) response.setHeader(name, value);
  response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '');
  const answer = await answerOrStatus(request);
  if (typeof answer === 'number') {
    response.statusCode = answer;
    response.end('refused');
    return;
  }
  const status = request.headers['if-none-match'] === answer.etag ? 304 : 200;
  response.statusCode = status;
  for (let at = 0; at < answer.headers[status].length; at += 2) {
    response.setHeader(answer.headers[status][at] ?? '', answer.headers[status][at + 1] ?? '');
  }
  const body = status === 304 || request.method === 'HEAD' ? undefined : answer.body;
  if (body === undefined || Buffer.isBuffer(body)) response.end(body);
  else await sendKept(stack.answers, body, response);
}

async function sendKept(answers: Answers, file: KeptFile, response: ServerResponse): Promise<void> {
  const stream = await openKept(file);
  if (stream !== null) {
    stream.pipe(response);
    return;
  }
  answers.forget(question());
  const made = await answers.of(question(), await answers.versions.value());
  const { body } = await made.in('identity');
  if (Buffer.isBuffer(body)) response.end(body);
  else await sendKept(stack.answers, body, response);
}

beforeEach(async () => {
  stack.content = new Content();
  stack.content.text = '合计'.repeat(1000);
  stack.answers = new Answers(stack.content.read, 1024 * 1024);
  stack.calls = 0;
  stack.added = () => ({ 'X-Frame-Options': 'SAMEORIGIN', Vary: 'Origin' });
  stack.now = 0;
  stack.render = () => Promise.resolve(stack.content.text);
  stack.server = createServer(
    fastPath({
      isOpen: () => true,
      ask(url) {
        if (url === '/broken') throw new Error('cannot be read');
        return url === '/totals' ? { question: question(), action: ACTION, kind: 'api' } : null;
      },
      answers: stack.answers,
      learned: new LearnedHeaders(() => stack.now),
      normal: (request, response) => void normally(request, response),
    }),
  );
  await new Promise<void>((resolve) => stack.server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => stack.server.close(resolve)));

const request = () => supertest(`http://127.0.0.1:${(stack.server.address() as AddressInfo).port}`);
const get = (headers: Record<string, string> = {}) => request().get('/totals').set(headers);

/** Lets the stack answer often enough to be learned from. */
async function learn(headers: Record<string, string> = {}): Promise<void> {
  await get(headers);
  await get(headers);
  stack.calls = 0;
}

describe('the fast path', () => {
  it('answers from the third request on what the stack answered twice, with the same headers', async () => {
    const before = await get();
    await get();
    const after = await get();
    expect(stack.calls).toBe(2);
    expect(after.status).toBe(200);
    expect(after.text).toBe(stack.content.text);
    const { date: _date, ...headers } = after.headers;
    expect(before.headers).toMatchObject(withoutNumber(headers));
    expect(Object.keys(withoutNumber(after.headers)).sort()).toEqual(Object.keys(before.headers).sort());
  });

  it('answers 304 to who has the bytes already, with the headers of the stack’s 304', async () => {
    const { headers } = await get();
    const condition = { 'If-None-Match': String(headers['etag']) };
    const before = await get(condition).expect(304);
    await learn(condition);
    const after = await get(condition).expect(304);
    expect(stack.calls).toBe(0);
    expect({ ...withoutNumber(after.headers), date: '' }).toEqual({ ...before.headers, date: '' });
  });

  it('tells a connection that ends and one that stays open apart, however often it answers', async () => {
    await learn();
    await learn({ Connection: 'close' });
    for (let count = 0; count < 2; count += 1) {
      expect((await get({ Connection: 'close' })).headers['connection']).toBe('close');
      expect((await get({ Connection: 'keep-alive' })).headers['connection']).toBe('keep-alive');
    }
    expect(stack.calls).toBe(0);
  });

  it('answers HEAD without a body', async () => {
    for (let count = 0; count < 3; count += 1) {
      const { headers, text } = await request().head('/totals').expect(200);
      expect(text ?? '').toBe('');
      expect(Number(headers['content-length'])).toBeGreaterThan(0);
    }
    expect(stack.calls).toBe(2);
  });

  it('answers each encoding in its own bytes', async () => {
    await learn();
    for (const encoding of ['br', 'gzip']) {
      const { headers } = await get({ 'Accept-Encoding': encoding }).expect(200);
      expect(headers['content-encoding']).toBe(encoding);
    }
    const { headers } = await get({ 'Accept-Encoding': 'identity' }).expect(200);
    expect(headers['content-encoding']).toBeUndefined();
    expect(stack.calls).toBe(0);
  });

  it('learns the headers for every origin', async () => {
    await learn();
    await get({ Origin: 'https://a.example' });
    expect(stack.calls).toBe(1);
    await learn({ Origin: 'https://a.example' });
    const { headers } = await get({ Origin: 'https://a.example' });
    expect(headers['access-control-allow-origin']).toBe('https://a.example');
    expect(stack.calls).toBe(0);
  });

  it('leaves answers alone whose headers differ from one to the next', async () => {
    stack.added = () => ({ 'X-Request-Number': String(stack.calls) });
    for (let count = 0; count < 5; count += 1) await get().expect(200);
    expect(stack.calls).toBe(5);
  });

  it('compares the headers again every minute', async () => {
    await learn();
    stack.added = () => ({ 'X-Frame-Options': 'DENY' });
    stack.now += MINUTE;
    expect((await get()).headers['x-frame-options']).toBe('DENY');
    expect((await get()).headers['x-frame-options']).toBe('DENY');
    expect((await get()).headers['x-frame-options']).toBe('DENY');
    expect(stack.calls).toBe(2);
  });

  it('is right the moment the content changes', async () => {
    await learn();
    stack.content.change('neu');
    expect((await get()).text).toBe('neu');
    expect(stack.calls).toBe(0);
  });

  it('leaves the refusal to the stack the moment the public loses the permission', async () => {
    await learn();
    stack.content.isOpen = false;
    await get().expect(403);
    expect(stack.calls).toBe(1);
  });

  it.each([
    ['a request with credentials', () => get({ Authorization: 'Bearer x' })],
    ['another method', () => request().post('/totals').send({})],
    ['an address that is not public', () => request().get('/admin')],
    ['an address that cannot be read', () => request().get('/broken')],
    ['a GET with a body', () => get({ 'Content-Type': 'application/json' }).send('{}')],
  ])('leaves %s to the stack', async (_what, send) => {
    await learn();
    await send();
    expect(stack.calls).toBe(1);
  });

  it('leaves it to the stack to say that the database cannot be reached', async () => {
    await learn();
    stack.content.isReachable = false;
    await get().expect(503);
    stack.content.isReachable = true;
    await get().expect(200);
    expect(stack.calls).toBe(1);
  });

  it('leaves a question that has no answer to the stack', async () => {
    await learn();
    stack.content.change('neu');
    stack.render = () => Promise.reject(new Error('no such month'));
    await get().expect(404);
    expect(stack.calls).toBe(1);
  });
});

describe('a file that is sent from the disk', () => {
  const DISPOSITION = 'attachment; filename="2020-12.docx"';
  /** More than the buffers between two sockets hold. */
  const bytes = Buffer.alloc(24 * 1024 * 1024, Buffer.from(Array.from({ length: 251 }, (_, byte) => byte)));
  let folder: string;
  let made: number;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'monthly-report-sent-'));
    made = 0;
    const files = new KeptFiles({ folder, limit: 2 * bytes.length, onTrouble: fail });
    stack.render = async () => {
      made += 1;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return { content: await files.keep('aa', bytes, sha256), disposition: DISPOSITION };
    };
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const fail = (sentence: string): never => {
    throw new Error(sentence);
  };
  const download = (headers: Record<string, string> = {}) =>
    get(headers)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });

  it('arrives byte for byte, many times on one connection, with the headers of the stack', async () => {
    const before = await download().expect(200);
    await download();
    stack.calls = 0;
    for (let count = 0; count < 3; count += 1) {
      const { body, headers } = await download().expect(200);
      expect(Buffer.compare(body as Buffer, bytes)).toBe(0);
      expect({ ...withoutNumber(headers), date: '' }).toEqual({ ...before.headers, date: '' });
    }
    expect(before.headers['content-length']).toBe(String(bytes.length));
    expect(before.headers['content-disposition']).toBe(DISPOSITION);
    expect([stack.calls, made]).toEqual([0, 1]);
  });

  it('is not read for those who have it already, or ask only about it', async () => {
    await learn();
    const { headers } = await download();
    const condition = { 'If-None-Match': String(headers['etag']) };
    await learn(condition);
    await request().head('/totals');
    await request().head('/totals');
    rmSync(folder, { recursive: true });
    await get(condition).expect(304);
    const { headers: head } = await request().head('/totals').expect(200);
    expect(head['content-length']).toBe(String(bytes.length));
    expect(made).toBe(1);
  });

  it('is made again when it has gone, whoever is asked', async () => {
    await learn();
    for (const asked of ['the fast path', 'the stack']) {
      rmSync(path.join(folder, readdirSync(folder)[0] ?? asked));
      const { body } = await download(asked === 'the stack' ? { Authorization: 'Bearer x' } : {}).expect(200);
      expect(Buffer.compare(body as Buffer, bytes)).toBe(0);
    }
    expect(made).toBe(3);
  });

  const HANDLES = '/proc/self/fd';
  const openHandles = (): number =>
    readdirSync(HANDLES).filter((handle) => {
      try {
        return readlinkSync(path.join(HANDLES, handle)).startsWith(folder);
      } catch {
        // The handle of the list itself.
        return false;
      }
    }).length;
  const onLinux = process.platform === 'linux' ? it : it.skip;

  onLinux('is closed when its reader leaves in the middle', async () => {
    await learn();
    const { port } = stack.server.address() as AddressInfo;
    const response = await new Promise<IncomingMessage>((resolve) => {
      open({ port, host: '127.0.0.1', path: '/totals' }, resolve);
    });
    await once(response, 'readable');
    expect(openHandles()).toBe(1);
    response.destroy();
    while (openHandles() > 0) await wait(10);
    expect(openHandles()).toBe(0);
    expect(stack.calls).toBe(0);
  });
});
