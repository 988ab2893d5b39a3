/** The days that a text speaks of, and where. */
import { by, compareNumber, inOrder } from '../../../domain/order';
import { isInCalendar, type PartialDay } from './calendar-day';
import { chineseDatesIn, type WrittenDate } from './chinese-dates';
import { englishDatesIn } from './english-dates';

export interface DateInText extends WrittenDate {
  /** Words beside it say that it is not the day of what is told: a deadline, a plan, a feast to come. */
  readonly aside: boolean;
}

const inOrderOfText = inOrder<WrittenDate>(
  by(({ index }) => index, compareNumber),
  by(({ words }) => -words.length, compareNumber),
);

const BEFORE = 12;
const AFTER = 8;
const ASIDE_BEFORE =
  /(?:计划|预计|拟|将|定于|原定|推迟|改期|改到|截止|截至|截至到|报名|自|从|迎接|庆祝|临近|距离|成立|下次|下一|since|until|by|from|before|after|planned|deadline|for)[^，。；,.;]{0,6}$/u;
const ASIDE_AFTER =
  /^(?:起|前(?![往来去])|之前|以前|以来|以后|之后|后|截止|(?:开始)?(?:报名|招募|征集|筹备)|(?:正式)?(?:成立|建成|落成|启用|颁布|实施|施行)|的?[\p{Script=Han}]{0,6}[节日](?![\p{Script=Han}]))/u;

/** Every date of the text in order, none inside another; a day alone takes the month named before it. */
export function datesIn(text: string): readonly DateInText[] {
  const dates: DateInText[] = [];
  let end = 0;
  let last: PartialDay | null = null;
  for (const date of [...chineseDatesIn(text), ...englishDatesIn(text)].sort(inOrderOfText)) {
    if (date.index < end || !isPossible(date)) continue;
    const from: PartialDay = completed(date.from, last);
    dates.push({ ...date, from, aside: isAside(text, date) });
    end = date.index + date.words.length;
    last = date.to ?? from;
  }
  return dates;
}

/** 2020-13-45 may number anything; a month that is named makes a date of it. */
const NAMED_MONTH = /月|\p{Script=Latin}{3}/u;

/** Days that no calendar has: 11月31日, 13月5日. */
export function impossibleDatesIn(text: string): readonly WrittenDate[] {
  return [...chineseDatesIn(text), ...englishDatesIn(text)].filter(
    (date) => NAMED_MONTH.test(date.words) && !isPossible(date),
  );
}

/** Whether a text that says this may mean a day of the span (YYYY-MM-DD, both ends included). */
export function mayMean(date: WrittenDate, [first, last]: readonly [string, string]): boolean {
  const [begin, end] = [placeOfDay(first), placeOfDay(last)];
  return [first, last].some((near) => {
    const [from, to] = [placeOf(date.from, near), placeOf(date.to ?? date.from, near)];
    if (from <= to) return begin <= to && from <= end;
    // 12月30日至1月2日 goes over the end of a year that it does not name: into this year or out of it.
    return begin <= to || from <= end;
  });
}

function isPossible({ from, to }: WrittenDate): boolean {
  return isInCalendar(from) && (to === null || isInCalendar(to));
}

const PLACES_OF_YEAR = 12 * 31;

/** Counts days in months of 31 days; what is not said is as in a day near by. */
function placeOf({ year, month, day }: PartialDay, near: string): number {
  return (year ?? Number(near.slice(0, 4))) * PLACES_OF_YEAR + (month ?? Number(near.slice(5, 7))) * 31 + day;
}

function placeOfDay(day: string): number {
  return placeOf({ year: null, month: null, day: Number(day.slice(8, 10)) }, day);
}

function completed(day: PartialDay, last: PartialDay | null): PartialDay {
  return day.month === null && last !== null ? { ...last, day: day.day } : day;
}

function isAside(text: string, { index, words }: WrittenDate): boolean {
  const end = index + words.length;
  return (
    ASIDE_BEFORE.test(text.slice(Math.max(0, index - BEFORE), index)) ||
    ASIDE_AFTER.test(text.slice(end, end + AFTER))
  );
}
