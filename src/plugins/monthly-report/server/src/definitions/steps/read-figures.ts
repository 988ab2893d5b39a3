/** Figures of whole programmes over all their months, from the kept sums of the present transaction. */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { Locale } from '../../../../shared/vocabulary';
import { integer, text } from '../../database/rows';
import { monthsBetween, monthsFrom, type Month } from '../../domain/month';
import type { ProgrammeRecord } from '../../entries/rules/facts';
import type { Catalogue } from '../../entries/store/catalogue';
import { indexCells, type MonthCell } from '../../ledger/rules/cell-index';
import { readCell } from '../../ledger/rules/cell';
import { indexStates } from '../../ledger/rules/levels';
import { DIMENSIONS, NONE } from '../../ledger/rules/scopes';
import type { ReporterState } from '../../ledger/rules/states';
import { readProgrammeCells } from '../../ledger/store/read-cells';
import { readProgrammeLevels } from '../../ledger/store/read-levels';
import { readStatesOf } from '../../ledger/store/states';
import { TABLES } from '../../ledger/store/tables';
import { tooLarge } from '../../errors';
import { translate } from '../../report/rules/translate';
import { planOfSpan } from '../../totals/rules/periods';
import { nextTurn } from '../../turns';
import {
  addToldFigures,
  OF_GROUPS,
  OF_PROGRAMME,
  type FigureGroup,
  type ToldFigure,
  type ToldFigures,
} from '../rules/told-figures';

/** Number of figures that can be compared in a few seconds. */
export const MOST_FIGURES = 1_000_000;
/** Number of activities that can be counted again in about a minute, while nobody else writes any. */
export const MOST_ACTIVITIES = 1_000_000;

const GROUPINGS = ['region', 'partner'] as const;

/** The last month with kept sums or a first step. */
export async function lastMonth(
  trx: Knex,
  programmes: readonly number[],
  known: Iterable<Month>,
): Promise<Month | null> {
  const row: { last?: Month | null } | undefined = await trx(TABLES.sums)
    .whereIn('programme_id', programmes)
    .whereRaw('length(month) = 7')
    .max({ last: 'month' })
    .first();
  return [row?.last ?? null, ...known].reduce<Month | null>(
    (last, month) => (month !== null && (last === null || month > last) ? month : last),
    null,
  );
}

/**
 * Estimates the work before it starts.
 *
 * @throws tooLarge (413) with a sentence.
 */
export async function requireFeasible(
  trx: Knex,
  records: readonly ProgrammeRecord[],
  last: Month | null,
): Promise<void> {
  const ids = records.map(({ id }) => id);
  const activities = await countRows(trx, TABLES.ledger, ids);
  const groupMonths = last === null ? 0 : await countRows(trx, TABLES.sums, ids);
  const figures = records.reduce((sum, { programme }) => {
    if (last === null || last < programme.startMonth) return sum;
    const months = monthsBetween(programme.startMonth, last) + 1;
    return sum + (months * OF_PROGRAMME.length + groupMonths) * programme.indicators.length;
  }, 0);
  if (activities <= MOST_ACTIVITIES && figures <= MOST_FIGURES) return;
  throw tooLarge(
    `涉及${activities}项活动、约${figures}个数字，一次最多${MOST_ACTIVITIES}项活动、${MOST_FIGURES}个数字。请新建指标或项目，停用原来的。 / ` +
      `This reaches ${activities} activities and about ${figures} figures; at most ${MOST_ACTIVITIES} and ${MOST_FIGURES} are compared at once. Make a new indicator or programme, and retire this one.`,
  );
}

async function countRows(trx: Knex, table: string, programmes: readonly number[]): Promise<number> {
  const row: { count?: number | string } | undefined = await trx(table)
    .whereIn('programme_id', programmes)
    .count({ count: '*' })
    .first();
  return Number(row?.count ?? 0);
}

/** Call it inside `readingWithin`. */
export async function readToldFigures(
  strapi: Core.Strapi,
  trx: Knex,
  catalogue: Catalogue,
  records: readonly ProgrammeRecord[],
  last: Month | null,
  locale: Locale,
): Promise<ToldFigures> {
  const told = new Map<string, ToldFigure>();
  for (const record of records) {
    const { startMonth } = record.programme;
    if (last === null || last < startMonth) continue;
    const months = monthsFrom(startMonth, last);
    const plan = planOfSpan({ from: startMonth, to: last }, false);
    const cellsOf = await readProgrammeCells(strapi, [{ programmes: [record.id], plan }]);
    const levelsOf = await readProgrammeLevels(strapi, [record], months);
    const kept = { cells: cellsOf(record.id), levels: levelsOf(record.id) };
    addToldFigures(told, record, { group: null, bases: OF_PROGRAMME, kept }, months, locale);
    await nextTurn();
    const states = await readStatesOf(strapi, trx, record.id);
    for (const by of GROUPINGS) {
      for (const [member, cells] of await readMemberCells(trx, record.id, by, states, catalogue)) {
        const own = states.filter(({ reporter }) => memberOf(by, reporter, catalogue) === member);
        const group = groupOf(by, member, catalogue, locale);
        const scope = {
          group,
          bases: OF_GROUPS,
          kept: { cells: indexCells(cells), levels: indexStates(own) },
        };
        addToldFigures(told, record, scope, months, locale);
        await nextTurn();
      }
    }
  }
  return told;
}

type Grouping = (typeof GROUPINGS)[number];

/** The row id of the group of a partner; groups follow the partner's present region. */
function memberOf(by: Grouping, reporter: number, { partners, regionIds }: Catalogue): number {
  if (by === 'partner') return reporter;
  const region = partners.get(reporter)?.region?.code;
  return region === undefined ? NONE : (regionIds.get(region) ?? NONE);
}

function groupOf(by: Grouping, member: number, catalogue: Catalogue, locale: Locale): FigureGroup {
  const entry = (by === 'partner' ? catalogue.partners : catalogue.regions).get(member);
  return {
    by,
    code: entry?.code ?? null,
    name: entry === undefined ? '' : translate(entry.name, locale).text,
  };
}

/** The months of each member with entries, or with the state of a level. */
async function readMemberCells(
  trx: Knex,
  programme: number,
  by: Grouping,
  states: readonly ReporterState[],
  catalogue: Catalogue,
): Promise<ReadonlyMap<number, readonly MonthCell[]>> {
  const rows = await trx(TABLES.sums)
    .where({ programme_id: programme, dimension: DIMENSIONS[by] })
    .whereRaw('length(month) = 7')
    .select<readonly Readonly<Record<string, unknown>>[]>('member_id', 'month', 'cell');
  const found = new Map<number, MonthCell[]>(
    states.map(({ reporter }) => [memberOf(by, reporter, catalogue), []]),
  );
  for (const row of rows) {
    const member = integer(row, 'member_id', NONE);
    const cell = { period: text(row, 'month') as Month, cell: readCell(text(row, 'cell')) };
    found.set(member, [...(found.get(member) ?? []), cell]);
  }
  return found;
}
