/** The days that a text names, and texts that only look like a day. */
import fc from 'fast-check';

import { numberOf } from '../../../src/plugins/monthly-report/server/src/checks/rules/dates/chinese-dates';
import {
  datesIn,
  mayMean,
} from '../../../src/plugins/monthly-report/server/src/checks/rules/dates/dates-in-text';
import { cpuMilliseconds } from '../../helpers/cpu-time';

function wordsOf(text: string): string[] {
  return datesIn(text).map(({ words }) => words);
}

/** Year-month-day, with a question mark for each missing part. */
function daysOf(text: string): string[] {
  return datesIn(text).map(({ from, to }) =>
    [from, ...(to === null ? [] : [to])]
      .map(({ year, month, day }) => `${year ?? '?'}-${month ?? '?'}-${day}`)
      .join(' to '),
  );
}

describe('dates in a text', () => {
  it.each([
    ['2019年12月1日上午', '2019-12-1'],
    ['12月25日，湘龙街道', '?-12-25'],
    ['12 月 8 号下午', '?-12-8'],
    ['二〇二〇年十二月廿五日', '2020-12-25'],
    ['二月二十九日', '?-2-29'],
    ['20号那天，大家都来了', '?-?-20'],
    ['活动定在20号，地点不变', '?-?-20'],
    ['20号在试点小区', '?-?-20'],
    ['22日上午开锅', '?-?-22'],
    ['7.25当天送凉茶', '?-7-25'],
    ['本月7日，陪老人复诊', '?-?-7'],
    ['上月5日开课', '?-?-5'],
    ['原定12月10日至12日的培训', '?-12-10 to ?-12-12'],
    ['12月30日—1月2日', '?-12-30 to ?-1-2'],
    ['2020年12月10-12日', '2020-12-10 to 2020-12-12'],
    ['8-10号，三场活动', '?-?-8 to ?-?-10'],
    ['记于2020-12-08。', '2020-12-8'],
    ['2020.12.8 收到', '2020-12-8'],
    ['On 8 December trainers came', '?-12-8'],
    ['On December 25th, 2020 the children', '2020-12-25'],
    ['planned for 10 to 12 December', '?-12-10 to ?-12-12'],
    ['On Dec. 4 they signed', '?-12-4'],
    ['On the 20th Guangyan set up a game', '?-?-20'],
  ])('finds the day in %s', (text, day) => {
    expect(daysOf(text)).toEqual([day]);
  });

  it.each([
    '229号院里的慰问演出',
    '住在3号楼，坐5号线',
    '天津路20号，社区中心',
    '位于文化街20号在地铁站旁',
    '99号公益日20多号人',
    '习俗流传了1200多年',
    '文殊院从2008年起每年送粥',
    '2019-2020年项目总结，以及2020-2021年度的启动培训',
    '上午9:00-11:00',
    '2019年的九九公益日',
    '协会已经和20多个社区结对',
    '志愿者一铲一铲送进花园',
    '99公益筹来的物资',
    '为期3日的培训，7日内反馈',
    '13月5日，2月30日',
    '每月10日上午开放',
    '乘坐20号、31号，都能到',
    '张叔家在15号，李婶家在16号，共用一个桶',
    '（2023）8号，〔2020〕15号，【2021】3号，',
    '回收7.25公斤',
    '晚上月10日元租金',
    'On the 3rd floor of No. 12',
    'In March 8 people came',
    'May everyone take part',
    'https://example.org/2020/12/08/post',
    'version 1.2.2020-12-08x',
  ])('finds none in %s', (text) => {
    expect(wordsOf(text)).toEqual([]);
  });

  it('gives a day alone the month named before it', () => {
    expect(daysOf('12月8日开箱，9号，又来了一批人')).toEqual(['?-12-8', '?-12-9']);
  });

  it('tells plans, deadlines and feasts from the day of the event', () => {
    const asides = datesIn('报名截至12月1日；12月5日国际志愿者日；计划于1月8日再办；12月4日签下协议。');
    expect(asides.map(({ words, aside }) => [words, aside])).toEqual([
      ['12月1日', true],
      ['12月5日', true],
      ['1月8日', true],
      ['12月4日', false],
    ]);
  });

  it('finds every date where it stands, none inside another, in any text', () => {
    const pieces = fc.constantFrom(
      '12月',
      '25日',
      '20号',
      '2019年',
      '至',
      '-',
      '12',
      '十',
      ' December',
      'On the ',
      '3rd',
      ' ',
      '，',
    );
    const text = fc
      .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 4 })))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (hostile) => {
        let end = 0;
        for (const { index, words } of datesIn(hostile)) {
          expect(index).toBeGreaterThanOrEqual(end);
          expect(hostile.slice(index, index + words.length)).toBe(words);
          end = index + words.length;
        }
      }),
    );
  });

  it('reads a day of any year back from the ways it is written', () => {
    const day = fc.record({
      year: fc.integer({ min: 2000, max: 2199 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
    });
    fc.assert(
      fc.property(day, ({ year, month, day: number }) => {
        const expected = [`${year}-${month}-${number}`];
        expect(daysOf(`${year}年${month}月${number}日`)).toEqual(expected);
        expect(daysOf(`${year}-${month}-${number}`)).toEqual(expected);
      }),
    );
  });

  it.each(['1月', '12月25', '20号至', '十', '1 ', '____', '2020-12-', 'On the 1', 'December 1', '12-12-12'])(
    'reads a long row of %s in linear time',
    (piece) => {
      const text = piece.repeat(Math.ceil(400_000 / piece.length));
      expect(cpuMilliseconds(() => datesIn(text))).toBeLessThan(5_000);
    },
  );
});

describe('a date in a text', () => {
  function first(text: string) {
    const [date] = datesIn(text);
    if (date === undefined) throw new Error(`No date in ${text}`);
    return date;
  }

  it.each([
    ['20号那天', ['2020-12-20', '2020-12-20'], true],
    ['20号那天', ['2020-12-19', '2020-12-19'], false],
    ['20号那天', ['2020-12-18', '2020-12-22'], true],
    ['12月30日至1月2日', ['2020-12-31', '2020-12-31'], true],
    ['12月30日至1月2日', ['2021-01-01', '2021-01-01'], true],
    ['12月30日至1月2日', ['2021-01-03', '2021-01-03'], false],
    ['2019年12月20日', ['2020-12-20', '2020-12-20'], false],
    ['1月2日', ['2020-12-28', '2021-01-03'], true],
  ] as const)('%s meant for %j: %s', (text, span, expected) => {
    expect(mayMean(first(text), span)).toBe(expected);
  });
});

describe('Chinese numerals', () => {
  it.each([
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['廿五', 25],
    ['三十一', 31],
    ['九', 9],
    ['08', 8],
    ['一二', 0],
  ])('%s is %d', (text, number) => {
    expect(numberOf(text)).toBe(number);
  });
});
