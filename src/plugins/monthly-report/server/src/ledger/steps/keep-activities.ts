import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { readLedgerMonth, readReporterMonths } from '../store/entries';
import { readChange } from '../store/read-change';
import { addToCells, canAddToCells } from '../store/add-to-cells';
import type { Question } from '../store/conversation';
import { programmeLocks } from '../store/locks';
import { questionsOf, readKept, writeCells, writeLedger, writeMembers, type KeptRows } from '../store/store';
import { isYear, type Month } from '../../domain/month';
import { type Change } from '../store/read-change';
import { run } from '../store/conversation';
import { refreshStates } from '../store/states';
import {
  changeCell,
  changedCells,
  changeMembers,
  largestOf,
  largestOfMonths,
  withLargest,
  type DistinctChange,
} from '../rules/apply';
import { EMPTY_CELL, type Cell } from '../rules/cell';
import { differencesOf, isAddition, type Differences, type EntryChange } from '../rules/differences';
import { cellIdOf, cellKey, monthKeysOf, type CellKey } from '../rules/keys';
import { monthOf, type LedgerEntry } from '../rules/ledger-entry';
import { scopesOf, NONE } from '../rules/scopes';
import { countedEntries, valuesOf, type CountedEntry } from '../rules/counted-values';
import type { CountingRules } from '../rules/rules';

/** The questions that update the kept rows after a change; they are still to be asked. */
export interface Consequences {
  readonly questions: readonly Question[];
  /** The months the activities counted in before, and count in now. */
  readonly months: ReadonlySet<Month>;
}

/**
 * Computes the effect of a change of activities on ledger, sums and members, from the
 * difference between ledger and content: a second run changes nothing.
 *
 * @param locks questions to ask before anything is read: nobody else may write the activities.
 * @param isAll whether the transaction changes no other activities.
 * @throws SumOverflowError
 */
export async function keepActivities(
  strapi: Core.Strapi,
  trx: Knex,
  documentIds: readonly string[],
  { locks, isAll }: { readonly locks: readonly Question[]; readonly isAll: boolean },
): Promise<Consequences> {
  // 1. The contributions of the activities before and now.
  const change = await readChange(strapi, trx, documentIds, locks);
  const { before, after, rules } = change;
  const ledger = writeLedger(
    strapi,
    [...after.values()],
    [...before.keys()].filter((documentId) => !after.has(documentId)),
  );
  const entries = [...before.values(), ...after.values()];
  const months = new Set(entries.map(monthOf));
  const programmes = entries.map(({ programme }) => programme);

  // 2. For LAST, one entry of each reporter's month counts, and the other entries help to decide which one.
  //    Nobody else changes those until the transaction ends.
  const ofLast = entries.filter((entry) => hasValueOf(entry, rules, rules.last));
  if (ofLast.length > 0) await run(strapi, trx, programmeLocks(strapi, programmes, false));
  const others = await othersOf(strapi, trx, ofLast, change);
  const changes = changesOf(before.values(), after.values(), others, rules);

  // 3. The effect on sums and members.
  const differences = differencesOf(changes, rules);
  if (differences.cells.size === 0 && differences.members.size === 0) {
    return { questions: questionsOf(ledger), months };
  }
  const ofLevels = entries.filter((entry) => hasValueOf(entry, rules, rules.levels));

  // 4. Numbers that only grow or shrink are added in the database, and other writers may do so meanwhile.
  //    A transaction that locks several programmes must lock them in one statement, or two transactions could
  //    wait for each other.
  const isForReporters = ofLast.length > 0 || ofLevels.length > 0;
  if (isAll && !isForReporters && canAddToCells(strapi) && isAddition(differences)) {
    return {
      questions: [
        ...programmeLocks(strapi, programmes, true),
        ...questionsOf(ledger),
        ...addToCells(differences.cells),
      ],
      months,
    };
  }

  // 5. Otherwise: the sums and members before and after the change. Nobody else changes the rows
  //    of the programmes until the transaction ends.
  const kept =
    (others.length > 0 ? null : change.kept) ??
    (await readKept(
      strapi,
      trx,
      differences.cells.keys(),
      differences.members,
      ofLast.length > 0 ? [] : programmeLocks(strapi, programmes, false),
    ));
  const { members, distinct } = changeMembers(differences.members, kept.members);
  const missing = [...distinct.keys()].filter((key) => !differences.cells.has(key) && !kept.cells.has(key));
  const unread = missing.length === 0 ? null : await readKept(strapi, trx, missing, NO_MEMBERS);
  const known = unread === null ? kept.cells : new Map([...kept.cells, ...unread.cells]);
  const cells = await changeCells(strapi, trx, { known, differences, distinct, changes, rules });

  // 6. The states of levels follow from the sums of their reporters.
  const reporters = ofLevels.map(({ programme, partner }) => ({ programme, partner: partner ?? NONE }));
  return {
    questions: [
      ...questionsOf([...ledger, ...writeCells(strapi, cells), ...writeMembers(strapi, members)]),
      ...(await refreshStates(strapi, trx, reporters, rules.levels)),
    ],
    months,
  };
}

