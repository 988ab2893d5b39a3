/** Finds the days in a text, and their places. */
import { by, compareNumber, inOrder } from '../../../domain/order';
import type { EntryText } from '../entry-texts';
import { isInCalendar, type PartialDay } from './calendar-day';
import { chineseDatesIn, type WrittenDate } from './chinese-dates';
import { englishDatesIn } from './english-dates';

export interface DateInText extends WrittenDate {
  /** Words beside it say that it is not the day of the event: a deadline, a plan, a birth, a coming feast. */
  readonly aside: boolean;
  /** It is an aside only because a feast is named after it; its year can still be checked. */
  readonly feast: boolean;
}

const inOrderOfText = inOrder<WrittenDate>(
  by(({ index }) => index, compareNumber),
  by(({ words }) => -words.length, compareNumber),
);

const BEFORE = 18;
const AFTER = 16;
const PLANS =
  '计划|预计|拟|将|定于|原定|推迟|改期|改到|截止|截至|截至到|报名|自|从|迎接|庆祝|临近|距离|成立|下次|下一|since|until|by|from|before|after|planned|deadline|for';
/** Births, foundings and laws, and earlier events: 上一次读书会还是在5月20日. */
const EARLIER =
  '上一?[次回届期]|前一[次回届期]|前不久|此前|早在|去年|前年|往年|当年|那年|出生|生于|诞生|始建|创办|落成|开业|开馆|颁布|公布|发布|施行|实施|通过|签署|入党|入伍|参军|结婚|建于|始于|编于';
const ASIDE_BEFORE = new RegExp(`(?:(?:${PLANS})[^，。；,.;]{0,6}|(?:${EARLIER})[^，。；,.;]{0,10})$`, 'u');
const BEGINNINGS = '成立|建成|落成|启用|颁布|公布|实施|施行|实行|生效|挂牌|开业|开馆|通车';
const ASIDE_AFTER = new RegExp(
  `^(?:起|前(?![往来去])|之前|以前|以来|以后|之后|后|截止|(?:开始)?(?:报名|招募|征集|筹备)|(?:正式)?(?:${BEGINNINGS})|的?(?:出生|生日|生人|诞生|寿辰|忌日))`,
  'u',
);
const FEAST_AFTER = /^的?[\p{Script=Han}]{0,6}[节日](?!\p{Script=Han})/u;
/** 2020年9月1日，本市正式实行垃圾分类: only if a year is named, and it is not the month's year. */
const HISTORY_AFTER = new RegExp(`^[，,]?[^。；\\n]{0,8}(?:${BEGINNINGS})`, 'u');

/** Whether the words after a date say that something began then. */
export function isBeginning(text: string, { index, words }: WrittenDate): boolean {
  const end = index + words.length;
  return HISTORY_AFTER.test(text.slice(end, end + AFTER));
}

/** Every date of the text in order, without dates inside others; a day alone takes the month named before it. */
export function datesIn(text: string): readonly DateInText[] {
  const dates: DateInText[] = [];
  let end = 0;
  let last: PartialDay | null = null;
  for (const date of [...chineseDatesIn(text), ...englishDatesIn(text)].sort(inOrderOfText)) {
    if (date.index < end || !isPossible(date) || isOneOfNumbers(text, date, end)) continue;
    const from: PartialDay = completed(date.from, last);
    dates.push({ ...date, from, ...asideOf(text, date) });
    end = date.index + date.words.length;
    last = date.to ?? from;
  }
  return dates;
}

/** Several checks read the dates of every text, one after the other. */
const known = new WeakMap<EntryText, readonly DateInText[]>();

/** {@link datesIn} the text of an entry. */
export function datesOf(entryText: EntryText): readonly DateInText[] {
  const dates = known.get(entryText) ?? datesIn(entryText.text);
  known.set(entryText, dates);
  return dates;
}

/** 2020-13-45 may be any number; a named month makes it a date. */
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

/** Counts days in months of 31 days; missing parts are taken from a day near it. */
function placeOf({ year, month, day, monthsBefore = 0 }: PartialDay, near: string): number {
  const months = (month ?? Number(near.slice(5, 7))) - monthsBefore;
  return (year ?? Number(near.slice(0, 4))) * PLACES_OF_YEAR + months * 31 + day;
}

function placeOfDay(day: string): number {
  return placeOf({ year: null, month: null, day: Number(day.slice(8, 10)) }, day);
}

function completed(day: PartialDay, last: PartialDay | null): PartialDay {
  const isOpen = day.month === null && day.monthsBefore === undefined;
  return isOpen && last !== null ? { ...last, day: day.day } : day;
}

const NUMBER_BEFORE = /\d号 ?[、和与及或] ?$/u;

/** 乘坐20号、31号: a number in a row of numbers is a day only if the number before it is a day. */
function isOneOfNumbers(text: string, { index, from }: WrittenDate, end: number): boolean {
  if (from.month !== null) return false;
  const before = NUMBER_BEFORE.exec(text.slice(Math.max(0, index - BEFORE), index));
  return before !== null && end < index - before[0].length + 2;
}

/** The meaning of the words beside a date. */
export function asideOf(
  text: string,
  { index, words }: Pick<WrittenDate, 'index' | 'words'>,
): Pick<DateInText, 'aside' | 'feast'> {
  const end = index + words.length;
  const after = text.slice(end, end + AFTER);
  const plain = ASIDE_BEFORE.test(text.slice(Math.max(0, index - BEFORE), index)) || ASIDE_AFTER.test(after);
  const feast = !plain && FEAST_AFTER.test(after);
  return { aside: plain || feast, feast };
}
