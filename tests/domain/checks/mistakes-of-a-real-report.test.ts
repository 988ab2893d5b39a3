/**
 * Every kind of mistake that was printed in a real report of December 2020, entered again in other
 * words: a check finds it. For the correct parts of that report, no check finds anything.
 */
import { CHECKS } from '../../../src/plugins/monthly-report/server/src/checks/rules';
import {
  both,
  EXAMPLE_MONTH,
  exactly,
  exampleActivity,
  exampleFacts,
  exampleIndicator,
  exampleOf,
  exampleProgress,
  exampleStory,
  paragraphs,
} from '../../../src/plugins/monthly-report/server/src/checks/rules/example-facts';
import type { CheckedProgramme } from '../../../src/plugins/monthly-report/server/src/checks/rules/facts';
import { exampleCells } from '../../../src/plugins/monthly-report/server/src/checks/rules/figures/example-figures';
import { runChecks } from '../../../src/plugins/monthly-report/server/src/checks/rules/run';
import { toMonth } from '../../../src/plugins/monthly-report/server/src/domain/month';

const PARTS = { waste_kitchen: '395971.1', waste_hazardous: '19', waste_recyclable: '100231' };
const TOTAL = '496221.1';

const english = paragraphs('They met again.');

function telling(text: string, overrides: Partial<CheckedProgramme['stories'][number]> = {}) {
  return exampleOf({
    stories: [exampleStory({ body: { 'zh-Hans': paragraphs(text), en: english }, ...overrides })],
  });
}

function titled(title: string) {
  return exampleOf({ progress: [exampleProgress({ title: both(title, 'An update') })] });
}

function overviewOf(...texts: string[]) {
  return exampleOf({
    overview: {
      documentId: 'overview',
      status: 'published',
      body: { 'zh-Hans': paragraphs(...texts), en: english },
    },
  });
}

function linkedTo(url: string | null) {
  return exampleOf({
    progress: [
      exampleProgress({
        body: {
          'zh-Hans': [
            {
              type: 'paragraph',
              children: [{ type: 'link', url: url ?? '', children: [{ type: 'text', text: '培训回顾' }] }],
            },
          ],
          en: english,
        },
      }),
    ],
  });
}

const kilograms = (code: string, parts: readonly string[] = []) =>
  exampleIndicator({ code, label: both(code), unit: both('kg'), decimals: 1, parts });

/** The printed parts, with the total that somebody added up. */
function addedUpTo(total: string) {
  const indicators = [
    kilograms('waste_total', Object.keys(PARTS)),
    ...Object.keys(PARTS).map((code) => kilograms(code)),
  ];
  return exampleOf({
    facts: exampleFacts(indicators),
    activities: [exampleActivity({ measurements: { ...PARTS, waste_total: total } })],
  });
}

function statedAs(total: string) {
  const waste = kilograms('waste_total');
  return exampleOf({
    facts: exampleFacts([waste], {
      cells: exampleCells({ waste_total: TOTAL }),
      statedFigures: [
        {
          month: EXAMPLE_MONTH,
          basis: 'month',
          indicator: 'waste_total',
          value: exactly(total),
          statedBy: '秘书处',
          explanation: null,
        },
      ],
    }),
  });
}

const codesIn = (facts: ReturnType<typeof exampleOf>) => [
  ...new Set(runChecks(CHECKS, facts).map(({ check }) => check)),
];

