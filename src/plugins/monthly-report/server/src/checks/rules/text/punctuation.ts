import type { Check } from '../check';
import { exampleOf, storySaying } from '../example-facts';
import { foundInTexts, matchesOf, type Spot } from '../spots';

/** Half-width marks beside Chinese characters and marks, or at the end of a line; not in figures, times, addresses. */
const HALF_WIDTH =
  /[\p{Script=Han}”’》）][,;:?!](?=[\p{Script=Han}“‘《（])|[\p{Script=Han}”’》）][,.;:?!](?=[ \u3000]{0,9}(?:\n|$(?![\s\S])))/gu;
/** ！！ and ？！ are emphasis, …… and —— are single marks of double width. */
const DOUBLED = /(?<mark>[，。、；：])\k<mark>{1,9}|[，、；：][。，、；：]/gu;

/** A line of verse may end in a comma; a paragraph of prose, of twenty characters or more, does not. */
const BROKEN_OFF = /(?<=[^\n]{20})[，、](?= {0,9}(?:\n|$(?![\s\S])))/gu;

function spotsIn(text: string): Spot[] {
  const halfWidth = matchesOf(HALF_WIDTH, text).slice(0, 1);
  return [
    ...halfWidth.map((match) => ({
      ...match,
      severity: 'info' as const,
      says: {
        'zh-Hans': '中文里用了半角标点，应为全角（GB/T 15834—2011）。',
        en: 'Chinese text takes full-width punctuation (GB/T 15834—2011).',
      },
    })),
    ...matchesOf(BROKEN_OFF, text).map((match) => ({
      ...match,
      severity: 'info' as const,
      says: {
        'zh-Hans': `这一段以“${match.words}”结束，像是没有写完。`,
        en: `the paragraph ends in “${match.words}”, as if it broke off.`,
      },
    })),
    ...matchesOf(DOUBLED, text).map((match) => ({
      ...match,
      severity: 'info' as const,
      says: {
        'zh-Hans': `标点“${match.words}”连用，多了一个。`,
        en: `“${match.words}” is one mark too many.`,
      },
    })),
  ];
}

export const punctuation: Check = {
  code: 'punctuation',
  title: { 'zh-Hans': '标点有误', en: 'Punctuation' },
  rule: {
    'zh-Hans':
      '汉字之间不用半角标点，句内点号不连用（GB/T 15834—2011《标点符号用法》），一段不以逗号、顿号结束；每处文字的半角标点只提一次。',
    en: 'No half-width marks between Chinese characters and no two pause marks in a row (GB/T 15834—2011, General rules for punctuation), and no paragraph that ends in a comma; half-width marks are named once per text.',
  },
  run: (programme) =>
    foundInTexts(programme, ({ text, language }) => (language === 'zh-Hans' ? spotsIn(text) : [])),
  examples: {
    fires: () =>
      exampleOf({
        stories: [storySaying('居民来了,老人也来了。。')],
      }),
    silent: () =>
      exampleOf({
        stories: [storySaying('上午9:00-11:00，大家说：“好！！”——真热闹……')],
      }),
  },
};
