/** A day as a text gives it: missing parts are null. */
export interface PartialDay {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number;
  /** For a day of 本月 or 上月: how many months before the month of the text. */
  readonly monthsBefore?: number;
}

const LONGEST_MONTH = 31;

/** Whether a calendar has this day; 29 February is allowed if the year is not given. */
export function isInCalendar({ year, month, day }: PartialDay): boolean {
  if (month === null) return day >= 1 && day <= LONGEST_MONTH;
  if (month < 1 || month > 12 || day < 1) return false;
  const LEAP_YEAR = 2000;
  return day <= new Date(Date.UTC(year ?? LEAP_YEAR, month, 0)).getUTCDate();
}
