import fc from 'fast-check';

import { countingMonth, type Calendar } from '../../../src/plugins/monthly-report/server/src/domain/calendar';
import { isYear, type Month, type Year } from '../../../src/plugins/monthly-report/server/src/domain/month';
import {
  changeCell,
  changedCells,
  changeMembers,
  largestOf,
  largestOfMonths,
  withLargest,
} from '../../../src/plugins/monthly-report/server/src/ledger/rules/apply';
import { sumsOf, type Sums } from '../../../src/plugins/monthly-report/server/src/ledger/rules/build';
import {
  EMPTY_CELL,
  readCell,
  writeCell,
  type Cell,
} from '../../../src/plugins/monthly-report/server/src/ledger/rules/cell';
import {
  countedEntries,
  valuesOf,
} from '../../../src/plugins/monthly-report/server/src/ledger/rules/counted-values';
import {
  differencesOf,
  type EntryChange,
} from '../../../src/plugins/monthly-report/server/src/ledger/rules/differences';
import {
  cellIdOf,
  cellKey,
  monthKeysOf,
  type CellKey,
} from '../../../src/plugins/monthly-report/server/src/ledger/rules/keys';
import {
  monthOf,
  type LedgerEntry,
} from '../../../src/plugins/monthly-report/server/src/ledger/rules/ledger-entry';
import {
  readMemberMonths,
  writeMemberMonths,
} from '../../../src/plugins/monthly-report/server/src/ledger/rules/member-months';
import { scopesOf } from '../../../src/plugins/monthly-report/server/src/ledger/rules/scopes';
import {
  countingRules,
  type Definition,
} from '../../../src/plugins/monthly-report/server/src/ledger/rules/rules';
import { FREQUENCIES } from '../../../src/plugins/monthly-report/shared/vocabulary';

const RULES = countingRules([
  definition('largest', 'MAX'),
  definition('constructor', 'MAX'),
  definition('last', 'LAST'),
  definition('whole', 'SUM', ['sum', 'part']),
]);
const SUMS_ALONE = countingRules([]);

function definition(
  code: string,
  aggregationType: Definition['aggregationType'],
  parts: string[] = [],
): Definition {
  return { code, source: 'measured', aggregationType, calculationFormulaAcrossPeriods: 'sum', parts };
}

const written = fc.record({
  title: fc.constantFrom('甲', '乙'),
  programme: fc.integer({ min: 1, max: 2 }),
  partner: fc.option(fc.integer({ min: 1, max: 3 })),
  region: fc.option(fc.integer({ min: 1, max: 2 })),
  activityType: fc.option(fc.integer({ min: 1, max: 2 })),
  communities: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }).map((ids) => ids.sort()),
  startDate: fc.constantFrom(
    '2019-11-30',
    '2019-12-01',
    '2020-01-31',
    '2020-02-01',
    '2020-12-08',
    '2021-03-05',
  ),
  endDate: fc.option(fc.constantFrom('2021-04-01', '2021-05-01')),
  sessions: fc.option(fc.integer({ min: 0, max: 9 })),
  measurements: fc.dictionary(
    fc.constantFrom('sum', 'largest', 'constructor', 'last', 'part', 'whole'),
    fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(999_999_999_999_999)),
  ),
});

const calendars: readonly Calendar[] = FREQUENCIES.flatMap((frequency) =>
  [1, 4, 12].map((fiscalYearStart) => ({ frequency, fiscalYearStart })),
);

/** It counts in the month that the calendar of its programme gives. */
const entry = fc
  .tuple(written, fc.constantFrom(...calendars))
  .map(([one, calendar]) => ({ ...one, month: countingMonth(one.startDate, calendar) }));

/** A step rewrites one of a few documents, or removes it. */
const steps = fc.array(
  fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.option(entry)), { minLength: 1, maxLength: 4 }),
  { maxLength: 25 },
);

/** The kept sums after a change, changed in the same way as in the database. */
function changed(sums: Sums, changes: EntryChange[], entries: readonly LedgerEntry[]): Sums {
  const differences = differencesOf(changes, RULES);
  const { members, distinct } = changeMembers(differences.members, sums.members);
  const cells = new Map(sums.cells);
  const years: [CellKey, readonly string[]][] = [];
  for (const key of changedCells(differences, distinct)) {
    const { cell, recount } = changeCell(cells.get(key), differences.cells.get(key), distinct.get(key));
    if (isYear(cellIdOf(key).period)) {
      years.push([key, recount]);
      cells.set(key, cell);
    } else {
      cells.set(
        key,
        recount.reduce((known, code) => recounted(known, key, code, entries), cell),
      );
    }
  }
  for (const [key, codes] of years) {
    const { period, ...scope } = cellIdOf(key);
    const months = monthKeysOf(scope, period as Year).flatMap((month) => cells.get(month) ?? []);
    for (const code of codes) {
      cells.set(key, withLargest(cells.get(key) ?? EMPTY_CELL, code, largestOfMonths(months, code)));
    }
  }
  for (const [key, { activities }] of cells) if (activities === 0) cells.delete(key);
  const allMembers = new Map([...sums.members, ...members]);
  for (const [key, months] of allMembers) if (months.size === 0) allMembers.delete(key);
  return { cells, members: allMembers };
}

