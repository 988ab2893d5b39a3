import { monthNumberOf, yearOf, type Month } from '../../../domain/month';
import { plainText } from '../../../domain/plain-text';
import { advising } from '../advising';
import type { Check, Found } from '../check';
import { nameOfOverview } from '../entry-names';
import { exampleOf, paragraphs } from '../example-facts';
import type { CheckedOverview } from '../facts';

/** 截至2020年12月 anywhere, and 2020年12月，… at the beginning: the month that an overview says it is about. */
const MONTH_OF_TEXT =
  /(?:截[至止]到?|^\s{0,9}) ?(?<year>\d{4}) ?年 ?(?<month>\d{1,2}) ?月(?: ?(?:底|末|\d{1,2} ?日))?(?=[，,、。])/gu;

interface NamedMonth {
  readonly words: string;
  readonly year: number;
  readonly month: number;
}

function monthsNamedIn(text: string): NamedMonth[] {
  return [...text.matchAll(MONTH_OF_TEXT)].map(({ 0: words, groups = {} }) => ({
    words: words.trim(),
    year: Number(groups.year),
    month: Number(groups.month),
  }));
}

function found({ documentId, body }: CheckedOverview, month: Month): Found[] {
  const named = monthsNamedIn(plainText(body['zh-Hans']));
  const other = named.find((one) => one.year !== yearOf(month) || one.month !== monthNumberOf(month));
  if (other === undefined) return [];
  const entry = nameOfOverview();
  return [
    {
      severity: 'warning',
      partner: null,
      subject: { kind: 'programme-month', documentId },
      particulars: [other.words],
      message: advising(
        {
          'zh-Hans': `${entry['zh-Hans']}写着“${other.words}”，而月报是${yearOf(month)}年${monthNumberOf(month)}月的`,
          en: `${entry.en} says “${other.words}” in the report of ${month}`,
        },
        { 'zh-Hans': '；可能沿用了往期的文字。', en: '; perhaps it was copied from another month.' },
      ),
    },
  ];
}

const overviewOf = (text: string): CheckedOverview => ({
  documentId: 'overview-1',
  status: 'published',
  body: { 'zh-Hans': paragraphs(text), en: paragraphs('The network went on growing.') },
});

export const overviewOfAnotherMonth: Check = {
  code: 'overview-of-another-month',
  title: { 'zh-Hans': '概述写的是别的月份', en: 'Overview of another month' },
  rule: {
    'zh-Hans': '概述开头的“某年某月”和文中的“截至某年某月”，应是月报的年份和月份。',
    en: 'The month an overview begins with, and that of 截至 (as of), is the month of the report.',
  },
  run: ({ overview }, { month }) => (overview === null ? [] : found(overview, month)),
  examples: {
    fires: () => exampleOf({ overview: overviewOf('截至2019年12月，网络有5家伙伴。') }),
    silent: () =>
      exampleOf({ overview: overviewOf('2020年12月，网络有5家伙伴；2021年1月将再办培训，名单截至下月。') }),
  },
};
