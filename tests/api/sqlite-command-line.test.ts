/**
 * Operators own the database file: the sqlite3 of an older system (3.40 in Debian 12) opens it, and
 * published content stays locked there too.
 */
import { spawnSync } from 'node:child_process';

import { refusalOf } from '../../src/plugins/monthly-report/server/src/publication/locks/refusals';
import { LOCKED_SIGN } from '../../src/plugins/monthly-report/server/src/publication/locks/triggers';
import { runCommand } from '../helpers/command';
import { createTestDatabase, type TestDatabase } from '../helpers/database';
import { demoTemplate } from '../helpers/demo';
import { MONTH } from '../helpers/reference';
import { temporaryFolder } from '../helpers/run-folder';
import { withSql } from '../helpers/sql';

/** A month of the demo whose report is not published. */
const OPEN_DAY = '2021-03-05';

async function demoFile(): Promise<TestDatabase> {
  const { database } = await demoTemplate('sqlite');
  return createTestDatabase('sqlite', temporaryFolder('command-line'), database);
}

/** The triggers of a file, and the words of their refusals. */
async function refusalsIn({ env }: TestDatabase) {
  const triggers: string[] = await withSql({ databaseEnv: env }, (db) =>
    db<{ type: string; sql: string }>('sqlite_master').where({ type: 'trigger' }).pluck('sql'),
  );
  return { triggers, raised: triggers.flatMap((sql) => sql.match(/RAISE\s*\([^)]*\)/g) ?? []) };
}

const LITERAL = /^RAISE\(ABORT, '[a-z_:]+'\)$/;

const insertOn = (day: string, id: number | null = null): string =>
  `INSERT INTO activities (id, document_id, title, start_date, locale)
    VALUES (${id}, 'by_hand', 'by hand', '${day}', 'zh-Hans')`;

const LOCKED_ACTIVITY = `SELECT min(id) FROM activities WHERE start_date LIKE '${MONTH}%'`;
const OPEN_ACTIVITY = `SELECT min(id) FROM activities WHERE start_date LIKE '2021-03%'`;

const REFUSED: readonly (readonly [what: string, statement: string])[] = [
  ['an activity is edited', `UPDATE activities SET title = 'other' WHERE id = (${LOCKED_ACTIVITY})`],
  ['an activity is deleted', `DELETE FROM activities WHERE id = (${LOCKED_ACTIVITY})`],
  ['an activity is added', insertOn(`${MONTH}-05`)],
  [
    'an activity of an open month is moved into it',
    `UPDATE activities SET start_date = '${MONTH}-05' WHERE id = (${OPEN_ACTIVITY})`,
  ],
];

describe('The SQLite file of the demo', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await demoFile();
  });

  it('holds no trigger whose refusal is an expression, which SQLite before 3.47 cannot read', async () => {
    const { triggers, raised } = await refusalsIn(database);
    expect(triggers.length).toBeGreaterThan(0);
    expect(raised.length).toBe(triggers.length);
    expect(raised.filter((raise) => !LITERAL.test(raise))).toEqual([]);
  });

  it('gets them at the next start if an older version made it', async () => {
    const older = await demoFile();
    await withSql({ databaseEnv: older.env }, async (db) => {
      await db.raw('DROP TRIGGER mr_lock_activities_update');
      await db.raw(`CREATE TRIGGER mr_lock_activities_update BEFORE UPDATE ON activities
        BEGIN SELECT RAISE(ABORT, '${LOCKED_SIGN}' || OLD.start_date); END`);
    });
    const expressions = async () => (await refusalsIn(older)).raised.filter((raise) => !LITERAL.test(raise));
    expect(await expressions()).toHaveLength(1);

    const { exitCode, output } = await runCommand('demo.mjs', ['--load-only'], older.env);
    expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
    expect(await expressions()).toEqual([]);
  });

  it('keeps the rows that a refused statement had already changed as they were', async () => {
    const titles = await withSql({ databaseEnv: database.env }, (db) =>
      db.transaction(async (trx) => {
        // The row of the open month comes first: it is changed when the statement is refused.
        await trx.raw(insertOn(OPEN_DAY, -1));
        // The driver's errors belong to the realm of the test file that loaded it first: here they are not `Error`.
        const said = await trx('activities')
          .update({ title: 'other' })
          .then(
            () => 'nothing',
            (error: { message: string }) => error.message,
          );
        expect(said).toContain(`${LOCKED_SIGN}${MONTH}`);
        return (await trx('activities')
          .where({ title: 'other' })
          .orWhere({ id: -1 })
          .pluck('title')) as string[];
      }),
    );
    expect(titles).toEqual(['by hand']);
  });
});

describe('The refusal of a locked month', () => {
  it.each([
    [`JSON path error near '${LOCKED_SIGN}${MONTH}'`, /^2020-12已发布并锁定.* 2020-12 is published/],
    // Another SQLite may find the path valid.
    [LOCKED_SIGN, /^该月已发布并锁定.* The month is published/],
  ])('is 409 with the month as far as the database tells it: %s', (message, sentence) => {
    const refusal = refusalOf(new Error(message));
    expect(refusal).toMatchObject({ status: 409, message: expect.stringMatching(sentence) as string });
  });

  it('is not seen in another error', () => {
    expect(refusalOf(new Error('JSON path error near'))).toBeNull();
  });
});

const installed = spawnSync('sqlite3', ['--version'], { encoding: 'utf8' });
const version = installed.status === 0 ? installed.stdout.split(' ')[0] : null;

const describeWithCommand = version === null ? describe.skip : describe;
describeWithCommand(
  version === null
    ? 'sqlite3 on the file of the demo (skipped: there is no sqlite3 command)'
    : `sqlite3 ${version} on the file of the demo`,
  () => {
    let file = '';
    const sqlite3 = (...statements: string[]) => {
      const { status, stdout, stderr } = spawnSync('sqlite3', ['-bail', file], {
        input: statements.map((statement) => `${statement};\n`).join(''),
        encoding: 'utf8',
      });
      return { status, stdout: stdout.trim(), stderr };
    };

    beforeAll(async () => {
      file = (await demoFile()).location;
    });

    it('reads the whole schema and finds nothing wrong', () => {
      expect(sqlite3('PRAGMA integrity_check', 'PRAGMA foreign_key_check')).toEqual({
        status: 0,
        stdout: 'ok',
        stderr: '',
      });
      const schema = sqlite3('SELECT count(*) FROM sqlite_schema', 'SELECT count(*) FROM activities');
      expect(schema).toMatchObject({ status: 0, stderr: '' });
    });

    it.each(REFUSED)(`refuses that in a published month %s, and names the month`, (_what, statement) => {
      const { status, stderr } = sqlite3(statement);
      expect(status).not.toBe(0);
      expect(stderr).toContain(`${LOCKED_SIGN}${MONTH}`);
    });

    it('writes, changes and deletes in an open month', () => {
      const written = sqlite3(
        'BEGIN',
        insertOn(OPEN_DAY),
        "UPDATE activities SET title = 'other' WHERE document_id = 'by_hand'",
        "SELECT title FROM activities WHERE document_id = 'by_hand'",
        "DELETE FROM activities WHERE document_id = 'by_hand'",
        'COMMIT',
      );
      expect(written).toEqual({ status: 0, stdout: 'other', stderr: '' });
    });
  },
);
