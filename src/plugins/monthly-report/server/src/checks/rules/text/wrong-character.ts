import type { Check } from '../check';
import { exampleOf, exampleStory, paragraphs } from '../example-facts';
import { foundInTexts, type Spot } from '../spots';

/** What an input method offers for the same sound, where its neighbours leave no doubt. */
const CONFUSIONS: readonly { readonly pattern: RegExp; readonly meant: string }[] = [
  { pattern: /(?<=持续|活动|培训|服务|总)时常(?= ?(?:约|共|近|达|为)? ?\d)/gu, meant: '时长' },
  { pattern: /(?<=笑)的(?=合不拢嘴)/gu, meant: '得' },
  { pattern: /截止(?=到? ?(?:\d{4} ?年|\d{1,2} ?月|目前|今日|发稿))/gu, meant: '截至' },
  { pattern: /既使(?!用)/gu, meant: '即使' },
  { pattern: /布署/gu, meant: '部署' },
  { pattern: /按装/gu, meant: '安装' },
  { pattern: /再接再励/gu, meant: '再接再厉' },
  { pattern: /一如继往/gu, meant: '一如既往' },
  { pattern: /迫不急待/gu, meant: '迫不及待' },
  { pattern: /一股作气/gu, meant: '一鼓作气' },
  { pattern: /谈笑风声/gu, meant: '谈笑风生' },
  { pattern: /松驰/gu, meant: '松弛' },
  { pattern: /关健/gu, meant: '关键' },
];

function spotsIn(text: string): Spot[] {
  return CONFUSIONS.flatMap(({ pattern, meant }) =>
    [...text.matchAll(pattern)].map(({ index, 0: words }) => ({
      index,
      words,
      severity: 'info' as const,
      says: {
        'zh-Hans': `「${words}」应为「${meant}」。`,
        en: `“${words}” stands for “${meant}”, which sounds alike.`,
      },
    })),
  );
}

export const wrongCharacter: Check = {
  code: 'wrong-character',
  title: { 'zh-Hans': '错别字', en: 'Wrong character' },
  rule: {
    'zh-Hans':
      '同音误字：持续时常3小时（时长）、笑的合不拢嘴（得）、截止2020年（截至）、再接再励（厉）等，只在上下文能够断定时提示。',
    en: 'A character of the same sound stands for the right one: 时常 for 时长 before a number of hours, 截止 for 截至 before a date, 再接再励 for 再接再厉; only where the words around settle it.',
  },
  run: (programme) =>
    foundInTexts(programme, ({ text, language }) => (language === 'zh-Hans' ? spotsIn(text) : [])),
  examples: {
    fires: () =>
      exampleOf({
        stories: [exampleStory({ body: { 'zh-Hans': paragraphs('活动持续时常3小时。'), en: null } })],
      }),
    silent: () =>
      exampleOf({
        stories: [
          exampleStory({
            body: {
              'zh-Hans': paragraphs('活动时常办到很晚，报名已经截止，笑的人很多，时长3小时。'),
              en: null,
            },
          }),
        ],
      }),
  },
};