const hasValueOf = (
  { measurements }: LedgerEntry,
  rules: CountingRules,
  codes: ReadonlySet<string>,
): boolean => codes.size > 0 && [...valuesOf(measurements, rules).keys()].some((code) => codes.has(code));

/** Entries of the same reporters' months that are not changed themselves. */
async function othersOf(
  strapi: Core.Strapi,
  trx: Knex,
  entries: readonly LedgerEntry[],
  { before, after }: Change,
): Promise<readonly LedgerEntry[]> {
  const wanted = entries.map((entry) => ({ ...entry, month: monthOf(entry) }));
  const found = await readReporterMonths(strapi, trx, wanted);
  return found.filter(({ documentId }) => !before.has(documentId) && !after.has(documentId));
}

/** The changed entries and the others that they affect, as they counted before and as they count now. */
function changesOf(
  before: Iterable<LedgerEntry>,
  after: Iterable<LedgerEntry>,
  others: readonly LedgerEntry[],
  rules: CountingRules,
): EntryChange[] {
  const byDocument = (entries: Iterable<LedgerEntry>): ReadonlyMap<string, CountedEntry> =>
    new Map(
      countedEntries([...entries, ...others], rules).map((counted) => [counted.entry.documentId, counted]),
    );
  const [was, is] = [byDocument(before), byDocument(after)];
  return [...new Set([...was.keys(), ...is.keys()])].map((documentId) => ({
    before: was.get(documentId) ?? null,
    after: is.get(documentId) ?? null,
  }));
}

const NO_MEMBERS: Differences['members'] = new Map();
const NOTHING_KEPT: KeptRows = { cells: new Map(), members: new Map() };

interface CellsChange {
  readonly known: ReadonlyMap<CellKey, Cell>;
  readonly differences: Differences;
  readonly distinct: ReadonlyMap<CellKey, DistinctChange>;
  readonly changes: readonly EntryChange[];
  readonly rules: CountingRules;
}

async function changeCells(
  strapi: Core.Strapi,
  trx: Knex,
  { known, differences, distinct, changes, rules }: CellsChange,
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
      recount.reduce((counted, code) => recounted(counted, key, code, entries, rules), cell),
    );
  }
  await settleYears(strapi, trx, years, known, cells);
  return cells;
}

/** A year whose largest value of some indicators went away. */
interface UncertainYear {
  readonly key: CellKey;
  readonly codes: readonly string[];
  readonly months: readonly CellKey[];
}

/** Takes the largest values of years from their months: these are twelve rows, while the ledger has thousands. */
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
      (cell, code) => withLargest(cell, code, largestOfMonths(ofMonths, code)),
      cells.get(key) ?? EMPTY_CELL,
    );
    cells.set(key, settled);
  }
}

/** The entries of a programme and month as they will be; each programme and month is read once. */
function presentEntries(strapi: Core.Strapi, trx: Knex, changes: readonly EntryChange[]) {
  const changed = new Set(
    changes.flatMap(({ before, after }) => [before?.entry.documentId, after?.entry.documentId]),
  );
  const present = changes.flatMap(({ after }) => after?.entry ?? []);
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

function recounted(
  cell: Cell,
  key: CellKey,
  code: string,
  entries: readonly LedgerEntry[],
  rules: CountingRules,
): Cell {
  const values = entries.flatMap((entry) => {
    const isInCell = scopesOf(entry).some((scope) => cellKey({ ...scope, period: monthOf(entry) }) === key);
    return isInCell ? (valuesOf(entry.measurements, rules).get(code) ?? []) : [];
  });
  return withLargest(cell, code, largestOf(values));
}
