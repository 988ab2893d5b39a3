import type { Check } from '../check';
import { exampleOf, storySaying } from '../example-facts';
import { foundInTexts, matchesOf } from '../spots';

/** The oldest person on record lived 122 years. */
const TOO_OLD = /(?<![\d.岁~～—–-])(?:1[2-9]\d|[2-9]\d{2})(?: ?周)? ?岁(?!月|末|首|入)/gu;
/** Trees, houses and bridges get older than people, and 两人合计160岁 is a sum. */
const NO_PERSON =
  /[树榕樟槐柏桥寺庙塔井祠]|银杏|古[村镇城宅建]|学校|校庆|老街|老宅|建筑|文物|合计|加起来|相加|总年龄|年龄之和|总共|共\D{0,2}$/u;
const AROUND = 12;

export const impossibleAge: Check = {
  code: 'impossible-age',
  title: { 'zh-Hans': '年龄不可能', en: 'Impossible age' },
  rule: {
    'zh-Hans': '人的年龄不到120岁；古树、老屋和几个人合计的岁数不算。',
    en: 'Nobody is 120 years old or older; trees, houses and ages added up are exempt.',
  },
  run: (programme) =>
    foundInTexts(programme, ({ text, language }) =>
      language === 'zh-Hans'
        ? matchesOf(TOO_OLD, text)
            .filter(
              ({ index, words }) =>
                !NO_PERSON.test(text.slice(Math.max(0, index - AROUND), index)) &&
                !NO_PERSON.test(text.slice(index + words.length, index + words.length + AROUND)),
            )
            .map((match) => ({
              ...match,
              severity: 'warning',
              says: {
                'zh-Hans': `“${match.words}”超过了人的寿命，请核对。`,
                en: `nobody lives as long as “${match.words}” says.`,
              },
            }))
        : [],
    ),
  examples: {
    fires: () =>
      exampleOf({
        stories: [storySaying('今年135岁的李奶奶也来了。')],
      }),
    silent: () =>
      exampleOf({
        stories: [storySaying('105岁的李奶奶坐在300岁的樟树下。')],
      }),
  },
};
