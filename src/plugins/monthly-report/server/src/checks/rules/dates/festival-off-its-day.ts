import { dayText } from '../../../report/rules/days';
import type { Check } from '../check';
import { exampleOf, storySaying } from '../example-facts';
import type { EntryText } from '../entry-texts';
import { foundInTexts, onceInTranslations, type Spot } from '../spots';
import { datesOf } from './dates-in-text';
import { calendarDayOf, daysOfEntries } from './days-of-entries';
import { dayOfFestival, FESTIVAL_NAMES } from './festivals';

const NAME = `(?<name>${FESTIVAL_NAMES.join('|')})`;
/** 端午节前夕, 国庆节假期 and 中秋游园会 are about the feast, not on it. */
const IS_THE_DAY = '[，。、；：！,.;:!）)” ]|$|\\n|当天|当日|当晚|这天|这一天|那天|上午|下午|晚上|清晨';
const AFTER_A_DATE = new RegExp(
  `^ ?(?:[（(，,]|[，,]?(?:是|为|正值|恰逢|适逢|正是|恰是|即))? ?(?:第[\\d一二三四五六七八九十百]{1,5}个)?[“"]?(?:世界|国际|全国|中国|传统|我国|农历)?${NAME}(?=${IS_THE_DAY})`,
  'u',
);
const BEFORE_A_DATE = new RegExp(`${NAME}(?:当天|那天|这天)?[（(]$`, 'u');
const LONGEST = 32;

function spotsIn(entryText: EntryText, near: string): Spot[] {
  const { text } = entryText;
  return datesOf(entryText).flatMap(({ index, words, from, to }): Spot[] => {
    const day = to === null ? calendarDayOf(from, near) : null;
    if (day === null) return [];
    const end = index + words.length;
    const after = AFTER_A_DATE.exec(text.slice(end, end + LONGEST));
    const before = after ?? BEFORE_A_DATE.exec(text.slice(Math.max(0, index - LONGEST), index));
    const name = before?.groups?.name;
    const right = name === undefined ? null : dayOfFestival(name, Number(day.slice(0, 4)));
    if (name === undefined || right === null || right === day) return [];
    return [
      {
        ...{ index, words: after === null ? words : `${words}${after[0]}` },
        severity: 'warning',
        says: {
          'zh-Hans': `${right.slice(0, 4)}年的${name}是${dayText(right, 'zh-Hans')}。`,
          en: `${name} is on ${dayText(right, 'en')} that year.`,
        },
      },
    ];
  });
}

export const festivalOffItsDay: Check = {
  code: 'festival-off-its-day',
  title: { 'zh-Hans': '节日与日期不符', en: 'Festival off its day' },
  rule: {
    'zh-Hans':
      '日期后面紧跟的节日、纪念日，应是那一年的那一天；农历节日按1990—2050年的农历表（GB/T 33661—2017）。节前、节后、假期和晚会不算。',
    en: 'A festival named after a date is on that day of that year; lunar festivals by a table of 1990 to 2050 (GB/T 33661—2017). Eves, holidays and what is held for a festival do not count.',
  },
  run: (programme, { month }) => {
    const dayOf = daysOfEntries(programme, month);
    return onceInTranslations(foundInTexts(programme, (text) => spotsIn(text, dayOf(text))));
  },
  examples: {
    fires: () =>
      exampleOf({
        stories: [storySaying('12月22日冬至，一起包饺子。')],
      }),
    silent: () =>
      exampleOf({
        stories: [storySaying('12月21日冬至，一起包饺子；12月24日圣诞节前夕排练，2020年6月25日端午节。')],
      }),
  },
};
