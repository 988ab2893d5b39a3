/** Programmes with what is kept of them: sums, and states of levels where they have any. */
import type { Core } from '@strapi/strapi';

import type { ProgrammeFacts, ProgrammeRecord } from '../../entries/rules/facts';
import { addMonths, monthsBetween, type Month } from '../../domain/month';
import type { Months } from '../../domain/spans';
import { DIMENSIONS, WHOLE } from '../rules/scopes';
import type { Distinct } from '../../totals/rules/counted';
import { planOfSpan, plansOfMonth } from '../../totals/rules/periods';
import { readDistinct, readProgrammeCells } from './read-cells';
import { readProgrammeLevels } from './read-levels';

/** The month before and the same month last year, which a month's figures are read beside. */
const MONTHS_BESIDE = [0, 1, 12];

/** For the figures of a month and those they are read beside. */
export async function readProgrammeFacts(
  strapi: Core.Strapi,
  records: readonly ProgrammeRecord[],
  month: Month,
): Promise<(record: ProgrammeRecord) => ProgrammeFacts> {
  const cellsOf = await readProgrammeCells(strapi, plansOfMonth(records, month));
  const levelsOf = await readProgrammeLevels(strapi, records, monthsBeside(records, month));
  return (record) => ({ ...record, cells: cellsOf(record.id), levels: levelsOf(record.id) });
}

/** For the figures over a period: every month of it is read by itself, and members are counted over all of it. */
export async function readPeriodFacts(
  strapi: Core.Strapi,
  records: readonly ProgrammeRecord[],
  months: Months,
): Promise<(record: ProgrammeRecord) => ProgrammeFacts & { readonly distinct: Distinct }> {
  const ids = records.map(({ id }) => id);
  const plan = planOfSpan(months, false);
  const cellsOf = await readProgrammeCells(strapi, [{ programmes: ids, plan }]);
  const levelsOf = await readProgrammeLevels(strapi, records, [months.to]);
  const keys = ids.map((programme) => ({ programme, member: WHOLE }));
  const distinctOf = await readDistinct(strapi, keys, DIMENSIONS.programme, months);
  return (record) => ({
    ...record,
    cells: cellsOf(record.id),
    levels: levelsOf(record.id),
    distinct: distinctOf({ programme: record.id, member: WHOLE }),
  });
}

function monthsBeside(records: readonly ProgrammeRecord[], month: Month): Month[] {
  const starts = records.map(({ programme }) => programme.startMonth).sort();
  const [first] = starts;
  if (first === undefined) return [];
  return MONTHS_BESIDE.flatMap((earlier) =>
    monthsBetween(first, month) >= earlier ? addMonths(month, -earlier) : [],
  );
}
