import type { TestServer } from './server';

type Publisher = Pick<TestServer, 'request' | 'adminToken'>;

/** Publishes a month as the secretariat does: the findings that block it are explained first. */
export async function publishMonth(server: Publisher, month: string): Promise<void> {
  const post = async (path: string, body: object) =>
    server.request
      .post(`/monthly-report/${path}`)
      .auth(await server.adminToken(), { type: 'bearer' })
      .send(body);
  const refused = await post(`months/${month}/publish`, {});
  if (refused.status === 200) return;
  for (const { key } of refused.body.error.details.findings as { key: string }[]) {
    const { status } = await post(`findings/${month}/explain`, { key, text: '已核对，以系统汇总数为准。' });
    expect(status).toBe(200);
  }
  const { status, body } = await post(`months/${month}/publish`, {});
  expect([status, body.error]).toEqual([200, undefined]);
}

/** Publishes a reopened month and reopens it again: readers get the new revision, and editors go on. */
export async function publishAgain(server: Publisher, month: string): Promise<void> {
  await publishMonth(server, month);
  const { status, text } = await server.request
    .post(`/monthly-report/months/${month}/reopen`)
    .auth(await server.adminToken(), { type: 'bearer' })
    .send({ reason: '补报' });
  expect([status, text]).toEqual([200, expect.any(String)]);
}
