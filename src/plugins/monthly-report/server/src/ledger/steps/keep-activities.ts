import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { readLedgerMonth } from '../store/entries';
import { readChange } from '../store/read-change';
import { addToCells, canAddToCells } from '../store/add-to-cells';
import type { Question } from '../store/conversation';
import { programmeLocks } from '../store/locks';
import { questionsOf, readKept, writeCells, writeLedger, writeMembers, type KeptRows } from '../store/store';
import { isYear, type Month } from '../../domain/month';
import {
  changeCell,
  changedCells,
  changeMembers,
  extremesOfMonths,
  extremesWith,
  withExtremes,
  type DistinctChange,
} from '../rules/apply';
import { EMPTY_CELL, recencyKey, type Cell } from '../rules/cell';
import { differencesOf, isAddition, type Differences, type EntryChange } from '../rules/differences';
import { cellIdOf, cellKey, monthKeysOf, type CellKey } from '../rules/keys';
import { monthOf, type LedgerEntry } from '../rules/ledger-entry';
import { scopesOf } from '../rules/scopes';

/** How the kept rows follow a change, still to be asked. */
export interface Consequences {
  readonly questions: readonly Question[];
  /** The months the activities counted in before, and count in now. */
  readonly months: ReadonlySet<Month>;
}

/**
 * Works out what a change of activities does to ledger, sums and members, from the
 * difference between what the ledger holds and what the content says: doing it twice
 * changes nothing.
 *
 * @param locks what to ask before anything is read: nobody else may write the activities.
 * @param isAll whether the transaction changes no other activities.
 * @throws SumOverflowError
 */
export async function keepActivities(
  strapi: Core.Strapi,
  trx: Knex,
  documentIds: readonly string[],
  { locks, isAll }: { readonly locks: readonly Question[]; readonly isAll: boolean },
): Promise<Consequences> {
  // 1. What the activities contributed, and what they contribute now.
  const change = await readChange(strapi, trx, documentIds, locks);
  const { before, after, extremeCodes } = change;
  const changes = documentIds.map((documentId) => ({
    before: before.get(documentId) ?? null,
    after: after.get(documentId) ?? null,
  }));
  const ledger = writeLedger(
    strapi,
    [...after.values()],
    [...before.keys()].filter((documentId) => !after.has(documentId)),
  );
  const entries = [...before.values(), ...after.values()];
  const months = new Set(entries.map(monthOf));

  // 2. What that adds to sums and members.
  const differences = differencesOf(changes, extremeCodes);
  if (differences.cells.size === 0 && differences.members.size === 0) {
    return { questions: questionsOf(ledger), months };
  }
  const programmes = entries.map(({ programme }) => programme);

  // 3. Numbers that only grow or shrink are added where the sums are: others may do so as well.
  //    Who holds a programme together with others never asks for it alone, or two could wait for each other.
  if (isAll && canAddToCells(strapi) && isAddition(differences)) {
    return {
      questions: [
        ...programmeLocks(strapi, programmes, true),
        ...questionsOf(ledger),
        ...addToCells(differences.cells),
      ],
      months,
    };
  }

  // 4. Otherwise: the sums and members as they are, and as they become. Nobody else
  //    changes those of the programmes until the transaction ends.
  const kept =
    change.kept ??
    (await readKept(
      strapi,
      trx,
      differences.cells.keys(),
      differences.members,
      programmeLocks(strapi, programmes, false),
    ));
  const { members, distinct } = changeMembers(differences.members, kept.members);
  const missing = [...distinct.keys()].filter((key) => !differences.cells.has(key) && !kept.cells.has(key));
  const others = missing.length === 0 ? null : await readKept(strapi, trx, missing, NO_MEMBERS);
  const known = others === null ? kept.cells : new Map([...kept.cells, ...others.cells]);
  const cells = await changeCells(strapi, trx, { known, differences, distinct, changes });
  return {
    questions: questionsOf([...ledger, ...writeCells(strapi, cells), ...writeMembers(strapi, members)]),
    months,
  };
}

