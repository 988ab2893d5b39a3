import { advising } from '../advising';
import type { Check, Found } from '../check';
import { textsOf } from '../entry-texts';
import { both, exampleOf, exampleProgress } from '../example-facts';

/** 3.提交申请, 3）便民车, ①走访, （一）总体情况, 二、故事; not 3.15消费者权益日, 十一、 in a row of days, or 2020. */
const NUMBER =
  /^\s{0,9}(?:[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]|[①-⑳㈠-㈩]|\d{1,2}(?:[、．）)]|\. ?(?!\d))|第[一二三四五六七八九十]{1,3}[、，：]|[一二三四五六七八九十]{1,3}(?:、|[.．](?![一二三四五六七八九十])))/u;

/** The number that a title begins with; null if it begins with words. */
function numberIn(title: string): string | null {
  return NUMBER.exec(title)?.[0].trim() ?? null;
}

export const typedNumber: Check = {
  code: 'typed-number',
  title: { 'zh-Hans': '标题里手写了序号', en: 'A number typed before a title' },
  rule: {
    'zh-Hans': '月报的序号自动编排，标题里不要再写“3.”“（一）”“二、”，否则序号会重复、跳号。',
    en: 'Headings are numbered by the report: a number typed before a title stands twice, and jumps when entries move.',
  },
  run: (programme) =>
    textsOf(programme)
      .filter(({ place, subject }) => place === 'title' && subject.kind !== 'activity')
      .flatMap(({ subject, partner, entry, language, text }): Found[] => {
        const number = numberIn(text);
        if (number === null) return [];
        return [
          {
            severity: 'warning',
            partner,
            subject,
            particulars: [language, number],
            message: advising(
              {
                'zh-Hans': `${entry['zh-Hans']}的${language === 'en' ? '英文' : ''}标题以“${number}”开头`,
                en: `${entry.en}: the ${language === 'en' ? 'English' : 'Chinese'} title begins with “${number}”`,
              },
              {
                'zh-Hans': '；序号由月报自动编排，请删去。',
                en: '; the report numbers its headings itself.',
              },
            ),
          },
        ];
      }),
  examples: {
    fires: () => exampleOf({ progress: [exampleProgress({ title: both('3.项目走访', 'Project visit') })] }),
    silent: () =>
      exampleOf({
        progress: [
          exampleProgress({ title: both('3.15消费者权益日走访', '12.5 km for the river') }),
          exampleProgress({
            documentId: 'progress-2',
            slug: 'two',
            title: both('2020年走访', '2020 in review'),
          }),
        ],
      }),
  },
};
