/** Times of day and the spans between them, as texts write them: 上午9:00至11:00，历时两小时. */
const PERIOD = '凌晨|清晨|早上|早晨|上午|中午|午后|下午|傍晚|晚上|夜里|晚';
const CLOCK =
  '(?<period%>(?:PERIOD))? ?(?<hour%>\\d{1,2}) ?(?:[:：] ?(?<colon%>\\d{2})|[点时](?!\\d{0,2}(?:间|段))(?:(?<minute%>\\d{1,2})分?|(?<half%>半))?(?:许|钟|整)?)';
const clock = (name: string): string => CLOCK.replaceAll('%', name).replace('PERIOD', PERIOD);
const SPAN = new RegExp(
  `(?<![\\d:：.])${clock('A')} ?(?:[-—–~～]{1,2}|至|到|持续到|一直到|直到|开始，?(?:一直)?(?:持续)?到) ?${clock('B')}(?![\\d:：])`,
  'gu',
);

export interface SpanOfTime {
  readonly index: number;
  readonly words: string;
  /** Possible lengths in minutes: several if a 12-hour clock may be meant; empty if it ends before it begins. */
  readonly minutes: readonly number[];
}

interface Clock {
  readonly period: string;
  readonly hour: number;
  readonly minute: number;
  /** True for a 24-hour clock, such as 09:00. */
  readonly full: boolean;
}

const NOON = 12;
const HOUR = 60;
const LATE = /午后|下午|傍晚|晚|夜/u;

function clockOf(groups: Partial<Record<string, string>>, name: string): Clock {
  const hour = groups[`hour${name}`] ?? '';
  const minute =
    groups[`half${name}`] === undefined ? (groups[`colon${name}`] ?? groups[`minute${name}`] ?? '0') : '30';
  return {
    period: groups[`period${name}`] ?? '',
    hour: Number(hour),
    minute: Number(minute),
    full: hour.startsWith('0') || Number(hour) > NOON,
  };
}

function minutesOf({ period, hour, minute }: Clock): number {
  const isLater = hour < NOON && (LATE.test(period) || (period === '中午' && hour < 3));
  return (hour + (isLater ? NOON : 0)) * HOUR + minute;
}

/** The longest plausible span if the end may be in the afternoon. */
const LONGEST_GUESS = 8 * HOUR;
const EVENING = 18 * HOUR;

function lengthsOf(start: Clock, end: Clock): number[] | null {
  const [from, to] = [minutesOf(start), minutesOf(end)];
  if (from >= 25 * HOUR || to >= 25 * HOUR || start.minute >= HOUR || end.minute >= HOUR) return null;
  // Over midnight.
  if (from >= EVENING && to < from) return end.period === '' || /凌晨|清晨|早/u.test(end.period) ? null : [];
  const certain = end.period !== '' || end.full || start.full;
  const guesses = certain ? [to] : [to, to + NOON * HOUR];
  return guesses
    .map((guess) => guess - from)
    .filter((length, position) => length > 0 && (position === 0 || length <= LONGEST_GUESS));
}

/** In order; spans that may go over midnight, and invalid times, are left out. */
export function spansOfTimeIn(text: string): SpanOfTime[] {
  return [...text.matchAll(SPAN)].flatMap(({ index, 0: words, groups = {} }) => {
    const minutes = lengthsOf(clockOf(groups, 'A'), clockOf(groups, 'B'));
    return minutes === null ? [] : [{ index, words, minutes }];
  });
}

const NUMERAL = '\\d{1,3}(?:\\.\\d)?|[一二两三四五六七八九十]{1,3}';
const DURATION = new RegExp(
  `(?:历时|持续|为时|时长|用时|长达|为期|全程|共计?|总共|一共)(?:了|为|约|近|大约|将近)?(?<fuzzy>约|近)? ?(?:(?<hours>${NUMERAL}) ?个?(?<half>半)?(?:小时|钟头)(?<halfAfter>半)?(?:(?<and>\\d{1,2}) ?分钟?)?|(?<minutes>\\d{1,3}) ?分钟|(?<only>半) ?个?(?:小时|钟头))`,
  'u',
);

const DIGITS = '零一二三四五六七八九十';

/** 2, 1.5, 三, 十二. */
function valueOf(text: string): number {
  if (/^\d/u.test(text)) return Number(text);
  const [, tens = '', units = ''] = /^([一二三四五六七八九]?十)?([一二两三四五六七八九])?$/u.exec(text) ?? [];
  const ten = tens === '' ? 0 : 10 * (tens.length === 1 ? 1 : DIGITS.indexOf(tens.charAt(0)));
  return ten + (units === '' ? 0 : units === '两' ? 2 : DIGITS.indexOf(units));
}

export interface StatedDuration {
  readonly words: string;
  readonly minutes: number;
}

/** The duration as a text states it. */
export function durationIn(text: string): StatedDuration | null {
  const match = DURATION.exec(text);
  if (match === null) return null;
  const { hours, half, halfAfter, and, minutes, only } = match.groups ?? {};
  const words = match[0];
  if (only !== undefined) return { words, minutes: 30 };
  if (minutes !== undefined) return { words, minutes: Number(minutes) };
  const halves = half === undefined && halfAfter === undefined ? 0 : 30;
  return { words, minutes: valueOf(hours ?? '') * HOUR + halves + Number(and ?? 0) };
}
