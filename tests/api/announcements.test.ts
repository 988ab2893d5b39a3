/** Webhooks: listeners get a message when a month is published or corrected. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';

import { startServer, type TestServer } from '../helpers/server';

/** A month with content in the demo, whose report is a draft. */
const OPEN = '2021-03';
const EVENTS = ['monthly-report.published', 'monthly-report.corrected'];

interface Announcement {
  readonly event: string;
  readonly month: string;
  readonly revision: number;
  readonly createdAt: string;
}

describe('A webhook', () => {
  let server: TestServer;
  let listener: http.Server;
  const heard: Announcement[] = [];
  let tell: () => void = () => undefined;

  beforeAll(async () => {
    listener = http.createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        heard.push(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Announcement);
        response.end();
        tell();
      });
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    // In production Strapi refuses webhooks to the machine itself.
    server = await startServer({ database: 'sqlite', demo: true, env: { NODE_ENV: 'test' } });
  });
  afterAll(async () => {
    await server?.stop();
    listener?.close();
  });

  const panel = async (path: string, body: object) =>
    server.request
      .post(path)
      .set('Authorization', `Bearer ${await server.adminToken()}`)
      .send(body);
  const heardAfter = async (month: string, step: string, body: object = {}): Promise<Announcement> => {
    const told = new Promise<void>((resolve) => {
      tell = resolve;
    });
    expect((await panel(`/monthly-report/months/${month}/${step}`, body)).status).toBe(200);
    await told;
    return heard.at(-1) as Announcement;
  };

  it('hears of a publication and of a correction, and of nothing in between', async () => {
    const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/`;
    const created = await panel('/admin/webhooks', { name: '官网', url, headers: {}, events: EVENTS });
    expect(created.status).toBe(201);

    const published = await heardAfter(OPEN, 'publish');
    expect(published).toMatchObject({ event: 'monthly-report.published', month: OPEN, revision: 1 });
    expect(Number.isNaN(Date.parse(published.createdAt))).toBe(false);

    const reopened = await panel(`/monthly-report/months/${OPEN}/reopen`, { reason: '核对签到表' });
    expect(reopened.status).toBe(200);
    expect(await heardAfter(OPEN, 'publish')).toMatchObject({
      event: 'monthly-report.corrected',
      month: OPEN,
      revision: 2,
    });
    expect(heard).toHaveLength(2);
  });
});
