import type { Check } from '../check';
import { exampleOf, storySaying } from '../example-facts';
import type { EntryText } from '../entry-texts';
import { foundInTexts, onceInTranslations, type Spot } from '../spots';
import { datesOf } from './dates-in-text';

const MONTH_BESIDE_IT = /月 ?$/u;

function spotsIn(entryText: EntryText): Spot[] {
  const { text } = entryText;
  return datesOf(entryText)
    .filter(({ index, from }) => {
      if (from.month !== null || from.monthsBefore !== undefined) return false;
      return !MONTH_BESIDE_IT.test(text.slice(Math.max(0, index - 2), index));
    })
    .map(({ index, words }) => ({
      index,
      words,
      severity: 'info',
      says: {
        'zh-Hans': `“${words}”前面没有月份，读者分不清是哪个月，建议补上。`,
        en: `“${words}” has no month before it, so that readers cannot tell which month is meant.`,
      },
    }));
}

export const dayWithoutMonth: Check = {
  code: 'day-without-month',
  title: { 'zh-Hans': '日期缺月份', en: 'Day without its month' },
  rule: {
    'zh-Hans': '“20号”一类的日期，同一段文字前面应说过月份；门牌、楼号、线路不算。',
    en: 'A day such as 20号 or “on the 20th” follows a date that names the month; numbers of houses and lines are none.',
  },
  run: (programme) => onceInTranslations(foundInTexts(programme, spotsIn)),
  examples: {
    fires: () =>
      exampleOf({
        stories: [storySaying('8号那天，花园里很热闹。')],
      }),
    silent: () =>
      exampleOf({
        stories: [storySaying('12月7日报名，8号那天开箱；3号楼在5号线旁，本月9号，再来。')],
      }),
  },
};
