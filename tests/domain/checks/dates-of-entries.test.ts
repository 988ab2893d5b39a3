/** The days entered for stories, progress and activities, compared with the month and with the texts. */
import {
  exampleActivity,
  exampleOf,
  exampleProgress,
  exampleStory,
  paragraphs,
} from '../../../src/plugins/monthly-report/server/src/checks/rules/example-facts';
import { DATE_CHECKS } from '../../../src/plugins/monthly-report/server/src/checks/rules/dates';
import type {
  CheckedActivity,
  CheckedProgramme,
  CheckedProgress,
  CheckedStory,
} from '../../../src/plugins/monthly-report/server/src/checks/rules/facts';
import { runChecks } from '../../../src/plugins/monthly-report/server/src/checks/rules/run';
import { toMonth } from '../../../src/plugins/monthly-report/server/src/domain/month';

/** The severity and the code of each finding of the date checks. */
function foundIn(programme: Partial<CheckedProgramme>, month = '2020-12'): string[] {
  return runChecks(DATE_CHECKS, exampleOf({ activities: [], ...programme }, { month: toMonth(month) })).map(
    ({ severity, check }) => `${severity} ${check}`,
  );
}

function foundForStory(text: string, overrides: Partial<CheckedStory> = {}): string[] {
  const body = { 'zh-Hans': paragraphs(text), en: null };
  return foundIn({ stories: [exampleStory({ activity: null, body, ...overrides })] });
}

describe('the day of a story', () => {
  it.each([
    ['2020-12', '2020-12-31', []],
    ['2020-12', '2020-11-30', ['warning date-outside-month']],
    ['2020-12', '2020-10-31', ['error date-outside-month']],
    ['2020-12', '2021-01-01', ['error date-outside-month']],
    ['2020-12', '2019-12-01', ['error wrong-year']],
    ['2021-01', '2020-12-31', ['warning date-outside-month']],
    ['2021-01', '2020-01-09', ['error wrong-year']],
  ])('in the report of %s on %s: %j', (month, occurredOn, expected) => {
    const body = { 'zh-Hans': paragraphs('一锅粥。'), en: null };
    expect(foundIn({ stories: [exampleStory({ activity: null, occurredOn, body })] }, month)).toEqual(
      expected,
    );
  });

  it('lies within the days of its activity, unless that is a summary', () => {
    const stories = [exampleStory({ occurredOn: '2020-12-10', body: { 'zh-Hans': [], en: null } })];
    const summary = exampleActivity({ kind: 'summary' });
    expect(foundIn({ stories, activities: [exampleActivity()] })).toEqual(['warning story-off-its-activity']);
    expect(foundIn({ stories, activities: [exampleActivity({ endDate: '2020-12-10' })] })).toEqual([]);
    expect(foundIn({ stories, activities: [summary] })).toEqual([]);
  });
});

describe('a date in the text of a story of 8 December 2020', () => {
  it.each([
    '12月8日，开箱了。',
    '2020年12月8日开箱，12月25日再办。',
    '12月7日至9日，三天的活动。',
    '大家从12月1日起报名。',
    '院子在2015年3月8日建成，229号院，3号楼。',
    '报名截至11月30日。',
    '为迎接12月5日国际志愿者日，居民来到花园。',
    '计划于1月8日再办一次。',
  ])('does not contradict it in %s', (text) => {
    expect(foundForStory(text)).toEqual([]);
  });

  it.each([
    ['12月9日，开箱了。', 'warning'],
    ['11月8日，开箱了。', 'warning'],
    ['9号那天，12月的花园很热闹。', 'warning'],
    ['2019年12月8日，开箱了。', 'error'],
  ])('contradicts it in %s, a finding of severity %s', (text, severity) => {
    expect(foundForStory(text)).toContain(`${severity} text-contradicts-date`);
  });

  it('is read in each language by itself', () => {
    const body = {
      'zh-Hans': paragraphs('12月8日，开箱了。'),
      en: paragraphs('On 9 December it was opened.'),
    };
    expect(foundForStory('', { body })).toEqual(['warning text-contradicts-date']);
  });

  it('may stand in its title', () => {
    expect(foundForStory('12月7日先试开一次。', { title: { 'zh-Hans': '12月8日开箱', en: null } })).toEqual(
      [],
    );
  });
});

