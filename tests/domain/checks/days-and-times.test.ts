/** Impossible days and times in texts, and texts that only look like them. */
import type { Check } from '../../../src/plugins/monthly-report/server/src/checks/rules/check';
import { cancelledAndHeld } from '../../../src/plugins/monthly-report/server/src/checks/rules/dates/cancelled-and-held';
import { festivalOffItsDay } from '../../../src/plugins/monthly-report/server/src/checks/rules/dates/festival-off-its-day';
import { dayOfFestival } from '../../../src/plugins/monthly-report/server/src/checks/rules/dates/festivals';
import { textContradictsDate } from '../../../src/plugins/monthly-report/server/src/checks/rules/dates/text-contradicts-date';
import { timesThatDisagree } from '../../../src/plugins/monthly-report/server/src/checks/rules/dates/times-that-disagree';
import { wrongWeekday } from '../../../src/plugins/monthly-report/server/src/checks/rules/dates/wrong-weekday';
import {
  exampleOf,
  exampleStory,
  paragraphs,
} from '../../../src/plugins/monthly-report/server/src/checks/rules/example-facts';
import { runChecks } from '../../../src/plugins/monthly-report/server/src/checks/rules/run';

/** The words that a check names in a story of 8 December 2020. */
function wordsFound(check: Check, text: string): (string | undefined)[] {
  const body = { 'zh-Hans': paragraphs(text), en: null };
  return runChecks([check], exampleOf({ stories: [exampleStory({ body })] })).map(
    ({ particulars, check: code }) => particulars[code === 'text-contradicts-date' ? 0 : 2],
  );
}

describe('festivals', () => {
  it.each([
    ['春节', 2020, '2020-01-25'],
    ['除夕', 2022, '2022-01-31'],
    ['元宵节', 2024, '2024-02-24'],
    // After the leap month of 2023 (二月) and before that of 2025 (六月).
    ['端午节', 2023, '2023-06-22'],
    ['端午节', 2025, '2025-05-31'],
    ['中秋节', 2025, '2025-10-06'],
    ['重阳节', 2033, '2033-10-01'],
    ['腊八节', 2021, '2021-01-20'],
    ['中秋节', 1990, '1990-10-03'],
    ['春节', 2050, '2050-01-23'],
    ['清明节', 2021, '2021-04-04'],
    ['冬至', 2020, '2020-12-21'],
    ['母亲节', 2021, '2021-05-09'],
    ['感恩节', 2020, '2020-11-26'],
    ['世界环境日', 2023, '2023-06-05'],
    ['春节', 2051, null],
  ])('%s of %d is on %s', (name, year, day) => {
    expect(dayOfFestival(name, year)).toBe(day);
  });

  it.each([
    ['12月24日圣诞节，孩子们来了。', '12月24日圣诞节'],
    ['12月22日（冬至）包饺子', '12月22日（冬至'],
    ['12月6日是国际志愿者日。', '12月6日是国际志愿者日'],
    ['2020年6月24日端午节，包粽子', '2020年6月24日端午节'],
    ['冬至（12月23日）包饺子', '12月23日'],
  ])('are found off their day in %s', (text, words) => {
    expect(wordsFound(festivalOffItsDay, text)).toEqual([words]);
  });

  it.each([
    '12月21日冬至当天',
    '12月24日圣诞节前夕',
    '12月20日冬至活动',
    '12月20日圣诞联欢会',
    '12月5日国际志愿者日，',
    '1月20日腊八，',
    '12月21日，冬至的饺子',
  ])('are on their day, or not meant, in %s', (text) => {
    expect(wordsFound(festivalOffItsDay, text)).toEqual([]);
  });
});

