/**
 * The clock of the demo: when an entry was written follows from the month it belongs to,
 * never from the moment of loading, so that two databases loaded at different times agree.
 */
const REFERENCE_ENTRIES_WRITTEN = '2020-12-01T01:00:00.000Z';
const DAY_AND_TIME_OF_ENTRY = '-04T01:00:00.000Z';

export type DemoClock = (month: string | null) => string;

/** The content of a month is written on the 4th of the next one; content without a month comes before all. */
export const demoClock: DemoClock = (month) =>
  month === null ? REFERENCE_ENTRIES_WRITTEN : `${nextMonth(month)}${DAY_AND_TIME_OF_ENTRY}`;

function nextMonth(month: string): string {
  const [year, number] = month.split('-').map(Number);
  if (year === undefined || number === undefined) throw new Error(`"${month}" is not a month (YYYY-MM).`);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
