import type { Check } from '../check';
import { exampleOf, storySaying } from '../example-facts';
import { foundInTexts, matchesOf } from '../spots';

const ADDRESS = /(?<![\p{Script=Latin}\d])(?:https?:\/\/|www\.)[\w\-.~:/?#@!$&*+,;=%]{4,300}/giu;
const SHOWN = 24;

export const bareAddress: Check = {
  code: 'bare-address',
  title: { 'zh-Hans': '正文里直接贴了网址', en: 'Address pasted as text' },
  rule: {
    'zh-Hans': '网址不直接写在文字里：纸上点不开，也读不出来；请把说明文字做成链接，或填进“链接”。',
    en: 'No web address stands in a text as it is: make a link of words that say where it leads, or enter it as a link.',
  },
  run: (programme) =>
    foundInTexts(programme, ({ text }) =>
      matchesOf(ADDRESS, text).map((match) => ({
        ...match,
        severity: 'info',
        kind: 'address',
        says: {
          'zh-Hans': `网址“${match.words.slice(0, SHOWN)}”请改成带说明文字的链接。`,
          en: `make a link of the address “${match.words.slice(0, SHOWN)}”, with words that say where it leads.`,
        },
      })),
    ),
  examples: {
    fires: () =>
      exampleOf({
        stories: [storySaying('回顾：https://mp.example.org/s/abc123')],
      }),
    silent: () =>
      exampleOf({
        stories: [storySaying('邮件写到 hi@example.org。')],
      }),
  },
};
