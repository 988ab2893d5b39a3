/** Programmes with their kept sums, and with states of levels if they have levels. */
import type { Core } from '@strapi/strapi';

import type { ProgrammeFacts, ProgrammeRecord } from '../../entries/rules/facts';
import { hasCalendarYears } from '../../domain/calendar';
import { addMonths, monthsBetween, type Month } from '../../domain/month';
import {
  calendarOf,
  monthsToPrevious,
  spanOf,
  spanOfPeriod,
  untilFigures,
  type Months,
} from '../../domain/spans';
import { DIMENSIONS, WHOLE } from '../rules/scopes';
import type { DistinctBySpan } from '../rules/distinct';
import { planOfSpan, plansOfMonth } from '../../totals/rules/periods';
import { readDistinct, readProgrammeCells } from './read-cells';
import { readProgrammeLevels } from './read-levels';

/** Months back to the same month last year; the previous period is one period length back. */
const YEAR = 12;

/** Reads the facts for the figures of a month and for the earlier figures beside them. */
export async function readProgrammeFacts(
  strapi: Core.Strapi,
  records: readonly ProgrammeRecord[],
  month: Month,
): Promise<(record: ProgrammeRecord) => ProgrammeFacts> {
  const cellsOf = await readProgrammeCells(strapi, plansOfMonth(records, month));
  const levelsOf = await readProgrammeLevels(strapi, records, monthsBeside(records, month));
  const distinctOf = await readDistinctOfYears(strapi, records, month);
  return (record) => {
    const distinct = distinctOf(record.id);
    return {
      ...record,
      cells: cellsOf(record.id),
      levels: levelsOf(record.id),
      ...(distinct && { distinct }),
    };
  };
}

/** Counts the members of fiscal years up to a month, if these are not calendar years: the sums do not know them. */
async function readDistinctOfYears(
  strapi: Core.Strapi,
  records: readonly ProgrammeRecord[],
  month: Month,
): Promise<(programme: number) => DistinctBySpan | undefined> {
  const found = new Map<number, DistinctBySpan>();
  for (const { id, programme } of records) {
    const span = hasCalendarYears(calendarOf(programme)) ? null : spanOf('year-to-date', month, programme);
    if (span === null) continue;
    const key = { programme: id, member: WHOLE };
    const distinctOf = await readDistinct(strapi, [key], DIMENSIONS.programme, span);
    found.set(id, { 'year-to-date': distinctOf(key) });
  }
  return (programme) => found.get(programme);
}

/** Reads the facts for figures over a period: every month by itself, and members counted over the whole period. */
export async function readPeriodFacts(
  strapi: Core.Strapi,
  records: readonly ProgrammeRecord[],
  months: Months,
): Promise<(record: ProgrammeRecord) => ProgrammeFacts> {
  const ids = records.map(({ id }) => id);
  const plan = planOfSpan(months, false);
  const cellsOf = await readProgrammeCells(strapi, [{ programmes: ids, plan }]);
  const ends = records.flatMap(({ programme }) => {
    const span = spanOfPeriod(months, programme);
    return span === null ? [] : [untilFigures(span, programme).to];
  });
  const levelsOf = await readProgrammeLevels(strapi, records, [...new Set(ends)]);
  const keys = ids.map((programme) => ({ programme, member: WHOLE }));
  const distinctOf = await readDistinct(strapi, keys, DIMENSIONS.programme, months);
  return (record) => ({
    ...record,
    cells: cellsOf(record.id),
    levels: levelsOf(record.id),
    distinct: { period: distinctOf({ programme: record.id, member: WHOLE }) },
  });
}

function monthsBeside(records: readonly ProgrammeRecord[], month: Month): Month[] {
  const starts = records.map(({ programme }) => programme.startMonth).sort();
  const [first] = starts;
  if (first === undefined) return [];
  const earlier = new Set([0, YEAR, ...records.map(({ programme }) => monthsToPrevious(programme))]);
  return [...earlier]
    .sort((a, b) => a - b)
    .flatMap((months) => (monthsBetween(first, month) >= months ? addMonths(month, -months) : []));
}
