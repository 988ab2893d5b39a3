/** Programmes with what is kept of them: sums, and states of levels where they have any. */
import type { Core } from '@strapi/strapi';

import type { ProgrammeFacts, ProgrammeRecord } from '../../entries/rules/facts';
import { addMonths, monthsBetween, type Month } from '../../domain/month';
import { plansOfMonth } from '../../totals/rules/periods';
import { readProgrammeCells } from './read-cells';
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

function monthsBeside(records: readonly ProgrammeRecord[], month: Month): Month[] {
  const starts = records.map(({ programme }) => programme.startMonth).sort();
  const [first] = starts;
  if (first === undefined) return [];
  return MONTHS_BESIDE.flatMap((earlier) =>
    monthsBetween(first, month) >= earlier ? addMonths(month, -earlier) : [],
  );
}
