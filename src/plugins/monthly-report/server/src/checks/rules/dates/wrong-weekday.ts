import { dayText } from '../../../report/rules/days';
import type { Check } from '../check';
import { exampleOf, exampleStory, paragraphs, storySaying } from '../example-facts';
import type { EntryText } from '../entry-texts';
import { foundInTexts, onceInTranslations, type Spot } from '../spots';
import { isInCalendar } from './calendar-day';
import { datesOf } from './dates-in-text';
import { calendarDayOf, daysOfEntries } from './days-of-entries';

const CHINESE = /^ ?[（(，,]? ?(?:是|为)? ?(?:星期|礼拜|周)(?<day>[日一二三四五六天])/u;
const NAMES = 'Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday';
const ENGLISH_AFTER = new RegExp(`^(?:, | \\(| ?（)(?<day>${NAMES})`, 'u');
const ENGLISH_BEFORE = new RegExp(`(?<day>${NAMES}),? (?:the )?$`, 'u');
const LONGEST = 16;

const CHINESE_DAYS = '日一二三四五六';
const ENGLISH_DAYS = NAMES.split('|');

/** 0 is Sunday. */
function weekdayIn(words: string): number {
  return words.length === 1
    ? CHINESE_DAYS.indexOf(words === '天' ? '日' : words)
    : ENGLISH_DAYS.indexOf(words);
}

interface Named {
  readonly weekday: number;
  readonly words: string;
}

function weekdayBeside(text: string, index: number, words: string): Named | null {
  const end = index + words.length;
  const after = text.slice(end, end + LONGEST);
  const match = CHINESE.exec(after) ?? ENGLISH_AFTER.exec(after);
  if (match !== null) return { weekday: weekdayIn(match.groups?.day ?? ''), words: `${words}${match[0]}` };
  const before = ENGLISH_BEFORE.exec(text.slice(Math.max(0, index - LONGEST), index));
  return before === null ? null : { weekday: weekdayIn(before.groups?.day ?? ''), words };
}

function spotsIn(entryText: EntryText, near: string): Spot[] {
  const { text } = entryText;
  return datesOf(entryText).flatMap(({ index, words, from, to }): Spot[] => {
    const day = to === null ? calendarDayOf(from, near) : null;
    const named = day === null ? null : weekdayBeside(text, index, words);
    if (day === null || named === null || !isInCalendar({ ...from, year: Number(day.slice(0, 4)) }))
      return [];
    const weekday = new Date(day).getUTCDay();
    if (weekday === named.weekday) return [];
    return [
      {
        ...{ index, words: named.words },
        severity: 'warning',
        says: {
          'zh-Hans': `${dayText(day, 'zh-Hans')}是星期${CHINESE_DAYS.charAt(weekday)}。`,
          en: `${dayText(day, 'en')} is a ${ENGLISH_DAYS[weekday] ?? ''}.`,
        },
      },
    ];
  });
}

export const wrongWeekday: Check = {
  code: 'wrong-weekday',
  title: { 'zh-Hans': '星期与日期不符', en: 'Wrong weekday' },
  rule: {
    'zh-Hans': '日期旁边的星期几，应是那一天的星期；没有写年份的，按填报的日期推算。',
    en: 'The weekday beside a date is that of the day; a date without a year is taken to be near the day entered.',
  },
  run: (programme, { month }) => {
    const dayOf = daysOfEntries(programme, month);
    return onceInTranslations(foundInTexts(programme, (text) => spotsIn(text, dayOf(text))));
  },
  examples: {
    fires: () =>
      exampleOf({
        stories: [storySaying('12月8日（周三），开箱了。')],
      }),
    silent: () =>
      exampleOf({
        stories: [
          exampleStory({
            body: {
              'zh-Hans': paragraphs('12月8日（周二），开箱了；下周三再来。'),
              en: paragraphs('On Tuesday, 8 December they opened it.'),
            },
          }),
        ],
      }),
  },
};
