/** Rebuilding counts in SQL; the domain defines the sums. Both are compared, on both databases. */
import { mkdirSync, mkdtempSync } from 'node:fs';
import path from 'node:path';

import fc from 'fast-check';

import { SumOverflowError } from '../../src/plugins/monthly-report/server/src/ledger/rules/apply';
import {
  checkAll,
  rebuildAll,
  type Difference,
} from '../../src/plugins/monthly-report/server/src/ledger/steps';
import {
  PROGRAMMES,
  REGIONS,
  startContentDatabase,
  type ActivityRows,
  type ContentDatabase,
} from '../helpers/content-database';
import { createTestDatabase, DATABASES, type TestDatabase } from '../helpers/database';
import { runFolder } from '../helpers/run-folder';

const PARTNERS = Object.keys(REGIONS).map(Number);

/** Numbers as Strapi stores them, and as SQL may have written them. */
const NUMBERS = ['0', '0.1', '0.2', '12.345', '313', '999999999999.999', 'null'] as const;
const ODD_NUMBERS = ['1.50', '1e3', '1E-2', '-0', '1000000000000', '0.5000'] as const;
const CODES = [
  ...['sum', 'largest', 'last', 'gone_1', 'stock', 'state', 'unlike'],
  ...['whole', 'half', 'quarter', 'other_quarter', 'whole_state', 'part_state'],
];
const ODD_CODES = [
  'sum',
  'last',
  'whole',
  'half',
  'quarter',
  'stock',
  'a"b',
  "it's",
  '$.a',
  '__proto__',
  '有害垃圾',
  'a b',
] as const;

function activity(codes: readonly string[], numbers: readonly string[]): fc.Arbitrary<ActivityRows> {
  const grid = fc
    .uniqueArray(fc.tuple(fc.constantFrom(...codes), fc.constantFrom(...numbers)), {
      selector: ([code]) => code,
    })
    .map((entries) => `{${entries.map(([code, number]) => `${JSON.stringify(code)}:${number}`).join(', ')}}`);
  return fc.record({
    programme: fc.constantFrom(...PROGRAMMES),
    partner: fc.option(fc.constantFrom(...PARTNERS)),
    type: fc.option(fc.integer({ min: 1, max: 2 })),
    communities: fc.uniqueArray(fc.integer({ min: 8, max: 11 }), { maxLength: 3 }),
    startDate: fc.constantFrom('2019-11-30', '2019-12-01', '2020-01-31', '2020-12-08', '2021-03-05'),
    endDate: fc.option(fc.constantFrom('2021-04-01', '2021-05-01')),
    sessions: fc.option(fc.integer({ min: 0, max: 9 })),
    measurements: fc.option(fc.oneof({ weight: 9, arbitrary: grid }, fc.constantFrom('null', '{}'))),
  });
}

const one = (overrides: Partial<ActivityRows>): ActivityRows => ({
  programme: 1,
  partner: 1,
  type: null,
  communities: [],
  startDate: '2020-12-08',
  endDate: null,
  sessions: null,
  measurements: '{}',
  ...overrides,
});

describe.each(DATABASES)('Rebuilding (%s)', (kind) => {
  let database: TestDatabase;
  let content: ContentDatabase;

  beforeAll(async () => {
    const folder = mkdtempSync(path.join(runFolder(), 'rebuild-'));
    mkdirSync(folder, { recursive: true });
    database = await createTestDatabase(kind, folder);
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

  it.each([
    ['what editors enter', CODES, NUMBERS],
    ['numbers nobody could have entered', CODES, [...NUMBERS, ...ODD_NUMBERS]],
    ['codes nobody could have entered', ODD_CODES, NUMBERS],
  ])('counts %s as the domain does', async (_, codes, numbers) => {
    await fc.assert(
      fc.asyncProperty(fc.array(activity(codes, numbers), { maxLength: 25 }), async (activities) => {
        await content.fill(activities);
        const counted = activities.filter(({ startDate }) => startDate >= '2019-12').length;
        expect(await rebuildAll(content.strapi)).toBe(counted);
        expect(await differences()).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('mends rows of activities that counted in another programme before', async () => {
    await content.fill([one({ programme: 2, measurements: '{"sum": 1}' })]);
    await rebuildAll(content.strapi);
    await content.fill([one({ programme: 1, measurements: '{"sum": 2}' })]);
    await rebuildAll(content.strapi);
    expect(await differences()).toEqual([]);
  });

  it('counts hundreds of indicators', async () => {
    const codes = Array.from({ length: 250 }, (_, index) => `indicator_${index}`);
    for (const many of [codes, codes.slice(0, 150)]) {
      await content.fill([
        one({ measurements: JSON.stringify(Object.fromEntries(many.map((code) => [code, 1.5]))) }),
      ]);
      await rebuildAll(content.strapi);
      expect(await differences()).toEqual([]);
    }
  });

  it.each(['{"sum": -1}', '{"sum": 0.1234}', '{"sum": "5"}', '{"sum": true}', '{"sum": 99999999999999999}'])(
    'refuses %s, as whoever counts it',
    async (measurements) => {
      await content.fill([one({ measurements })]);
      await expect(rebuildAll(content.strapi)).rejects.toThrow('sum');
    },
  );

  it('is exact beyond 2^53, and refuses a sum over 64 bits by the name of its indicator', async () => {
    const largest = one({ measurements: '{"last": 1, "largest": 9000000000000}' });
    await content.fill(Array<ActivityRows>(1024).fill(largest));
    await rebuildAll(content.strapi);
    expect(await differences()).toEqual([]);

    await content.fill(Array<ActivityRows>(1025).fill(largest));
    const refusal = rebuildAll(content.strapi);
    await expect(refusal).rejects.toThrow(SumOverflowError);
    await expect(refusal).rejects.toMatchObject({ code: 'largest' });
  });
});
