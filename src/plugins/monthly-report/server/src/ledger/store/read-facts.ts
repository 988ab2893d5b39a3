/** Programmes with what is kept of them: sums, and states of levels where they have any. */
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

/** The same month last year; the period before is as far away as periods are long. */
const YEAR = 12;

/** For the figures of a month and those they are read beside. */
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

/** The members of fiscal years, up to a month, that are no years of the calendar: the sums do not tell them. */
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

/** For the figures over a period: every month of it is read by itself, and members are counted over all of it. */
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