describe('weekdays', () => {
  it.each([
    ['12月8日周三，开箱', '12月8日周三'],
    ['2020年12月6日（星期六）', '2020年12月6日（星期六'],
    ['1月2日（周五）再来', '1月2日（周五'],
    ['12月7日，礼拜天', '12月7日，礼拜天'],
  ])('are found wrong in %s', (text, words) => {
    expect(wordsFound(wrongWeekday, text)).toEqual([words]);
  });

  it.each(['12月8日（星期二）', '12月8日。周三再来', '1月2日（周六）', '12月8日至10日，周三', '12月8日周边'])(
    'are right, or of another day, in %s',
    (text) => {
      expect(wordsFound(wrongWeekday, text)).toEqual([]);
    },
  );
});

describe('spans of time', () => {
  it.each([
    ['上午9:00持续到11:00，历时三个半小时。', '9:00持续到11:00，历时三个半小时'],
    ['下午3点至上午11点', '下午3点至上午11点'],
    ['14:00-9:00', '14:00-9:00'],
    ['9:30—9:00', '9:30—9:00'],
    ['下午2点半到4点，共3小时', '下午2点半到4点，共3小时'],
    ['9:00-10:30，时长45分钟', '9:00-10:30，时长45分钟'],
    ['12月5日至7日，为期五天', '12月5日至7日，为期五天'],
    ['12月1日至20日，历时十天', '12月1日至20日，历时十天'],
  ])('are found wrong in %s', (text, words) => {
    const [found = ''] = wordsFound(timesThatDisagree, text);
    expect(found).toContain(words);
  });

  it.each([
    '上午9:00-11:00，历时两小时',
    '上午9点到11点10分，持续约2小时',
    '上午9:00到3:00，共6小时',
    '下午2:00-4:30，历时两个半小时',
    '晚上10点到凌晨2点',
    '19:00至8:00值班',
    '9时许开始，11时30分结束',
    '比分3:2，2:1至1:2',
    '12月5日至7日，为期三天',
    '12月5日至7日，连续两天两夜',
    '12月5日至7日，3天内反馈',
    '中午12点到1点，历时一小时',
    '9:00-11:00；另一场历时一小时',
  ])('are right in %s', (text) => {
    expect(wordsFound(timesThatDisagree, text)).toEqual([]);
  });
});

describe('what was put off', () => {
  it('was not held on its day', () => {
    expect(wordsFound(cancelledAndHeld, '原定12月8日的义诊因雨推迟。12月8日，义诊如期举行。')).toEqual([
      '12月8日',
    ]);
    expect(wordsFound(cancelledAndHeld, '原定12月8日的义诊推迟，12月15日举行。')).toEqual([]);
  });
});

describe('a date in the text contradicts the day entered', () => {
  it.each([
    ['2019年12月8日国际环保日，社工摆摊。', '2019年12月8日'],
    ['12月8日开箱。2019年12月8日的箱子', '2019年12月8日'],
    ['二〇一九年十二月八日，开箱', '二〇一九年十二月八日'],
    ['2019年12月，开箱', '2019年12月'],
    ['12.18当天，开箱', '12.18'],
    ['本月7日，开箱', '本月7日'],
    ['上月8日，开箱', '上月8日'],
    ['12月8日上午开箱，12月18日下午合影', '12月18日'],
    ['2033年12月8日，开箱', '2033年12月8日'],
  ])('in %s', (text, words) => {
    expect(wordsFound(textContradictsDate, text)).toEqual([words]);
  });

  it.each([
    '出生于1938年3月5日的老人',
    '7月20日出生的小寿星',
    '1921年7月23日，是老党员最爱讲的日子',
    '2018年9月1日，本市正式实行垃圾分类',
    '2019年12月1日，条例正式施行',
    '合作社于2019年12月8日成立',
    '上一次读书会还是在11月20日',
    '下一场定于1月8日',
    '12月5日培训，12月8日开箱',
    '2019年11月，社区开始试点',
    '2008年12月8日，老人记得很清楚',
    '本月8日，开箱',
    '12月8日开箱，2019年6月1日的照片',
  ])('by no means in %s', (text) => {
    expect(wordsFound(textContradictsDate, text)).toEqual([]);
  });
});
