/** How a kept answer is sent by Koa: whole, in an encoding, only its head, or not again. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { get as open, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Koa from 'koa';
import supertest from 'supertest';

import { sendAnswer } from '../../src/plugins/monthly-report/server/src/http/serving/send';
import { Answers } from '../../src/plugins/monthly-report/server/src/http/serving/answers';
import { KeptFiles } from '../../src/plugins/monthly-report/server/src/http/serving/kept-files';
import type { AnswerBody } from '../../src/plugins/monthly-report/server/src/http/serving/question';
import { buildQuestion, Content } from '../helpers/serving';

const TEXT = '合计'.repeat(1000);

let server: Server;
let render: () => Promise<AnswerBody>;

beforeEach(async () => {
  const content = new Content();
  const answers = new Answers(content.read, 1024 * 1024);
  render = () => Promise.resolve(TEXT);
  const question = buildQuestion(content, { render: () => render() });
  const app = new Koa();
  // A reader who leaves in the middle is not an error in these tests.
  app.silent = true;
  app.use((ctx) => sendAnswer(answers, ctx, question));
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const port = () => (server.address() as AddressInfo).port;
const request = () => supertest(`http://127.0.0.1:${port()}`);
const get = (headers: Record<string, string> = {}) => request().get('/').set(headers);

describe('an answer', () => {
  it('is sent with a strong tag of its bytes, and may be stored but must be asked for again', async () => {
    const { headers, text } = await get({ 'Accept-Encoding': 'identity' }).expect(200);
    expect(text).toBe(TEXT);
    expect(headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-length': String(Buffer.byteLength(TEXT)),
      'cache-control': 'public, no-cache',
      vary: 'Accept, Accept-Encoding, Origin',
      etag: `"${createHash('sha256').update(TEXT).digest('base64url')}"`,
    });
  });

  it('is not sent again to whoever has its bytes', async () => {
    const first = await get();
    const { headers, text } = await get({ 'If-None-Match': `"other", ${first.headers['etag']}` }).expect(304);
    expect(text).toBe('');
    expect(headers['etag']).toBe(first.headers['etag']);
    expect(headers).not.toHaveProperty('content-type');
    expect(headers).not.toHaveProperty('content-length');
  });

  it('has only its head sent for HEAD', async () => {
    const { headers, text } = await request().head('/').set('Accept-Encoding', 'identity').expect(200);
    expect(text ?? '').toBe('');
    expect(headers['content-length']).toBe(String(Buffer.byteLength(TEXT)));
  });

  it('is sent in the encoding that is taken, each with a tag of its own', async () => {
    const tags = new Set<unknown>();
    for (const encoding of ['br', 'gzip', 'identity']) {
      const { headers } = await get({ 'Accept-Encoding': encoding }).expect(200);
      expect(headers['content-encoding']).toBe(encoding === 'identity' ? undefined : encoding);
      tags.add(headers['etag']);
    }
    expect(tags.size).toBe(3);
  });
});

describe('an answer on the disk', () => {
  const DISPOSITION = 'attachment; filename="2020-12.docx"';
  /** More than the buffers between two sockets hold. */
  const bytes = Buffer.alloc(24 * 1024 * 1024, Buffer.from(Array.from({ length: 251 }, (_, byte) => byte)));
  let folder: string;
  let made: number;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'monthly-report-sent-'));
    made = 0;
    const files = new KeptFiles({ folder, limit: 2 * bytes.length, onTrouble: fail });
    render = async () => {
      made += 1;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return { content: await files.keep('aa', bytes, sha256), disposition: DISPOSITION };
    };
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const fail = (sentence: string): never => {
    throw new Error(sentence);
  };
  const download = () =>
    get()
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });

  it('arrives byte for byte, as often as it is asked for', async () => {
    for (let count = 0; count < 3; count += 1) {
      const { body, headers } = await download().expect(200);
      expect(Buffer.compare(body as Buffer, bytes)).toBe(0);
      expect(headers).toMatchObject({
        'content-length': String(bytes.length),
        'content-disposition': DISPOSITION,
      });
    }
    expect(made).toBe(1);
  });

  it('is not opened for those who have it already, or ask only about it', async () => {
    const { headers } = await download();
    rmSync(folder, { recursive: true });
    const fresh = await get({ 'If-None-Match': String(headers['etag']) }).expect(304);
    expect(fresh.headers).not.toHaveProperty('content-disposition');
    const { headers: head } = await request().head('/').expect(200);
    expect(head['content-length']).toBe(String(bytes.length));
    expect(made).toBe(1);
  });

  it('is made again when it has gone', async () => {
    await download();
    rmSync(path.join(folder, readdirSync(folder)[0] ?? 'nothing'));
    const { body } = await download().expect(200);
    expect(Buffer.compare(body as Buffer, bytes)).toBe(0);
    expect(made).toBe(2);
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
    const response = await new Promise<IncomingMessage>((resolve) => {
      open({ port: port(), host: '127.0.0.1', path: '/' }, resolve);
    });
    await once(response, 'readable');
    expect(openHandles()).toBe(1);
    response.destroy();
    while (openHandles() > 0) await wait(10);
    expect(openHandles()).toBe(0);
  });
});
