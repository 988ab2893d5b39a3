/** A publication makes writers wait, but never readers, and no writer waits for ever. */
import { setTimeout as wait } from 'node:timers/promises';

import type { Knex } from 'knex';
import type { Response } from 'supertest';

import { MONTH } from '../helpers/reference';
import { startServer, type TestServer } from '../helpers/server';
import { withSql } from '../helpers/sql';

const TOTALS = `/api/monthly-report/totals/${MONTH}`;
/** More than the pool has connections. */
const WRITERS = 12;

describe('While a month is published', () => {
  let server: TestServer;
  let token: string;
  let activities: readonly string[];

  beforeAll(async () => {
    server = await startServer({ database: 'postgres', demo: true, reopened: true });
    token = await server.createApiToken('full-access');
    const { body } = await server.request
      .get(`/api/activities?pagination[pageSize]=${WRITERS}&sort=title`)
      .auth(token, { type: 'bearer' })
      .expect(200);
    activities = (body.data as { documentId: string }[]).map(({ documentId }) => documentId);
    expect(activities).toHaveLength(WRITERS);
  });
  afterAll(() => server?.stop());

  const write = async (documentId: string): Promise<Response> =>
    server.request
      .put(`/api/activities/${documentId}`)
      .auth(token, { type: 'bearer' })
      .send({ data: { duration: null } });

  /** Takes the turn alone, as a publication does. */
  const havingTheTurn = (body: (trx: Knex.Transaction) => Promise<void>): Promise<void> =>
    withSql(server, (db) =>
      db.transaction(async (trx) => {
        await trx.raw('LOCK TABLE monthly_report_writing IN EXCLUSIVE MODE');
        await body(trx);
      }),
    );

  /** Until so many connections wait for the turn. */
  async function untilWaiting(trx: Knex.Transaction, connections: number): Promise<void> {
    for (;;) {
      const { rows } = await trx.raw<{ rows: { waiting: number }[] }>(
        'SELECT CAST(count(*) AS integer) AS waiting FROM pg_locks WHERE NOT granted',
      );
      if ((rows[0]?.waiting ?? 0) >= connections) return;
      await wait(20);
    }
  }

  it('readers of kept answers are answered while more writers wait than there are connections', async () => {
    const { headers } = await server.request.get(TOTALS).expect(200);
    let writing: Promise<Response[]> = Promise.resolve([]);
    let settled = 0;
    await havingTheTurn(async (trx) => {
      writing = Promise.all(activities.map((activity) => write(activity).finally(() => (settled += 1))));
      await untilWaiting(trx, 10);
      await server.request.get(TOTALS).expect(200);
      await server.request.get(TOTALS).set('If-None-Match', String(headers['etag'])).expect(304);
      expect(settled).toBe(0);
    });
    expect((await writing).map(({ status }) => status)).toEqual(Array(WRITERS).fill(200));
  });

  it('a writer that waits too long is told so, and nothing is changed', async () => {
    const [activity = ''] = activities;
    await havingTheTurn(async () => {
      const { status, body } = await write(activity);
      expect(status).toBe(409);
      expect(body.error.message).toContain('请稍后再试');
    });
    expect((await write(activity)).status).toBe(200);
  });
});