function recounted(cell: Cell, key: CellKey, code: string, entries: readonly LedgerEntry[]): Cell {
  const values = entries
    .filter((candidate) =>
      scopesOf(candidate).some((scope) => cellKey({ ...scope, period: monthOf(candidate) }) === key),
    )
    .flatMap(({ measurements }) => valuesOf(measurements, RULES).get(code) ?? []);
  return withLargest(cell, code, largestOf(values));
}

const countedByDocument = (entries: ReadonlyMap<string, LedgerEntry>) =>
  new Map(countedEntries([...entries.values()], RULES).map((counted) => [counted.entry.documentId, counted]));

const asText = ({ cells, members }: Sums): unknown => ({
  cells: Object.fromEntries([...cells].sort().map(([key, cell]) => [key, writeCell(cell)])),
  members: Object.fromEntries([...members].sort().map(([key, months]) => [key, writeMemberMonths(months)])),
});

describe('Kept sums', () => {
  it('are the same whether they follow every change or are made from nothing', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const entries = new Map<string, LedgerEntry>();
        let sums = sumsOf([], RULES);
        for (const step of sequence) {
          const before = new Map(entries);
          for (const [document, written] of step) {
            const documentId = `activity-${document}`;
            if (written) entries.set(documentId, { ...written, documentId, activityId: document });
            else entries.delete(documentId);
          }
          const [was, is] = [countedByDocument(before), countedByDocument(entries)];
          // Other entries also decide which entry of a reporter is the latest.
          const changes = [...new Set([...was.keys(), ...is.keys()])].map((id) => ({
            before: was.get(id) ?? null,
            after: is.get(id) ?? null,
          }));
          sums = changed(sums, changes, [...entries.values()]);
          expect(asText(sums)).toEqual(asText(sumsOf(entries.values(), RULES)));
        }
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('change nothing when an activity is published again as it was', () => {
    fc.assert(
      fc.property(entry, (written) => {
        const before = { ...written, documentId: 'a', activityId: 1 };
        const [was, is] = countedEntries([before], RULES).map(
          (counted) => [counted, { ...counted, entry: { ...before, activityId: 2 } }] as const,
        )[0] ?? [null, null];
        const differences = differencesOf([{ before: was, after: is }], RULES);
        expect([differences.cells.size, differences.members.size]).toEqual([0, 0]);
      }),
      { seed: 3 },
    );
  });

  it('are read back as they were written, sums beyond what a double holds included', () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 10, maxLength: 30 }), (written) => {
        const entries = written.map((one, index) => ({
          ...one,
          documentId: `activity-${index}`,
          activityId: index,
        }));
        const sums = sumsOf(entries, RULES);
        for (const cell of sums.cells.values()) expect(readCell(writeCell(cell))).toEqual(cell);
        for (const months of sums.members.values()) {
          expect(readMemberMonths(writeMemberMonths(months))).toEqual(months);
        }
      }),
      { seed: 3, numRuns: 50 },
    );
  });

  it('refuse a sum that signed 64-bit thousandths cannot hold', () => {
    const largest = 999_999_999_999_999;
    const entries = Array.from({ length: 9224 }, (_, index): LedgerEntry => ({
      documentId: `activity-${index}`,
      activityId: index,
      title: '甲',
      programme: 1,
      partner: null,
      region: null,
      activityType: null,
      communities: [],
      month: '2020-12' as Month,
      startDate: '2020-12-08',
      endDate: null,
      sessions: null,
      measurements: { waste: largest },
    }));
    const most = sumsOf(entries.slice(0, 9223), SUMS_ALONE);
    const [last] = countedEntries(entries.slice(-1), SUMS_ALONE);
    const [key] = most.cells.keys();
    const { cells } = differencesOf([{ before: null, after: last ?? null }], SUMS_ALONE);
    if (key === undefined) throw new Error('There are no sums');
    expect(() => changeCell(most.cells.get(key), cells.get(key), undefined)).toThrow('waste');
    expect(() => sumsOf(entries, SUMS_ALONE)).toThrow('waste');
  });
});
