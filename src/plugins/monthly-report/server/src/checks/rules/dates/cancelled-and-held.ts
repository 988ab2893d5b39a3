import type { Check } from '../check';
import { exampleOf, exampleStory, paragraphs } from '../example-facts';
import type { EntryText } from '../entry-texts';
import { foundInTexts, type Spot } from '../spots';
import { datesOf, type DateInText } from './dates-in-text';

const BEFORE = 8;
const AFTER = 24;
const PLANNED = /(?:原定|原计划|原拟|原本定)[^，。；]{0,4}$/u;
const CALLED_OFF = /^[^。；！？\n]{0,20}?(?:取消|推迟|延期|改期|改到|顺延|暂停)/u;
const HELD =
  /^，?[^，。；！？\n]{0,6}?(?:顺利|如期|正式|圆满)?(?:举行|举办|召开|开展|完成|开班|落幕|结束)(?!前|后|之前|之后)/u;

const sameDay = (a: DateInText, b: DateInText): boolean =>
  a.from.month === b.from.month && a.from.day === b.from.day;

function spotsIn(entryText: EntryText): Spot[] {
  const { text } = entryText;
  const dates = datesOf(entryText);
  const around = ({ index, words }: DateInText) => ({
    before: text.slice(Math.max(0, index - BEFORE), index),
    after: text.slice(index + words.length, index + words.length + AFTER),
  });
  const calledOff = dates.filter((date) => {
    const { before, after } = around(date);
    return PLANNED.test(before) && CALLED_OFF.test(after);
  });
  if (calledOff.length === 0) return [];
  return dates
    .filter((date) => {
      const { before, after } = around(date);
      if (PLANNED.test(before) || !HELD.test(after)) return false;
      return calledOff.some((one) => sameDay(one, date));
    })
    .map(({ index, words }) => ({
      ...{ index, words },
      severity: 'warning',
      says: {
        'zh-Hans': '前文说这一天的安排已取消或改期，这里却说已经举行。',
        en: 'the text says that what was planned for this day was put off, and here that it was held.',
      },
    }));
}

export const cancelledAndHeld: Check = {
  code: 'cancelled-and-held',
  title: { 'zh-Hans': '既说改期又说举行', en: 'Put off and held' },
  rule: {
    'zh-Hans': '同一段文字里，原定某日的活动取消或改期，就不应又在那一天举行。',
    en: 'What a text says was planned for a day and put off was not held on that day.',
  },
  run: (programme) => foundInTexts(programme, (text) => (text.language === 'zh-Hans' ? spotsIn(text) : [])),
  examples: {
    fires: () =>
      exampleOf({
        stories: [
          exampleStory({
            occurredOn: null,
            body: {
              'zh-Hans': paragraphs('原定12月10日的培训因大雪取消，改到下月；培训已于12月10日顺利举行。'),
              en: null,
            },
          }),
        ],
      }),
    silent: () =>
      exampleOf({
        stories: [
          exampleStory({
            occurredOn: null,
            body: {
              'zh-Hans': paragraphs('原定12月10日的培训因大雪改到12月17日；12月17日顺利举行。'),
              en: null,
            },
          }),
        ],
      }),
  },
};