describe('What a real report went wrong with', () => {
  it.each([
    ['parts that add up to 2 kg more than their total', addedUpTo('496219.1'), 'parts-against-total'],
    ['a total that was stated 2 kg lower', statedAs('496219.1'), 'stated-against-calculated'],
    ['a link to #', linkedTo('#'), 'broken-link'],
    ['a link to nothing', linkedTo(''), 'broken-link'],
    ['a day without its month', telling('20号在试点小区办了一场游戏。'), 'day-without-month'],
    [
      'a day without its month that is another day',
      telling('25号，小区里比赛分类。'),
      'text-contradicts-date',
    ],
    [
      'a day of the month that is not the one entered',
      telling('12月25日，老师讲了一课。'),
      'text-contradicts-date',
    ],
    [
      'a story of the month before',
      telling('艺术团来演出。', { occurredOn: '2020-11-18' }),
      'date-outside-month',
    ],
    ['a story of the year before', telling('粥熬好了。', { occurredOn: '2019-12-01' }), 'wrong-year'],
    [
      'a day of the year before in the text alone',
      telling('2019年12月8日上午，粥熬好了。'),
      'text-contradicts-date',
    ],
    ['the same with spaces', telling('2019 年 12 月 29 日上午，粥熬好了。'), 'text-contradicts-date'],
    ['leaflets counted in 分', telling('发放宣传单页22分。'), 'measure-word'],
    ['时常 for 时长', telling('活动持续时常3小时。'), 'wrong-character'],
    ['笑的合不拢嘴 for 笑得', telling('奶奶们笑的合不拢嘴。'), 'wrong-character'],
    ['a word written twice', telling('秘书处参加参加了启动会。'), 'doubled-word'],
    ['a character written twice', telling('到场的有大院居民和退休人人员。'), 'doubled-word'],
    [
      'a paragraph that breaks off',
      telling('天气转冷，为了让困难家庭温暖过冬，迎接新的一年到来，'),
      'punctuation',
    ],
    ['a figure in the brackets of a template', overviewOf('本月覆盖【34】个社区。'), 'placeholder-left'],
    ['a number typed before a title', titled('3.提交专业委员会申请'), 'typed-number'],
    ['another style of number', titled('（一）总体情况'), 'typed-number'],
    [
      'an update with its title alone',
      exampleOf({ progress: [exampleProgress({ body: { 'zh-Hans': [], en: null } })] }),
      'empty-section',
    ],
    ['a story with its title alone', telling('', { photos: [] }), 'empty-section'],
    ['a story without a photo', telling('大家来了。', { photos: [] }), 'story-without-photo'],
    ['a community that no activity counts', telling('枫林小区的邻居也来了。'), 'named-but-not-counted'],
    ['a partner that no activity counts', telling('河畔公益的伙伴也来了。'), 'named-but-not-counted'],
    [
      'a partner expected to report that did not',
      exampleOf({
        facts: exampleFacts(undefined, {
          memberships: [{ partner: 'river_side', fromMonth: toMonth('2020-01'), toMonth: null }],
        }),
      }),
      'expected-partner-missing',
    ],
    [
      'an overview of the year before',
      overviewOf('截至2019年12月，网络有5家伙伴。'),
      'overview-of-another-month',
    ],
  ])('is pointed out: %s', (_mistake, facts, check) => {
    expect(codesIn(facts)).toContain(check);
  });

  it('names the difference of two kilograms', () => {
    const [finding] = runChecks(CHECKS, statedAs('496219.1'));
    expect(finding?.message['zh-Hans']).toContain('原报数少2 kg');
  });
});

describe('What a real report rightly says', () => {
  it.each([
    '协会2019-2020年项目总结暨2020-2021项目启动培训会开得很热闹。',
    '演出在229号院举行。',
    '这个节日至今已有 1200 多年的历史。',
    '自 2008 年起，寺里每年送粥。',
    '2019年的九九公益日，社区申请了互助计划。',
    '2020年12月8日上午 9:00-11:00，居民来到小区花园。',
    '已经和20多个社区结对。',
    '派发了近150碗热粥，很幸运今年有 500 份。',
    '持续3小时，回收可回收物10千克，有害垃圾18千克，参与35人次。',
    '人人知晓，人人参与，邻里守望。',
    '12月，讲师分别来到四个街镇。',
    '由于疫情，原计划于12月10日-12日的培训推迟，日期待定。',
  ])('goes unremarked: %s', (text) => {
    expect(codesIn(telling(text))).toEqual([]);
  });

  it('leaves an overview alone that speaks of its month', () => {
    expect(codesIn(overviewOf('截至2020年12月，网络有5家伙伴。', '2021年1月将再办一场。'))).toEqual([]);
  });
});
