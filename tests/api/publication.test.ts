/** The workflow of a month: published once, locked in every way, reopened, corrected. */
import { setTimeout as wait } from 'node:timers/promises';

import type { Knex } from 'knex';
import type { Response } from 'supertest';

import type { MonthDetail } from '../../src/plugins/monthly-report/shared/admin-api';
import { expectRefusal, figuresOf, messageOf } from '../helpers/answers';
import { describeOnBothDatabases } from '../helpers/both-databases';
import { runCommand } from '../helpers/command';
import { withSql } from '../helpers/sql';

const ACTIVITY = 'api::activity.activity';
const STORY = 'api::story.story';
const REPORT = 'plugin::monthly-report.report';

/** A month that is published in the demo; the next one is published too. */
const MONTH = '2021-01';
const LATER = '2021-02';
/** A month with content, whose report is a draft. */
const OPEN = '2021-03';
const PROGRAMME = 'neighbour_reading';
/** Longer than a publication takes. */
const AFTERWARDS = 1000;

describeOnBothDatabases('A month', { demo: true }, (server) => {
  let adminToken: string;
  let token: string;

  const panel = (method: 'get' | 'post' | 'put' | 'delete', path: string, body?: object) => {
    const call = server().request[method](path).set('Authorization', `Bearer ${adminToken}`);
    return body === undefined ? call : call.send(body);
  };
  const step = (month: string, name: string, body: object = {}) =>
    panel('post', `/monthly-report/months/${month}/${name}`, body);
  const detailOf = async (month: string): Promise<MonthDetail> =>
    (await panel('get', `/monthly-report/months/${month}`).expect(200)).body.data;
  const api = (method: 'get' | 'post' | 'put' | 'delete', path: string, data?: object) => {
    const call = server().request[method](path).set('Authorization', `Bearer ${token}`);
    return data === undefined ? call : call.send({ data });
  };
  const reportOf = async (month: string, query = '') =>
    (await server().request.get(`/api/monthly-report/reports/${month}${query}`).expect(200)).body;
  const firstOf = async (type: string, filter: string): Promise<{ documentId: string }> =>
    (await api('get', `/api/${type}?${filter}&sort=documentId`).expect(200)).body.data[0];
  const activityIn = (month: string) =>
    firstOf('activities', `filters[startDate][$gte]=${month}-02&filters[startDate][$lte]=${month}-28`);
  const newActivity = async (startDate: string) => {
    const { documentId: programme } = await firstOf('programmes', `filters[code]=${PROGRAMME}`);
    return { title: '锁定测试', kind: 'single', programme, startDate, sessions: 1, measurements: {} };
  };

  beforeAll(async () => {
    adminToken = await server().adminToken();
    token = await server().createApiToken('full-access');
  });

  describe('that was published by the demo', () => {
    it('is its revision 1 without a correction; the corrected month is revision 2 and says what was wrong', async () => {
      expect((await reportOf('2020-12')).data).toMatchObject({ revision: 1, correction: null });
      const { data } = await reportOf(MONTH);
      expect(data.revision).toBe(2);
      expect(data.correction).toMatchObject({ revision: 2, previousRevision: 1 });
      const [figure] = data.correction.figures as { indicator: string }[];
      expect(figure).toMatchObject({ indicator: 'volunteers' });
      const { data: first } = await reportOf(MONTH, '?revision=1');
      expect(first).toMatchObject({ revision: 1, correction: null });
      expect(figuresOf({ data: first }, PROGRAMME).volunteers).toBe(
        (figuresOf({ data }, PROGRAMME).volunteers ?? 0) + 10,
      );
    });

    it('passes the verification', async () => {
      const { exitCode, output } = await runCommand('reports.mjs', ['verify'], server().databaseEnv);
      expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
      expect(output).toMatch(/4 revisions verified in .* 0 differences/);
    });
  });

  describe('that is locked', () => {
    const isLocked = (response: Response) => {
      expectRefusal(response, 409);
      expect(messageOf(response)).toContain(MONTH);
    };

    it('refuses every write of its entries through the API and the content manager', async () => {
      const { documentId } = await activityIn(MONTH);
      const { documentId: other } = await activityIn(OPEN);
      const story = await firstOf('stories', `filters[reportMonth]=${MONTH}`);
      const manager = `/content-manager/collection-types/${ACTIVITY}`;
      isLocked(await api('put', `/api/activities/${documentId}`, { title: '改' }));
      isLocked(await api('put', `/api/activities/${documentId}`, { startDate: `${OPEN}-09` }));
      isLocked(await api('put', `/api/activities/${other}`, { startDate: `${MONTH}-09` }));
      isLocked(await api('put', `/api/activities/${documentId}?status=draft`, { title: '改' }));
      isLocked(await api('delete', `/api/activities/${documentId}`));
      isLocked(await api('post', '/api/activities', await newActivity(`${MONTH}-09`)));
      isLocked(await api('post', '/api/activities?status=draft', await newActivity(`${MONTH}-09`)));
      isLocked(await panel('put', `${manager}/${documentId}`, { title: '改' }));
      isLocked(await panel('delete', `${manager}/${documentId}`));
      isLocked(await panel('post', `${manager}/${documentId}/actions/publish`, {}));
      isLocked(await panel('post', `${manager}/${documentId}/actions/unpublish`, {}));
      isLocked(await panel('post', `${manager}/${documentId}/actions/discard`, {}));
      isLocked(await panel('post', `${manager}/actions/bulkDelete`, { documentIds: [documentId] }));
      isLocked(await panel('post', `${manager}/actions/bulkUnpublish`, { documentIds: [documentId] }));
      isLocked(await api('put', `/api/stories/${story.documentId}?locale=en`, { title: 'Changed' }));
      isLocked(await api('put', `/api/stories/${story.documentId}`, { title: '改' }));
      isLocked(await panel('delete', `/content-manager/collection-types/${STORY}/${story.documentId}`));
    });

    it('keeps its report: not unpublished, deleted, discarded, moved or published again', async () => {
      const { results } = (
        await panel('get', `/content-manager/collection-types/${REPORT}?filters[month]=${MONTH}`).expect(200)
      ).body as { results: { documentId: string }[] };
      const address = `/content-manager/collection-types/${REPORT}/${results[0]?.documentId}`;
      isLocked(await panel('post', `${address}/actions/unpublish`, {}));
      isLocked(await panel('post', `${address}/actions/discard`, {}));
      isLocked(await panel('post', `${address}/actions/publish`, {}));
      isLocked(await panel('delete', address));
      isLocked(await panel('put', address, { month: '2021-09' }));
      isLocked(await step(MONTH, 'publish'));
      isLocked(await step(MONTH, 'begin-review'));
    });

    it('keeps its report in bulk, and does nothing to the others that were asked for with it', async () => {
      const manager = `/content-manager/collection-types/${REPORT}`;
      const { results } = (await panel('get', `${manager}?pageSize=100`).expect(200)).body as {
        results: { documentId: string; month: string }[];
      };
      const documentIds = [OPEN, MONTH].map(
        (month) => results.find((report) => report.month === month)?.documentId,
      );
      for (const action of ['bulkPublish', 'bulkUnpublish', 'bulkDelete']) {
        isLocked(await panel('post', `${manager}/actions/${action}`, { documentIds }));
      }
      // Steps that began together with a refused one could go on after the answer.
      await wait(AFTERWARDS);
      expect(await detailOf(OPEN)).toMatchObject({ state: 'open', revisions: [] });
    });

    it('stands against SQL, its links, components, files, revisions and the trail included', async () => {
      const statements = [
        `UPDATE activities SET title = 'x' WHERE document_id IN (SELECT document_id FROM monthly_report_ledger WHERE month = '${MONTH}')`,
        `DELETE FROM stories WHERE report_month = '${MONTH}'`,
        `UPDATE programme_months SET month = '${MONTH}' WHERE month = '${OPEN}'`,
        `DELETE FROM stories_cmps WHERE entity_id IN (SELECT id FROM stories WHERE report_month = '2020-12')`,
        `UPDATE components_content_photos SET caption = 'x'`,
        'DELETE FROM files_related_mph',
        'DELETE FROM activities_partner_lnk',
        'DELETE FROM activities_communities_lnk',
        `UPDATE stated_figures SET month = '${OPEN}' WHERE month = '2020-12'`,
        `DELETE FROM monthly_reports WHERE month = '${MONTH}'`,
        `UPDATE monthly_report_revisions SET content = '{}'`,
        'DELETE FROM monthly_report_revisions',
        'UPDATE monthly_report_trail_entries SET actor = NULL',
        'DELETE FROM monthly_report_trail_entries',
      ];
      await withSql(server(), async (db: Knex) => {
        for (const statement of statements) {
          const answer = await db.raw(statement).then(
            () => 'written',
            (error: unknown) => String(error),
          );
          expect([statement, answer]).toEqual([
            statement,
            expect.stringMatching(/monthly_report_(locked|kept)/),
          ]);
        }
      });
    });

    it('keeps what it points to: a partner that is in it is edited, not deleted', async () => {
      const partner = await firstOf('partners', 'filters[code]=qingshixiang');
      isRefused(await api('delete', `/api/partners/${partner.documentId}`));
      await api('put', `/api/partners/${partner.documentId}`, { nameEn: 'Qingshixiang Reading' }).expect(200);
    });

    it('keeps the files it shows', async () => {
      const files = (await panel('get', '/upload/files?pageSize=100').expect(200)).body.results as {
        id: number;
        url: string;
      }[];
      const printed = JSON.stringify(await reportOf('2020-12'));
      const shown = files.find(({ url }) => printed.includes(url));
      isRefused(await panel('delete', `/upload/files/${shown?.id}`));
      await server().request.get(String(shown?.url)).expect(200);
    });

    const isRefused = (response: Response) => expectRefusal(response, 409);
  });

  describe('that is published', () => {
    it('with an error nobody explained: is not, and says which; with none, once, whoever comes first', async () => {
      const { documentId: programme } = await firstOf('programmes', `filters[code]=${PROGRAMME}`);
      const { body } = await api('post', '/api/progress-updates', {
        title: '链接写错的进展',
        slug: 'broken-link-progress',
        programme,
        month: OPEN,
        links: [{ title: '公众号文章', url: '#' }],
      }).expect(201);
      const refused = await step(OPEN, 'publish');
      expectRefusal(refused, 409);
      expect(refused.body.error.details.findings).toEqual(
        expect.arrayContaining([expect.objectContaining({ check: 'broken-link', severity: 'error' })]),
      );
      expect(await detailOf(OPEN)).toMatchObject({ state: 'open', revisions: [] });
      await server().request.get(`/api/monthly-report/reports/${OPEN}`).expect(404);
      await api('delete', `/api/progress-updates/${body.data.documentId}`).expect(204);

      await step(OPEN, 'begin-review').expect(200);
      const answers = await Promise.all([1, 2, 3, 4].map(() => step(OPEN, 'publish')));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
      const { state, revisions } = await detailOf(OPEN);
      expect(state).toBe('published');
      expect(revisions.map(({ number }) => number)).toEqual([1]);
      expect((await reportOf(OPEN)).data).toMatchObject({ revision: 1, correction: null });
    });

    it('reopened for a reason and published again, corrects what it said; later months stay and are listed', async () => {
      expectRefusal(await step(LATER, 'reopen', {}), 400);
      expectRefusal(await step(LATER, 'reopen', { reason: ' ' }), 400);
      const before = await reportOf(LATER);
      await step(LATER, 'reopen', { reason: '漏报一场活动' }).expect(200);
      expectRefusal(await step(LATER, 'reopen', { reason: '再来一次' }), 409);
      const created = await api('post', '/api/activities', await newActivity(`${LATER}-20`)).expect(201);
      expect(await reportOf(LATER)).toEqual(before);

      await step(LATER, 'publish').expect(200);
      const { data } = await reportOf(LATER);
      expect(data.correction).toMatchObject({ reason: '漏报一场活动', revision: 2, previousRevision: 1 });
      const { laterMonths, revisions } = await detailOf(LATER);
      expect(revisions.map(({ number, reason }) => [number, reason])).toEqual([
        [2, '漏报一场活动'],
        [1, null],
      ]);
      expect(laterMonths.map(({ month }) => month)).toEqual([OPEN]);
      expectRefusal(await api('delete', `/api/activities/${created.body.data.documentId}`), 409);
    });

    it('is verified, and what somebody changed behind the locks is found', async () => {
      const verify = () => runCommand('reports.mjs', ['verify'], server().databaseEnv);
      expect(await verify()).toMatchObject({ exitCode: 0 });
      const change = (title: string, [from, to]: readonly [string, string]) =>
        withSql(server(), async (db: Knex) => {
          await db('monthly_report_writing').update({ lifted: 1 });
          await db('activities').whereRaw(`CAST(start_date AS text) = '${MONTH}-09'`).update({ title });
          await db('monthly_report_revisions')
            .where({ month: MONTH, number: 1 })
            .update({ content: db.raw('replace(content, ?, ?)', [from, to]) });
          await db('monthly_report_writing').update({ lifted: 0 });
        });
      const [before] = await withSql(server(), (db: Knex) =>
        db<{ title: string }>('activities')
          .whereRaw(`CAST(start_date AS text) = '${MONTH}-09'`)
          .select('title'),
      );
      await change('被改的标题', ['青石巷', '青石街']);
      const { exitCode, output } = await verify();
      expect(exitCode).toBe(1);
      expect(output).toContain(`${MONTH}, revision 1: the content has the hash`);
      expect(output).toMatch(new RegExp(`${MONTH}: activity \\w+ differs from what was published`));
      await change(before?.title ?? '', ['青石街', '青石巷']);
      expect(await verify()).toMatchObject({ exitCode: 0 });
    });
  });

  describe('that is being published', () => {
    const jobs = (work: (db: Knex) => Promise<unknown>) =>
      withSql(server(), async (db) => void (await work(db)));
    const publication = async () =>
      (await panel('get', `/monthly-report/months/${OPEN}/publication`).expect(200)).body.data;
    /** Acts as a server that has just reported its progress. */
    const elsewhere = (db: Knex, toldAt: number) =>
      db('monthly_report_publications').insert({
        ...{ month: OPEN, id: 'elsewhere', stage: 'groups', done: 3, total: 12, attempt: 2, cancelled: 0 },
        ...{ started_at: '2021-04-01T01:00:00.000Z', started_by: '秘书处', told_at: toldAt },
      });

    afterEach(() => jobs((db) => db('monthly_report_publications').delete()));

    it('tells on every server how far it is, is not begun twice, and is taken for gone once its server is silent', async () => {
      expect(await publication()).toBeNull();
      await jobs((db) => elsewhere(db, Date.now() + 60_000));
      expect(await publication()).toEqual({
        ...{ month: OPEN, stage: 'groups', done: 3, total: 12, attempt: 2, cancelled: false },
        ...{ startedAt: '2021-04-01T01:00:00.000Z', startedBy: '秘书处' },
      });
      const refused = await step(OPEN, 'publish');
      expectRefusal(refused, 409);
      expect(messageOf(refused)).toContain('正在发布');
      const { body } = await step(OPEN, 'cancel-publication').expect(200);
      expect(body.data).toMatchObject({ cancelled: true });

      await jobs((db) => db('monthly_report_publications').update({ told_at: Date.now() - 60_000 }));
      expect(await publication()).toBeNull();
    });

    it('is cancelled with nothing done, and can be published then', async () => {
      if ((await detailOf(OPEN)).state === 'published') {
        await step(OPEN, 'reopen', { reason: '补报' }).expect(200);
      }
      const before = await detailOf(OPEN);
      const trigger =
        server().databaseEnv.DATABASE_CLIENT === 'postgres'
          ? CANCELLED_AT_ONCE.postgres
          : CANCELLED_AT_ONCE.sqlite;
      await jobs(async (db) => {
        for (const statement of trigger.made) await db.raw(statement);
      });
      const refused = await step(OPEN, 'publish');
      await jobs(async (db) => {
        for (const statement of trigger.gone) await db.raw(statement);
      });
      expectRefusal(refused, 409);
      expect(messageOf(refused)).toContain('发布已取消');
      expect(await detailOf(OPEN)).toEqual(before);
      expect(await publication()).toBeNull();
      await step(OPEN, 'publish').expect(200);
      expect(await detailOf(OPEN)).toMatchObject({ state: 'published' });
    });
  });
});

/** Every publication that begins is already cancelled. */
const CANCELLED_AT_ONCE = {
  sqlite: {
    made: [
      `CREATE TRIGGER cancelled_at_once AFTER INSERT ON monthly_report_publications BEGIN
        UPDATE monthly_report_publications SET cancelled = 1 WHERE month = NEW.month; END`,
    ],
    gone: ['DROP TRIGGER cancelled_at_once'],
  },
  postgres: {
    made: [
      `CREATE FUNCTION cancelled_at_once() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN NEW.cancelled := 1; RETURN NEW; END'`,
      `CREATE TRIGGER cancelled_at_once BEFORE INSERT ON monthly_report_publications
        FOR EACH ROW EXECUTE FUNCTION cancelled_at_once()`,
    ],
    gone: [
      'DROP TRIGGER cancelled_at_once ON monthly_report_publications',
      'DROP FUNCTION cancelled_at_once',
    ],
  },
} as const;
