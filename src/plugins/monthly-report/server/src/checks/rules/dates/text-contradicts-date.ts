import { firstDayOf, lastDayOf, type Month } from '../../../domain/month';
import { dayText } from '../../../report/rules/days';
import type { Check, Found } from '../check';
import { exampleOf, exampleStory, paragraphs, storySaying } from '../example-facts';
import { excerpt } from '../excerpt';
import { datedEntries, type DatedEntry } from './dated-entries';
import { narrativesOf } from './narratives';
import { chineseMonthsIn } from './chinese-dates';
import { asideOf, datesIn, isBeginning, mayMean, type DateInText } from './dates-in-text';

type Span = DatedEntry['spans'][number];

/** A story without a day has the whole month; an update without a day has no span, so nothing can contradict it. */
function spansOf({ subject, spans }: DatedEntry, month: Month): readonly Span[] {
  return spans.length === 0 && subject.kind === 'story' ? [[firstDayOf(month), lastDayOf(month)]] : spans;
}

/** A text mentions events of earlier years on purpose. */
const RECENT_YEARS = 2;
/** If only the year differs, it counts as a typing mistake up to a decade, as in 2013 for 2023. */
const YEARS_OF_A_SLIP = 10;

/** How many years the date lies before the day it is compared with; 0 if it names no year. */
function yearsBefore({ from }: Pick<DateInText, 'from'>, [first]: Span): number {
  return from.year === null ? 0 : Number(first.slice(0, 4)) - from.year;
}

/** The day is right (or the month, if no day is named), and the year is wrong. */
function onlyTheYearDiffers({ from, to }: DateInText, spans: readonly Span[]): boolean {
  const yearless = { index: 0, words: '', from: { ...from, year: null }, to: to && { ...to, year: null } };
  return (
    from.year !== null &&
    spans.some((span) => {
      const years = yearsBefore({ from }, span);
      return years !== 0 && years <= YEARS_OF_A_SLIP && mayMean(yearless, span);
    })
  );
}

/** Another year that is named on purpose: long ago, still to come, or of a law, a founding. */
function isOfAnotherYear(text: string, date: DateInText, spans: readonly Span[]): boolean {
  return spans.every((span) => {
    const years = yearsBefore(date, span);
    return years !== 0 && (years < 0 || years > RECENT_YEARS || isBeginning(text, date));
  });
}

const TIME_OF_DAY = /^ ?(?:上午|下午|中午|晚|早|清晨|傍晚|当天|当日|\d{1,2} ?[:：点时])/u;

/** 8 for 18, beside the right day: the ten was left out or added. */
function lacksATen({ index, words, from, to }: DateInText, text: string, spans: readonly Span[]): boolean {
  if (to !== null || !TIME_OF_DAY.test(text.slice(index + words.length, index + words.length + 4)))
    return false;
  return spans.some(([first, last]) => {
    const [month, day] = [Number(first.slice(5, 7)), Number(first.slice(8, 10))];
    return first === last && from.month === month && from.day !== day && from.day % 10 === day % 10;
  });
}

/**
 * A date with only a wrong year is a mistake beside any other date; another date counts as the day
 * of the event only if no date of the text is the entered one.
 */
function contradictionIn(text: string, spans: readonly Span[]): DateInText | null {
  const dates = datesIn(text);
  if (spans.length === 0) return null;
  const slip = dates.find(
    (date) => (!date.aside || date.feast) && onlyTheYearDiffers(date, spans) && !isBeginning(text, date),
  );
  if (slip !== undefined) return slip;
  const told = dates.filter((date) => !date.aside && !isOfAnotherYear(text, date, spans));
  const others = dates.filter((date) => !spans.some((span) => mayMean(date, span)));
  if (others.length === dates.length) return told[0] ?? monthOfAnotherYear(text, spans);
  if (others.length > 1) return null;
  return told.find((date) => lacksATen(date, text, spans)) ?? null;
}

/** 2022年6月 in a text of June 2023. */
function monthOfAnotherYear(text: string, spans: readonly Span[]): DateInText | null {
  const months = chineseMonthsIn(text).map(({ index, words, year, month }): DateInText => ({
    ...{ index, words },
    from: { year, month, day: 1 },
    to: { year, month, day: LONGEST_MONTH },
    ...asideOf(text, { index, words }),
  }));
  return (
    months.find((date) => !date.aside && onlyTheYearDiffers(date, spans) && !isBeginning(text, date)) ?? null
  );
}

const LONGEST_MONTH = 31;

function found(dated: DatedEntry, text: string, date: DateInText, month: Month): Found {
  const { entry, subject, partner, spans } = dated;
  const around = excerpt(text, date.index, date.words.length);
  const [span] = spans;
  const entered =
    span === undefined
      ? { zh: `月报的月份${month}`, en: `in the report of ${month}` }
      : { zh: `填报的日期${dayText(span[0], 'zh-Hans')}`, en: `entered for ${dayText(span[0], 'en')}` };
  return {
    severity: onlyTheYearDiffers(date, spansOf(dated, month)) ? 'error' : 'warning',
    partner,
    subject,
    particulars: [date.words, span?.[0] ?? month],
    message: {
      'zh-Hans': `${entry['zh-Hans']}写着“${around}”，与${entered.zh}不一致。`,
      en: `${entry.en} says “${around}”, but is ${entered.en}.`,
    },
  };
}

export const textContradictsDate: Check = {
  code: 'text-contradicts-date',
  title: { 'zh-Hans': '文中日期与填报日期不一致', en: 'Date in the text contradicts the date field' },
  rule: {
    'zh-Hans':
      '标题和正文提到日期时，至少有一个与填报的日期相符（没有填日期的故事须在本月）；日、月相符而只有年份不同的，有没有别的日期都是错误。计划、截止、起始、出生、成立、法规的日期，两年以前的事和节日不算。',
    en: 'Where title and text name days, one of them is the day entered (for a story without one, a day of the month); where only the year differs it is an error, whatever other dates there are. Plans, deadlines, beginnings, births, foundings, laws, feasts and what was more than two years ago do not count.',
  },
  run: (programme, { month }) => {
    const textOf = narrativesOf(programme);
    return datedEntries(programme).flatMap((dated) => {
      // A translation has the date of its original, so it is reported once.
      for (const language of ['zh-Hans', 'en'] as const) {
        const text = textOf(dated.subject, language);
        const date = contradictionIn(text, spansOf(dated, month));
        if (date !== null) return [found(dated, text, date, month)];
      }
      return [];
    });
  },
  examples: {
    fires: () =>
      exampleOf({
        stories: [storySaying('2019年12月8日，居民来到小区花园。')],
      }),
    silent: () =>
      exampleOf({
        stories: [
          exampleStory({
            body: {
              'zh-Hans': paragraphs('8号那天，居民来到229号院。院子建于1200多年前，12月25日前还可报名。'),
              en: paragraphs('On 8 December residents came to the courtyard.'),
            },
          }),
        ],
      }),
  },
};
