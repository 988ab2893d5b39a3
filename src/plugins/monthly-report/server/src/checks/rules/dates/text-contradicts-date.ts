import { firstDayOf, lastDayOf, type Month } from '../../../domain/month';
import { dayText } from '../../../report/rules/days';
import type { Check, Found } from '../check';
import { exampleOf, exampleStory, paragraphs } from '../example-facts';
import { excerpt } from '../excerpt';
import { datedEntries, type DatedEntry } from './dated-entries';
import { narrativesOf } from './narratives';
import { datesIn, mayMean, type DateInText } from './dates-in-text';

type Span = DatedEntry['spans'][number];

/** A story without a day has the whole month; where nothing is entered for an update, nothing can be contradicted. */
function spansOf({ subject, spans }: DatedEntry, month: Month): readonly Span[] {
  return spans.length === 0 && subject.kind === 'story' ? [[firstDayOf(month), lastDayOf(month)]] : spans;
}

/** The first date told as the day of the event, where no date of the text is the entered one. */
function contradictionIn(text: string, spans: readonly Span[]): DateInText | null {
  const dates = datesIn(text);
  if (spans.length === 0 || dates.some((date) => spans.some((span) => mayMean(date, span)))) return null;
  return dates.find(({ aside }) => !aside) ?? null;
}

function onlyTheYearDiffers({ from, to }: DateInText, spans: readonly Span[]): boolean {
  const yearless = { index: 0, words: '', from: { ...from, year: null }, to: to && { ...to, year: null } };
  return from.year !== null && spans.some((span) => mayMean(yearless, span));
}

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
      'zh-Hans': `${entry['zh-Hans']}写着「${around}」，与${entered.zh}不一致。`,
      en: `${entry.en} says “${around}”, but is ${entered.en}.`,
    },
  };
}

export const textContradictsDate: Check = {
  code: 'text-contradicts-date',
  title: { 'zh-Hans': '文中日期与填报日期不一致', en: 'Date in the text contradicts the date field' },
  rule: {
    'zh-Hans':
      '标题和正文提到日期时，至少有一个与填报的日期相符（没有填日期的故事须在本月）；只有年份不同的是错误。计划、截止、起始的日期和节日不算。',
    en: 'Where title and text name days, one of them is the day entered (for a story without one, a day of the month); where only the year differs it is an error. Plans, deadlines, beginnings and feasts do not count.',
  },
  run: (programme, { month }) => {
    const textOf = narrativesOf(programme);
    return datedEntries(programme).flatMap((dated) =>
      (['zh-Hans', 'en'] as const).flatMap((language) => {
        const text = textOf(dated.subject, language);
        const date = contradictionIn(text, spansOf(dated, month));
        return date === null ? [] : [found(dated, text, date, month)];
      }),
    );
  },
  examples: {
    fires: () =>
      exampleOf({
        stories: [
          exampleStory({ body: { 'zh-Hans': paragraphs('2019年12月8日，居民来到小区花园。'), en: null } }),
        ],
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
