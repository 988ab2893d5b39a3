import { setTimeout as wait } from 'node:timers/promises';
import type { Knex } from 'knex';

import { describeOnBothDatabases } from '../helpers/both-databases';
import { runCommand } from '../helpers/command';
import { startBeside } from '../helpers/server';
import { withSql } from '../helpers/sql';

const TOTALS = '/api/monthly-report/totals/2020-12?programme=zero_waste&groupBy=partner&status=draft';

interface Kept {
  readonly cell: string;
}

describeOnBothDatabases('Kept sums', { demo: true, reopened: true }, (server) => {
  const totals = (command: 'check' | 'rebuild') => runCommand('totals.mjs', [command], server().databaseEnv);

  /** Makes the sums of the demo wrong in three ways, past the code that keeps them. */
  const spoil = () =>
    withSql(server(), async (db) => {
      const programmeCell = { dimension: 0, month: '2020-12' };
      const { cell } =
        (await db<Kept>('monthly_report_sums')
          .where(programmeCell)
          .whereLike('cell', '%395971100%')
          .first('cell')) ?? {};
      if (cell === undefined) throw new Error('There are no sums to spoil');
      await db('monthly_report_sums')
        .where({ ...programmeCell, cell })
        .update({ cell: cell.replace('395971100', '395971099') });
      await db('monthly_report_ledger').where({ start_date: '2020-12-08' }).delete();
      await db('monthly_report_members').insert({
        programme_id: 99_999,
        dimension: 0,
        member_id: 0,
        thing: 0,
        thing_id: 1,
        months: '{"2020-12":1}',
      });
    });

  it('agree with the activities after the demo was entered', async () => {
    const { exitCode, output } = await totals('check');
    expect(output).toContain('24 activities recounted');
    expect(output).toContain(' 0 differences.');
    expect(exitCode).toBe(0);
  });

  it('are checked against the activities and made anew while the server goes on', async () => {
    const token = await server().createApiToken('full-access');
    const read = async () =>
      (await server().request.get(TOTALS).auth(token, { type: 'bearer' }).expect(200)).text;
    const before = await read();
    await spoil();

    const spoilt = await totals('check');
    expect(spoilt.output).toMatch(/sums \d+ 0 0 2020-12\n {2}kept .*395971099.*\n {2}recounted .*395971100/);
    expect(spoilt.output).toMatch(/ledger \S+\n {2}kept {6}\(nothing\)\n {2}recounted .*2020-12-08/);
    expect(spoilt.output).toMatch(/members 99999 0 0 0 1\n.*\n {2}recounted \(nothing\)/);
    expect(spoilt.output).toContain('npm run totals:rebuild');
    expect(spoilt.exitCode).toBe(1);

    const rebuilt = await totals('rebuild');
    expect(rebuilt.output).toContain('Sums of 24 activities made anew');
    expect(rebuilt.exitCode).toBe(0);
    expect((await totals('check')).exitCode).toBe(0);
    expect(await read()).toBe(before);
  });

  it('are made at the start where there are none yet', async () => {
    await withSql(server(), async (db) => {
      for (const table of ['ledger', 'sums', 'members']) await db(`monthly_report_${table}`).delete();
    });
    // Every command starts Strapi, and a start builds the sums.
    expect((await totals('check')).output).toContain(' 0 differences.');
  });

  it('are made anew at the start where they were kept in an older form', async () => {
    await withSql(server(), async (db) => {
      await db('monthly_report_sums').whereRaw('length(month) = 4').delete();
      await db.schema.alterTable('monthly_report_ledger', (table) => table.dropColumn('title'));
    });
    expect((await totals('check')).output).toContain(' 0 differences.');
    expect(await withSql(server(), (db) => db.schema.hasColumn('monthly_report_ledger', 'title'))).toBe(true);
  });

  /** A write that the sums do not follow, as of a server that was killed in the middle. */
  const writePastUs = (activities: number) =>
    withSql(server(), async (db) => {
      const rows = await db<{ id: number; sessions: number | null }>('activities')
        .whereNotNull('published_at')
        .orderBy('id')
        .limit(activities);
      for (const { id, sessions } of rows) {
        await db('activities')
          .where({ id })
          .update({ sessions: (sessions ?? 0) + 1 });
        // Like a publication, which gives the entry its own row.
        await db('monthly_report_ledger').where({ activity_id: id }).update({ activity_id: -id });
      }
    });
  const trail = () =>
    withSql(server(), (db) =>
      db<{ action: string; actor: string }>('monthly_report_trail_entries').where({ action: 'mend-totals' }),
    );

  const publish = async () =>
    server()
      .request.post('/monthly-report/months/2020-12/publish')
      .auth(await server().adminToken(), { type: 'bearer' })
      .send({});

  /** Waits until it has reported the differences that it found. */
  const startAnother = async () => {
    const another = await startBeside(server());
    while (!another.logs().includes('in the kept sums')) await wait(50);
    await another.stop();
    return another.logs();
  };

  it('are mended by a server that starts where they differ in little, with a row in the trail', async () => {
    await writePastUs(2);
    expect(await startAnother()).toMatch(/2 published activities were not .* \d+ sums of 20\S+ were mended/);
    expect((await totals('check')).output).toContain(' 0 differences.');
    expect(await trail()).toEqual([expect.objectContaining({ actor: 'system' })]);
  });

  it('are reported where they differ in much, and publish nothing until they are made anew', async () => {
    await writePastUs(24);
    expect(await startAnother()).toContain('more than a start mends');
    expect(await trail()).toHaveLength(1);

    const refused = await publish();
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '60']);
    expect(refused.body.error.message).toMatch(
      /^2020-12及以前有\d+项活动没有正确计入合计.*npm run totals:rebuild/,
    );

    await totals('rebuild');
    // The reason is now the month's unexplained errors, and no longer its sums.
    expect((await publish()).status).toBe(409);
  });

  it.each([
    ['a value', { measurements: '{"waste_kg":1}' }, 'activities', true],
    ['a region', { region_id: 1_000_000 }, 'monthly_report_ledger', false],
  ])('publish nothing where %s is another one than was counted', async (_, change, table, isContent) => {
    const first = (db: Knex) =>
      isContent
        ? db(table).whereNotNull('published_at').orderBy('id').first('id')
        : db(table).orderBy('activity_id').first('document_id');
    const restore = await withSql(server(), async (db) => {
      const key = (await first(db)) as Record<string, string>;
      const before = await db(table).where(key).first(Object.keys(change));
      await db(table).where(key).update(change);
      return () => withSql(server(), (again) => again(table).where(key).update(before));
    });
    const refused = await publish();
    await restore();
    expect([refused.status, refused.body.error.message]).toEqual([503, expect.stringContaining('有1项活动')]);
  });

  it('refuse an edit that would make a sum too large to be counted, and keep nothing of it', async () => {
    const token = await server().createApiToken('full-access');
    const authorized = { Authorization: `Bearer ${token}` };
    const find = async (path: string) => (await server().request.get(path).set(authorized).expect(200)).body;
    const [{ documentId: programme }] = (await find('/api/programmes?filters[code]=zero_waste')).data;
    const activities = async () => (await find('/api/activities?status=draft')).meta.pagination.total;
    // So near to 2^63 thousandths that the largest allowed value of an editor would overflow.
    await withSql(server(), async (db) => {
      const rows = await db<Kept & { dimension: number; month: string }>('monthly_report_sums').where({
        dimension: 0,
        month: '2020-12',
      });
      for (const { cell } of rows) {
        const { m, ...rest } = JSON.parse(cell) as { m: Record<string, [number, number | string]> };
        if (m.waste_kitchen === undefined) continue;
        const large = { ...rest, m: { ...m, waste_kitchen: [m.waste_kitchen[0], '9223372036854775000'] } };
        await db('monthly_report_sums')
          .where({ cell })
          .update({ cell: JSON.stringify(large) });
      }
    });
    const before = await activities();
    const answer = await server()
      .request.post('/api/activities')
      .set(authorized)
      .send({
        data: {
          title: '过大的数据',
          programme,
          startDate: '2020-12-20',
          measurements: { waste_kitchen: 999_999_999_999 },
        },
      });
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain('waste_kitchen');
    expect(await activities()).toBe(before);
    expect((await totals('rebuild')).exitCode).toBe(0);
    expect((await totals('check')).exitCode).toBe(0);
  });
});
