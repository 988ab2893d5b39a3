/** Kept sums follow edits: the effect of an edit is compared with a recount, on both databases. */
import { mkdtempSync } from 'node:fs';
import path from 'node:path';

import type { Knex } from 'knex';
import fc from 'fast-check';

import { asOverflow } from '../../src/plugins/monthly-report/server/src/ledger/store/add-to-cells';
import { run } from '../../src/plugins/monthly-report/server/src/ledger/store/conversation';
import { SumOverflowError } from '../../src/plugins/monthly-report/server/src/ledger/rules/apply';
import {
  checkAll,
  rebuildAll,
  type Difference,
} from '../../src/plugins/monthly-report/server/src/ledger/steps';
import { keepActivities } from '../../src/plugins/monthly-report/server/src/ledger/steps/keep-activities';
import { startContentDatabase, type ActivityRows, type ContentDatabase } from '../helpers/content-database';
import { createTestDatabase, DATABASES, type TestDatabase } from '../helpers/database';
import { runFolder } from '../helpers/run-folder';

const number = fc.constantFrom(0, 0.1, 0.2, 7, 12.345, 999_999_999_999.999, null);
const grid = fc
  .dictionary(
    fc.constantFrom(
      ...[
        'sum',
        'largest',
        'last',
        'it"s',
        'stock',
        'state',
        'whole',
        'quarter',
        'whole_state',
        'part_state',
      ],
    ),
    number,
  )
  .map((measurements) => JSON.stringify(measurements));

const activity = fc.record({
  programme: fc.constant(1),
  partner: fc.option(fc.integer({ min: 1, max: 3 })),
  type: fc.option(fc.integer({ min: 1, max: 2 })),
  communities: fc.uniqueArray(fc.integer({ min: 8, max: 10 }), { maxLength: 2 }),
  startDate: fc.constantFrom('2019-12-31', '2020-12-01', '2020-12-08', '2021-03-05'),
  endDate: fc.option(fc.constant('2021-04-01')),
  sessions: fc.option(fc.integer({ min: 0, max: 9 })),
  measurements: grid,
});

/** Most edits change only numbers. */
const edit = fc.record({
  of: fc.nat({ max: 5 }),
  sessions: fc.option(fc.integer({ min: 0, max: 9 })),
  measurements: grid,
  startDate: fc.option(fc.constantFrom('2020-12-08', '2021-03-05'), { freq: 4 }),
});

const one = (overrides: Partial<ActivityRows> = {}): ActivityRows => ({
  programme: 1,
  partner: 1,
  type: null,
  communities: [8],
  startDate: '2020-12-08',
  endDate: null,
  sessions: 1,
  measurements: '{}',
  ...overrides,
});

describe.each(DATABASES)('Keeping sums (%s)', (kind) => {
  let database: TestDatabase;
  let content: ContentDatabase;

  beforeAll(async () => {
    database = await createTestDatabase(kind, mkdtempSync(path.join(runFolder(), 'keeping-')));
    content = await startContentDatabase(database);
  });
  afterAll(async () => {
    await content?.stop();
    await database?.drop();
  });

  async function differences(): Promise<Difference[]> {
    const found: Difference[] = [];
    await checkAll(content.strapi, (difference) => found.push(difference));
    return found;
  }

  /** Edits an activity and its kept sums in one transaction. */
  const write = async (documentId: string, fields: Partial<ActivityRows>): Promise<void> => {
    await content.strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }) => {
      await content.update(trx, documentId, fields);
      const consequences = await keepActivities(content.strapi, trx, [documentId], {
        locks: [],
        isAll: true,
      });
      await run(content.strapi, trx, consequences.questions);
    });
  };

  it('follows every edit as a recount would', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(activity, { minLength: 1, maxLength: 6 }),
        fc.array(edit, { maxLength: 8 }),
        async (activities, edits) => {
          await content.fill(activities);
          await rebuildAll(content.strapi);
          for (const { of, startDate, ...fields } of edits) {
            await write(
              `document${of % activities.length}`,
              startDate === null ? fields : { ...fields, startDate },
            );
          }
          expect(await differences()).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('commits nothing where the last statements fail, and goes on afterwards', async () => {
    await content.fill([one({ measurements: '{"sum": 1}' })]);
    await rebuildAll(content.strapi);
    const failing = { name: 'fails', sql: 'UPDATE monthly_report_sums SET cell = NULL', bindings: [] };
    const edit = async ({ trx }: { trx: Knex.Transaction }) => {
      await content.update(trx, 'document0', { measurements: '{"sum": 2}' });
      const { questions } = await keepActivities(content.strapi, trx, ['document0'], {
        locks: [],
        isAll: true,
      });
      await run(content.strapi, trx, questions);
      await run(content.strapi, trx, [failing]);
    };
    // The addon of SQLite creates its errors in the realm of the first test file of a worker: here
    // they may not be instances of Error.
    const refused = { message: expect.stringMatching(/null/i) };
    // More of them than connections.
    for (let times = 0; times < 6; times += 1) {
      await expect(content.strapi.db.transaction(edit)).rejects.toMatchObject(refused);
    }
    expect(await differences()).toEqual([]);
    await write('document0', { measurements: '{"sum": 3}' });
    expect(await differences()).toEqual([]);
  });

  it('loses nothing of many edits of one cell at once', async () => {
    await content.fill(Array.from({ length: 4 }, () => one({ measurements: '{"sum": 0, "largest": 1}' })));
    await rebuildAll(content.strapi);
    const edits = Array.from({ length: 40 }, (_, index) =>
      // One writer of a document at a time, as its lock ensures.
      ({ documentId: `document${index % 4}`, sum: index + 0.1, sessions: index }),
    );
    await Promise.all(
      [0, 1, 2, 3].map(async (writer) => {
        for (const { documentId, sum, sessions } of edits.filter((_, index) => index % 4 === writer)) {
          await write(documentId, { sessions, measurements: JSON.stringify({ sum, largest: 1 }) });
        }
      }),
    );
    expect(await differences()).toEqual([]);
  });

  it('refuses an edit whose sum would be over 64 bits, by the name of its indicator', async () => {
    await content.fill([one({ measurements: '{"sum": 1, "last": 1}' }), one()]);
    await rebuildAll(content.strapi);
    await content.spoilCells('"sum":[1,1000]', '"sum":[1,"9223372036854775000"]');
    const refusal = write('document1', { measurements: '{"sum": 1}' }).catch((error: unknown) => {
      throw asOverflow(error) as Error;
    });
    await expect(refusal).rejects.toThrow(SumOverflowError);
    await expect(refusal).rejects.toMatchObject({ code: 'sum' });
    await rebuildAll(content.strapi);
    expect(await differences()).toEqual([]);
  });
});
