import type { Check } from '../check';
import { exampleOf, storySaying } from '../example-facts';
import type { EntryText } from '../entry-texts';
import { foundInTexts, type Spot } from '../spots';
import { datesOf } from './dates-in-text';
import { calendarDayOf, daysOfEntries } from './days-of-entries';
import { durationIn, spansOfTimeIn } from './spans-of-time';

/** Characters: a statement about a span stands near it, in the same sentence. */
const BESIDE = 24;
const SENTENCE_ENDS = /[。；！？;!?\n]/u;
/** 近两小时 and a quarter of an hour of greetings contradict nothing. */
const TOLERANCE = 30;

function besides(text: string, end: number): string {
  const [rest = ''] = text.slice(end, end + BESIDE).split(SENTENCE_ENDS);
  return rest;
}

function timeSpots(text: string): Spot[] {
  return spansOfTimeIn(text).flatMap(({ index, words, minutes }): Spot[] => {
    if (minutes.length === 0) {
      return [
        {
          ...{ index, words },
          severity: 'warning',
          says: { 'zh-Hans': '结束的时间早于开始的时间。', en: 'it ends before it begins.' },
        },
      ];
    }
    const rest = besides(text, index + words.length);
    const stated = durationIn(rest);
    if (stated === null || minutes.some((length) => Math.abs(length - stated.minutes) < TOLERANCE)) return [];
    const [length = 0] = minutes;
    const hours = String(Math.round((length / 60) * 10) / 10);
    return [
      {
        index,
        words: text.slice(index, index + words.length + rest.indexOf(stated.words) + stated.words.length),
        severity: 'warning',
        says: {
          'zh-Hans': `从开始到结束是${hours}小时，与“${stated.words}”不符。`,
          en: `from beginning to end it is ${hours} hours, not “${stated.words}”.`,
        },
      },
    ];
  });
}

const DAYS =
  /(?:为期|历时|持续|连续|连办|连开)(?:了|共)? ?(?<days>\d{1,2}|[一二两三四五六七八九十]{1,3}) ?[天日](?!内|前|后)/u;
const NUMERALS = '零一二三四五六七八九十';
const MILLISECONDS_OF_A_DAY = 86_400_000;

function daysOf(text: string): number {
  if (/^\d/u.test(text)) return Number(text);
  const numerals = text.replace('两', '二');
  if (numerals.length === 1) return NUMERALS.indexOf(numerals);
  const [tens = '', units = ''] = numerals.split('十');
  return (tens === '' ? 1 : NUMERALS.indexOf(tens)) * 10 + (units === '' ? 0 : NUMERALS.indexOf(units));
}

function daySpots(entryText: EntryText, near: string): Spot[] {
  const { text } = entryText;
  return datesOf(entryText).flatMap(({ index, words, from, to }): Spot[] => {
    const [first, last] = [calendarDayOf(from, near), to === null ? null : calendarDayOf(to, near)];
    const stated = DAYS.exec(besides(text, index + words.length));
    if (first === null || last === null || stated === null) return [];
    const days = (Date.parse(last) - Date.parse(first)) / MILLISECONDS_OF_A_DAY + 1;
    const said = daysOf(stated.groups?.days ?? '');
    if (days < 1 || said === 0 || said === days || said === days - 1) return [];
    const rest = besides(text, index + words.length);
    return [
      {
        index,
        words: text.slice(index, index + words.length + rest.indexOf(stated[0]) + stated[0].length),
        severity: 'warning',
        says: {
          'zh-Hans': `从头一天到最后一天是${days}天，与“${stated[0]}”不符。`,
          en: `from the first day to the last there are ${days} days, not “${stated[0]}”.`,
        },
      },
    ];
  });
}

export const timesThatDisagree: Check = {
  code: 'times-that-disagree',
  title: { 'zh-Hans': '起止时间有误', en: 'Times that disagree' },
  rule: {
    'zh-Hans':
      '结束的时间不早于开始的时间；旁边写明的时长（历时、为期几小时、几天）与起止相符，相差半小时以内不提示。跨过午夜的不算。',
    en: 'An event ends no earlier than it begins, and lasts as long as is said beside it, within half an hour; what goes over midnight is exempt.',
  },
  run: (programme, { month }) => {
    const dayOf = daysOfEntries(programme, month);
    return foundInTexts(programme, (text) =>
      text.language === 'zh-Hans' ? [...timeSpots(text.text), ...daySpots(text, dayOf(text))] : [],
    );
  },
  examples: {
    fires: () =>
      exampleOf({
        stories: [storySaying('上午9:00至11:00，历时三个半小时；12月5日至7日，为期五天。')],
      }),
    silent: () =>
      exampleOf({
        stories: [
          storySaying(
            '上午9:00至11:00，历时近两小时；上午9点到3点，历时6小时；晚上10点到凌晨2点；12月5日至7日，为期三天。',
          ),
        ],
      }),
  },
};
