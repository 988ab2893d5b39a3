/** A publication is prepared while editors go on; it publishes the content at the time of the lock. */
import type { Response } from 'supertest';

import { figuresOf } from '../helpers/answers';
import { describeOnBothDatabases } from '../helpers/both-databases';
import { runCommand } from '../helpers/command';
import { publishMonth } from '../helpers/publish';
import { MONTH } from '../helpers/reference';
import { withSql } from '../helpers/sql';

const TOTALS = `/api/monthly-report/totals/${MONTH}?programme=zero_waste`;
const ROUNDS = 2;
const WRITERS = 4;

describeOnBothDatabases('A month published among writers', { demo: true, reopened: true }, (server) => {
  it('holds what was acknowledged before it was locked, and nothing else', async () => {
    const token = await server().createApiToken('full-access');
    const admin = await server().adminToken();
    const get = (path: string) => server().request.get(path).auth(token, { type: 'bearer' });
    const programme = '&filters[programme][code]=zero_waste';
    const list = await get(
      `/api/activities?filters[startDate][$gte]=${MONTH}-01&filters[startDate][$lte]=${MONTH}-31` +
        `&pagination[pageSize]=${WRITERS}${programme}`,
    ).expect(200);
    const activities = (list.body.data as { documentId: string }[]).map(({ documentId }) => documentId);
    expect(activities).toHaveLength(WRITERS);

    // A stated figure would differ with every write, and keep the month from being published.
    await withSql(server(), (db) => db('stated_figures').delete());

    const write = async (documentId: string, participants: number): Promise<Response> =>
      server()
        .request.put(`/api/activities/${documentId}`)
        .auth(token, { type: 'bearer' })
        .send({ data: { measurements: { participants } } });
    const states = new Set<number>();
    for (let round = 1; round <= ROUNDS; round += 1) {
      let isPublished = false;
      const writers = activities.map(async (documentId, index) => {
        for (let value = 1; !isPublished; value += 1) {
          states.add((await write(documentId, round * 1000 + index * 100 + value)).status);
        }
      });
      await publishMonth(server(), MONTH);
      isPublished = true;
      await Promise.all(writers);
      const frozen = figuresOf((await get(TOTALS).expect(200)).body, 'zero_waste');
      const live = figuresOf((await get(`${TOTALS}&status=draft`).expect(200)).body, 'zero_waste');
      expect(frozen).toEqual(live);
      const { exitCode, output } = await runCommand('reports.mjs', ['verify'], server().databaseEnv);
      expect([exitCode, output]).toEqual([0, expect.any(String)]);
      await server()
        .request.post(`/monthly-report/months/${MONTH}/reopen`)
        .auth(admin, { type: 'bearer' })
        .send({ reason: '补报' })
        .expect(200);
    }
    expect([...states].every((status) => status === 200 || status === 409)).toBe(true);
  });
});
