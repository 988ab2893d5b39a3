/** The calendar day that a date in a text means; if it has no year, the day of its entry decides. */
import { firstDayOf, type Month } from '../../../domain/month';
import type { EntryText } from '../entry-texts';
import type { CheckedProgramme } from '../facts';
import type { Subject } from '../../../domain/finding';
import type { PartialDay } from './calendar-day';
import { datedEntries } from './dated-entries';

/** The day of the entry of a text, or the first day of the month. */
export function daysOfEntries(programme: CheckedProgramme, month: Month): (text: EntryText) => string {
  const days = new Map(datedEntries(programme).map(({ subject, day }) => [keyOf(subject), day]));
  return ({ subject }) => days.get(keyOf(subject)) ?? firstDayOf(month);
}

const keyOf = (subject: Subject): string => JSON.stringify(Object.values(subject));

const HALF_A_YEAR = 6;

/** YYYY-MM-DD; null if the text leaves the month out. */
export function calendarDayOf({ year, month, day }: PartialDay, near: string): string | null {
  if (month === null) return null;
  const [nearYear, nearMonth] = [Number(near.slice(0, 4)), Number(near.slice(5, 7))];
  const distance = month - nearMonth;
  const turn = distance > HALF_A_YEAR ? -1 : distance < -HALF_A_YEAR ? 1 : 0;
  const two = (number: number) => String(number).padStart(2, '0');
  return `${year ?? nearYear + turn}-${two(month)}-${two(day)}`;
}