describe('a date in the text of a story without a day', () => {
  it.each([
    ['12月25日，孩子们来了。', []],
    ['11月25日，孩子们来了。', ['warning text-contradicts-date']],
    ['2019年12月25日，孩子们来了。', ['error text-contradicts-date']],
  ])('is of the month: %s', (text, expected) => {
    expect(foundForStory(text, { occurredOn: null })).toEqual(expected);
  });
});

describe('a progress update', () => {
  function foundForUpdate(text: string, overrides: Partial<CheckedProgress>): string[] {
    return foundIn({
      progress: [exampleProgress({ body: { 'zh-Hans': paragraphs(text), en: null }, ...overrides })],
    });
  }

  it('may name the days it was planned for and its new day', () => {
    const plan = {
      occurredOn: null,
      plannedFrom: '2020-12-10',
      plannedTo: '2020-12-12',
      newDate: '2021-01-20',
    };
    expect(foundForUpdate('培训本应在12月11日开始。', plan)).toEqual([]);
    expect(foundForUpdate('培训在1月20日举行。', plan)).toEqual([]);
    expect(foundForUpdate('培训在1月21日举行。', plan)).toEqual(['warning text-contradicts-date']);
  });

  it('without any day may name any', () => {
    expect(foundForUpdate('资料在3月5日收齐。', { occurredOn: null })).toEqual([]);
  });

  it.each([
    [{ plannedFrom: '2020-12-12', plannedTo: '2020-12-10' }, ['error planned-dates']],
    [{ eventStatus: 'postponed', plannedFrom: '2020-12-10', newDate: '2020-12-10' }, ['error planned-dates']],
    [
      { eventStatus: 'cancelled', plannedFrom: '2020-12-10', newDate: '2020-12-20' },
      ['warning planned-dates'],
    ],
    [{ eventStatus: 'postponed', plannedFrom: '2020-12-10', newDate: null }, []],
    [{ eventStatus: 'postponed', plannedTo: '2020-12-10', newDate: '2020-12-11' }, []],
  ] as const)('planned as %j: %j', (plan, expected) => {
    expect(foundForUpdate('', { occurredOn: null, ...plan })).toEqual(expected);
  });
});

describe('an activity', () => {
  function foundForActivity(overrides: Partial<Omit<CheckedActivity, 'measurements'>>): string[] {
    return foundIn({ activities: [exampleActivity(overrides)] });
  }

  it.each([
    ['2020-12-07', ['error end-date']],
    ['2020-12-08', []],
    ['2021-01-01', ['warning end-date']],
  ])('of 8 December that ends on %s: %j', (endDate, expected) => {
    expect(foundForActivity({ endDate })).toEqual(expected);
  });

  it('is named for its own day, unless it is a summary', () => {
    expect(foundForActivity({ title: '12月9日堆肥体验' })).toEqual(['warning text-contradicts-date']);
    expect(foundForActivity({ title: '12月9日堆肥体验', endDate: '2020-12-10' })).toEqual([]);
    expect(foundForActivity({ title: '12月9日堆肥体验', kind: 'summary' })).toEqual([]);
  });
});

describe('a day that no calendar has', () => {
  it.each([
    ['11月31日', true],
    ['12月7日至32日', true],
    ['2021年2月29日', true],
    ['2月29日', false],
    ['二十日谈', false],
    ['编号2020-13-45', false],
    ['On 31 November they met', true],
  ])('%s: %s', (text, impossible) => {
    expect(foundForStory(text, { occurredOn: null }).includes('error no-such-day')).toBe(impossible);
  });
});

describe('a day alone', () => {
  it('needs a month before it in the same text', () => {
    expect(foundForStory('8号那天，开箱了。')).toEqual(['info day-without-month']);
    expect(foundForStory('12月7日报名，8号那天，开箱了。')).toEqual([]);
    expect(foundForStory('本月8号，开箱了。')).toEqual([]);
  });
});
