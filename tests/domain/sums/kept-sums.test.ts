import fc from 'fast-check';

import { isYear, type Year } from '../../../src/plugins/monthly-report/server/src/domain/month';
import {
  changeCell,
  changedCells,
  changeMembers,
  extremesOfMonths,
  extremesWith,
  withExtremes,
} from '../../../src/plugins/monthly-report/server/src/ledger/rules/apply';
import { sumsOf, type Sums } from '../../../src/plugins/monthly-report/server/src/ledger/rules/build';
import {
  EMPTY_CELL,
  readCell,
  recencyKey,
  writeCell,
  type Cell,
} from '../../../src/plugins/monthly-report/server/src/ledger/rules/cell';
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

const EXTREME_CODES = new Set(['largest', 'constructor']);

const entry = fc.record({
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
    fc.constantFrom('sum', 'largest', 'constructor'),
    fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(999_999_999_999_999)),
  ),
});

/** A step writes one of a few documents anew, or takes it away. */
const steps = fc.array(
  fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.option(entry)), { minLength: 1, maxLength: 4 }),
  { maxLength: 25 },
);

/** The kept sums after a change, worked out the way the database is changed. */
function changed(sums: Sums, changes: EntryChange[], entries: readonly LedgerEntry[]): Sums {
  const differences = differencesOf(changes, EXTREME_CODES);
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
      cells.set(key, withExtremes(cells.get(key) ?? EMPTY_CELL, code, extremesOfMonths(months, code)));
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
    .flatMap(({ startDate, endDate, measurements }) => {
      const value = Object.hasOwn(measurements, code) ? measurements[code] : undefined;
      return value === undefined ? [] : [{ value, recency: recencyKey(startDate, endDate, value) }];
    });
  return withExtremes(cell, code, extremesWith(undefined, values));
}

const asText = ({ cells, members }: Sums): unknown => ({
  cells: Object.fromEntries([...cells].sort().map(([key, cell]) => [key, writeCell(cell)])),
  members: Object.fromEntries([...members].sort().map(([key, months]) => [key, writeMemberMonths(months)])),
});

describe('Kept sums', () => {
  it('are the same whether they follow every change or are made from nothing', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const entries = new Map<string, LedgerEntry>();
        let sums = sumsOf([], EXTREME_CODES);
        for (const step of sequence) {
          const before = new Map(entries);
          for (const [document, written] of step) {
            const documentId = `activity-${document}`;
            if (written) entries.set(documentId, { ...written, documentId, activityId: document });
            else entries.delete(documentId);
          }
          const documents = new Set(step.map(([document]) => `activity-${document}`));
          const changes = [...documents].map((id) => ({
            before: before.get(id) ?? null,
            after: entries.get(id) ?? null,
          }));
          sums = changed(sums, changes, [...entries.values()]);
          expect(asText(sums)).toEqual(asText(sumsOf(entries.values(), EXTREME_CODES)));
        }
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('change nothing when an activity is published again as it was', () => {
    fc.assert(
      fc.property(entry, (written) => {
        const before = { ...written, documentId: 'a', activityId: 1 };
        const differences = differencesOf([{ before, after: { ...before, activityId: 2 } }], EXTREME_CODES);
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
        const sums = sumsOf(entries, EXTREME_CODES);
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
      programme: 1,
      partner: null,
      region: null,
      activityType: null,
      communities: [],
      startDate: '2020-12-08',
      endDate: null,
      sessions: null,
      measurements: { waste: largest },
    }));
    const most = sumsOf(entries.slice(0, 9223), new Set());
    const [last] = entries.slice(-1);
    const [key] = most.cells.keys();
    const { cells } = differencesOf([{ before: null, after: last ?? null }], new Set());
    if (key === undefined) throw new Error('There are no sums');
    expect(() => changeCell(most.cells.get(key), cells.get(key), undefined)).toThrow('waste');
    expect(() => sumsOf(entries, new Set())).toThrow('waste');
  });
});