const NO_MEMBERS: Differences['members'] = new Map();
const NOTHING_KEPT: KeptRows = { cells: new Map(), members: new Map() };

interface CellsChange {
  readonly known: ReadonlyMap<CellKey, Cell>;
  readonly differences: Differences;
  readonly distinct: ReadonlyMap<CellKey, DistinctChange>;
  readonly changes: readonly EntryChange[];
}

async function changeCells(
  strapi: Core.Strapi,
  trx: Knex,
  { known, differences, distinct, changes }: CellsChange,
): Promise<ReadonlyMap<CellKey, Cell>> {
  const cells = new Map<CellKey, Cell>();
  const years: UncertainYear[] = [];
  const readMonth = presentEntries(strapi, trx, changes);
  for (const key of changedCells(differences, distinct)) {
    const { cell, recount } = changeCell(known.get(key), differences.cells.get(key), distinct.get(key));
    cells.set(key, cell);
    if (recount.length === 0) continue;
    const { period, ...scope } = cellIdOf(key);
    if (isYear(period)) {
      years.push({ key, codes: recount, months: monthKeysOf(scope, period) });
      continue;
    }
    const entries = await readMonth(scope.programme, period);
    cells.set(
      key,
      recount.reduce((counted, code) => recounted(counted, key, code, entries), cell),
    );
  }
  await settleYears(strapi, trx, years, known, cells);
  return cells;
}

/** A year whose largest or last value of some indicators went away. */
interface UncertainYear {
  readonly key: CellKey;
  readonly codes: readonly string[];
  readonly months: readonly CellKey[];
}

/** Takes the extremes of years from their months, which are twelve rows where the ledger has thousands. */
async function settleYears(
  strapi: Core.Strapi,
  trx: Knex,
  years: readonly UncertainYear[],
  known: ReadonlyMap<CellKey, Cell>,
  cells: Map<CellKey, Cell>,
): Promise<void> {
  const unread = years
    .flatMap(({ months }) => months)
    .filter((month) => !cells.has(month) && !known.has(month));
  const read = unread.length === 0 ? NOTHING_KEPT : await readKept(strapi, trx, unread, NO_MEMBERS);
  for (const { key, codes, months } of years) {
    const ofMonths = months.flatMap(
      (month) => cells.get(month) ?? known.get(month) ?? read.cells.get(month) ?? [],
    );
    const settled = codes.reduce(
      (cell, code) => withExtremes(cell, code, extremesOfMonths(ofMonths, code)),
      cells.get(key) ?? EMPTY_CELL,
    );
    cells.set(key, settled);
  }
}

/** The entries of a programme and month as they will be; each programme and month is read once. */
function presentEntries(strapi: Core.Strapi, trx: Knex, changes: readonly EntryChange[]) {
  const changed = new Set(changes.flatMap(({ before, after }) => [before?.documentId, after?.documentId]));
  const present = changes.flatMap(({ after }) => after ?? []);
  const known = new Map<string, Promise<readonly LedgerEntry[]>>();
  return async (programme: number, month: Month): Promise<readonly LedgerEntry[]> => {
    const place = `${programme} ${month}`;
    const reading = known.get(place) ?? readLedgerMonth(strapi, trx, programme, month);
    known.set(place, reading);
    return [
      ...(await reading).filter(({ documentId }) => !changed.has(documentId)),
      ...present.filter((entry) => entry.programme === programme && monthOf(entry) === month),
    ];
  };
}

function recounted(cell: Cell, key: CellKey, code: string, entries: readonly LedgerEntry[]): Cell {
  const values = entries.flatMap((entry) => {
    const value = Object.hasOwn(entry.measurements, code) ? entry.measurements[code] : undefined;
    const isInCell = scopesOf(entry).some((scope) => cellKey({ ...scope, period: monthOf(entry) }) === key);
    return value === undefined || !isInCell
      ? []
      : [{ value, recency: recencyKey(entry.startDate, entry.endDate, value) }];
  });
  return withExtremes(cell, code, extremesWith(undefined, values));
}
