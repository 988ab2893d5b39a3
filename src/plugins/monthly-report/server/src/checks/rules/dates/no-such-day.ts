import type { Check } from '../check';
import { exampleOf, storySaying } from '../example-facts';
import { foundInTexts, onceInTranslations, type Spot } from '../spots';
import { impossibleDatesIn } from './dates-in-text';

function spotsIn(text: string): Spot[] {
  return impossibleDatesIn(text).map(({ index, words }) => ({
    index,
    words,
    severity: 'error',
    says: { 'zh-Hans': `日历上没有“${words}”。`, en: `no calendar has “${words}”.` },
  }));
}

export const noSuchDay: Check = {
  code: 'no-such-day',
  title: { 'zh-Hans': '日期不存在', en: 'No such day' },
  rule: {
    'zh-Hans': '文中的日期应是日历上有的一天；没有写年份时，2月29日算有。',
    en: 'A date in a text is a day of the calendar; 29 February is one where no year is named.',
  },
  run: (programme) => onceInTranslations(foundInTexts(programme, ({ text }) => spotsIn(text))),
  examples: {
    fires: () =>
      exampleOf({
        stories: [storySaying('11月31日，开箱了。')],
      }),
    silent: () =>
      exampleOf({
        stories: [storySaying('12月31日，回顾2020年2月29日。')],
      }),
  },
};
