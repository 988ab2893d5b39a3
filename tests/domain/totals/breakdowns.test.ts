/** Figures by the options of their dimensions, for every basis and group. */
import fc from 'fast-check';

import type {
  Dimension,
  Indicator,
} from '../../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { checkMeasurement } from '../../../src/plugins/monthly-report/server/src/entries/rules/measurement-rules';
import { toMeasurements } from '../../../src/plugins/monthly-report/server/src/database/measurements';
import { optionCode } from '../../../src/plugins/monthly-report/server/src/domain/option-codes';
import { toMonth } from '../../../src/plugins/monthly-report/server/src/domain/month';
import {
  add,
  sumOf,
  toDigits,
  type Quantity,
} from '../../../src/plugins/monthly-report/server/src/domain/quantity';
import type { Breakdown } from '../../../src/plugins/monthly-report/server/src/totals/rules/breakdown';
import { totalsOf } from '../../../src/plugins/monthly-report/server/src/totals/rules/totals';
import { BASES, GROUPINGS, type Basis } from '../../../src/plugins/monthly-report/shared/vocabulary';
import {
  buildCalculated,
  buildMeasured,
  buildMembership,
  buildPartner,
  buildProgrammeFacts,
  buildRatio,
  buildReference,
  buildRegion,
  digits,
  translated,
} from '../../helpers/builders';
import type { Activity } from '../../helpers/recount/activity';
import { groupsOf } from '../../helpers/totals';

const dimension = (code: string, ...options: readonly string[]): Dimension => ({
  code,
  name: translated(code),
  options: options.map((option) => ({ code: option, label: translated(option) })),
});
const sex = dimension('sex', 'female', 'male');
const age = dimension('age', 'child', 'adult');
const people = buildMeasured({ dimensions: [sex, age] });
const reference = buildReference({
  partners: [
    buildPartner({ code: 'pa', region: buildRegion({ code: 'north' }) }),
    buildPartner({ code: 'pb', region: buildRegion({ code: 'south' }) }),
  ],
});
const START = toMonth('2022-01');

let built = 0;
/** @param grid as it is stored. */
const entry = (
  partner: string | null,
  startDate: string,
  grid: object,
  overrides: Partial<Activity> = {},
): Activity => {
  built += 1;
  return {
    documentId: `entry-${built}`,
    title: '活动',
    partner,
    communities: [],
    activityType: 'training',
    startDate,
    endDate: null,
    sessions: 1,
    ...overrides,
    measurements: toMeasurements(grid),
  };
};

const factsOf = (activities: readonly Activity[], indicators: readonly Indicator[] = [people]) =>
  buildProgrammeFacts({
    programme: { startMonth: START },
    indicators,
    activities,
    memberships: ['pa', 'pb'].map((partner) => buildMembership({ partner, fromMonth: START })),
  });

const told = (breakdowns: readonly Breakdown[] | undefined) =>
  Object.fromEntries(
    (breakdowns ?? []).map(({ dimension: { code }, options, unknown }) => [
      code,
      [...options.map(({ value }) => digits(value)), digits(unknown)].join(' '),
    ]),
  );
const toldIn = (facts: ReturnType<typeof factsOf>, month: string, on: Basis = 'month') => {
  const [total] = totalsOf(facts, toMonth(month), on);
  const figures: Record<string, string | null> = { value: digits(total?.value ?? null) };
  return { ...figures, ...told(total?.breakdown?.[on]) };
};

const thirtyThree = { participants: { value: 33, by: { sex: { female: 12, male: 20 } } } };

describe('A value by the options of a dimension', () => {
  it('leaves the rest unknown, and a dimension nobody gave whole', () => {
    expect(toldIn(factsOf([entry('pa', '2022-01-10', thirtyThree)]), '2022-01')).toEqual({
      ...{ value: '33', sex: '12 20 1', age: '  33' },
    });
  });

  it('is the sum of its options where it is not given itself', () => {
    const facts = factsOf([
      entry('pa', '2022-01-10', { participants: { by: { sex: { female: 12, male: 20 } } } }),
    ]);
    expect(toldIn(facts, '2022-01')).toMatchObject({ value: '32', sex: '12 20 0' });
  });

  it('adds up with values that are not broken down, over months and groups', () => {
    const facts = factsOf([
      entry('pa', '2022-01-10', thirtyThree),
      entry('pb', '2022-01-11', { participants: 10 }),
      entry('pa', '2022-02-10', { participants: { value: 5, by: { sex: { female: 5, male: null } } } }),
    ]);
    expect(toldIn(facts, '2022-01')).toMatchObject({ value: '43', sex: '12 20 11' });
    expect(toldIn(facts, '2022-02')).toMatchObject({ value: '5', sex: '5  0' });
    expect(toldIn(facts, '2022-02', 'to-date')).toMatchObject({ value: '48', sex: '17 20 11' });
    const rows = groupsOf(facts, reference, START, 'month', 'region');
    expect(rows.map(({ code, figures }) => [code, told(figures[0]?.breakdown).sex])).toEqual([
      ['north', '12 20 1'],
      ['south', '  10'],
    ]);
  });

  it('is that of the latest entry where that counts alone', () => {
    const last = buildMeasured({ aggregationType: 'LAST', dimensions: [sex] });
    const facts = factsOf(
      [
        entry('pa', '2022-01-10', thirtyThree),
        entry('pa', '2022-01-20', { participants: { value: 7, by: { sex: { female: 3 } } } }),
        entry('pb', '2022-01-01', { participants: 2 }),
      ],
      [last],
    );
    expect(toldIn(facts, '2022-01')).toEqual({ value: '9', sex: '3  6' });
  });

  it('is carried with the level it is of, and ends with it', () => {
    const level = buildMeasured({ calculationFormulaAcrossPeriods: 'latest', dimensions: [sex] });
    const facts = factsOf(
      [
        entry('pa', '2022-01-10', thirtyThree),
        entry('pb', '2022-02-10', { participants: { value: 4, by: { sex: { male: 4 } } } }),
        entry('pa', '2022-03-10', { participants: 30 }),
      ],
      [level],
    );
    expect(['2022-01', '2022-02', '2022-03'].map((month) => toldIn(facts, month).sex)).toEqual([
      '12 20 1',
      '12 24 1',
      // The options that pa gave in January no longer count: its value of March has no options.
      ' 4 30',
    ]);
    expect(toldIn(facts, '2022-03', 'to-date')).toEqual({ value: '34', sex: ' 4 30' });
  });

  it('is that of the largest month where the largest month is the figure', () => {
    const most = buildMeasured({ calculationFormulaAcrossPeriods: 'max', dimensions: [sex] });
    const facts = factsOf(
      [
        entry('pa', '2022-01-10', thirtyThree),
        entry('pa', '2022-02-10', { participants: { value: 9, by: { sex: { female: 9 } } } }),
      ],
      [most],
    );
    expect(toldIn(facts, '2022-02', 'to-date')).toEqual({ value: '33', sex: '12 20 1' });
  });

  it('is the sum of its parts where these are counted, each with what it is broken down by', () => {
    const parts = [
      buildMeasured({ code: 'a', dimensions: [sex] }),
      buildMeasured({ code: 'b', dimensions: [sex] }),
      buildMeasured({ code: 'c' }),
    ];
    const grid = {
      a: { value: 5, by: { sex: { female: 2, male: 3 } } },
      b: { value: 4, by: { sex: { female: 1 } } },
      c: 10,
    };
    const sum = buildCalculated(['a', 'b', 'c'], { code: 'sum', decimals: 0 });
    expect(toldIn(factsOf([entry('pa', '2022-01-10', grid)], [sum, ...parts]), '2022-01')).toEqual({
      ...{ value: '19', sex: '3 3 13' },
    });
    const whole = buildMeasured({ parts: ['a', 'b', 'c'], dimensions: [sex] });
    expect(toldIn(factsOf([entry('pa', '2022-01-10', grid)], [whole, ...parts]), '2022-01')).toEqual({
      ...{ value: '19', sex: '3 3 13' },
    });
    const entered = { ...grid, participants: { value: 20, by: { sex: { male: 8 } } } };
    expect(toldIn(factsOf([entry('pa', '2022-01-10', entered)], [whole, ...parts]), '2022-01')).toEqual({
      ...{ value: '20', sex: ' 8 12' },
    });
  });

  it('is a ratio of each option', () => {
    const [ok, seen] = [
      buildMeasured({ code: 'ok', dimensions: [sex, age] }),
      buildMeasured({ code: 'seen', dimensions: [sex] }),
    ];
    const facts = factsOf(
      [
        entry('pa', '2022-01-10', {
          ok: { value: 3, by: { sex: { female: 2, male: 1 } } },
          seen: { value: 14, by: { sex: { female: 4, male: 10 } } },
        }),
      ],
      [buildRatio('ok', 'seen'), ok, seen],
    );
    expect(toldIn(facts, '2022-01')).toEqual({ value: '21.428571', sex: '50 10 ' });
  });
});

describe('for any content', () => {
  const level = buildMeasured({
    code: 'level',
    calculationFormulaAcrossPeriods: 'latest',
    dimensions: [sex],
  });
  const last = buildMeasured({ code: 'last', aggregationType: 'LAST', dimensions: [sex, age] });
  const indicators: readonly Indicator[] = [
    people,
    level,
    last,
    buildCalculated(['participants', 'last'], { code: 'together' }),
    buildMeasured({ code: 'whole', parts: ['participants', 'plain'], dimensions: [sex] }),
    buildMeasured({ code: 'plain' }),
  ];
  const part = fc.nat(5);
  const given = fc
    .record({
      female: fc.option(part),
      male: fc.option(part),
      child: fc.option(part),
      rest: fc.nat(3),
      bare: fc.boolean(),
    })
    .map(({ female, male, child, rest, bare }) => {
      const bySex = (female ?? 0) + (male ?? 0);
      const isSumAlone = bare && (child ?? 0) <= bySex && female !== null;
      return isSumAlone
        ? { by: { sex: { female, male } } }
        : { value: Math.max(bySex, child ?? 0) + rest, by: { sex: { female, male }, age: { child } } };
    });
  const grid = fc.dictionary(
    fc.constantFrom('participants', 'level', 'last', 'plain', 'whole'),
    fc.oneof(given, fc.nat(9)),
    { maxKeys: 4 },
  );
  const activity = fc
    .record({
      partner: fc.constantFrom('pa', 'pb', null),
      startDate: fc.constantFrom(
        '2022-01-03',
        '2022-01-20',
        '2022-02-02',
        '2022-12-31',
        '2023-01-01',
        '2023-02-05',
      ),
      communities: fc.subarray(['x', 'y']),
      grid,
    })
    .map(({ partner, startDate, communities, grid: stored }) =>
      entry(partner, startDate, stored, { communities }),
    );
  const activities = fc.array(activity, { maxLength: 10 });
  const month = fc.constantFrom('2022-01', '2022-02', '2022-12', '2023-01', '2023-02').map(toMonth);

  const exact = (value: Quantity | null) => (value === null ? null : toDigits(value, 6));

  it('options and what is unknown add up to the figure, and groups add up to each option', () => {
    fc.assert(
      fc.property(
        activities,
        month,
        fc.constantFrom(...BASES),
        fc.constantFrom(...GROUPINGS),
        (entries, at, on, grouping) => {
          const facts = factsOf(entries, indicators);
          const rows = groupsOf(facts, reference, at, on, grouping);
          for (const { indicator, value, breakdown } of totalsOf(facts, at, on)) {
            for (const [index, { options, unknown }] of (breakdown?.[on] ?? []).entries()) {
              const parts = sumOf([...options.map((option) => option.value), unknown]);
              expect([indicator.code, exact(parts)]).toEqual([indicator.code, exact(value)]);
              if (value === null) continue;
              expect(unknown === null ? null : unknown.thousandths >= 0n).toBe(true);
              for (const [place, option] of options.entries()) {
                const ofGroups = sumOf(
                  rows.flatMap(({ figures }) =>
                    figures
                      .filter((figure) => figure.indicator.code === indicator.code)
                      .map((figure) => figure.breakdown?.[index]?.options[place]?.value ?? null),
                  ),
                );
                expect([indicator.code, option.option.code, exact(ofGroups)]).toEqual([
                  ...[indicator.code, option.option.code, exact(option.value)],
                ]);
              }
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('an option of a sum is what an independent recount of the entries finds', () => {
    fc.assert(
      fc.property(activities, month, (entries, at) => {
        const [total] = totalsOf(factsOf(entries, indicators), at, 'to-date');
        for (const { dimension: own, options } of total?.breakdown?.['to-date'] ?? []) {
          for (const { option, value } of options) {
            const counted = entries.flatMap(({ startDate, measurements }) => {
              const of = measurements.get(optionCode('participants', own.code, option.code));
              return of === undefined || startDate.slice(0, 7) > at ? [] : [of];
            });
            expect(exact(value)).toBe(
              counted.length === 0 ? null : exact(counted.reduce((a, b) => add(a, b))),
            );
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('A value with a breakdown is refused', () => {
  const refusal = (value: unknown, indicator: Indicator = people) =>
    checkMeasurement({ code: indicator.code, value, indicator, label: null, accepted: [indicator.code] });

  it.each<[string, unknown]>([
    ['a number', 33],
    ['null', null],
    ['options with the value', thirtyThree.participants],
    ['options alone', { by: { sex: { female: 1 } } }],
    ['options that are the value', { value: 2, by: { sex: { female: 1, male: 1 }, age: { child: 2 } } }],
    ['dimensions with one sum and no value', { by: { sex: { female: 2 }, age: { child: 1, adult: 1 } } }],
    ['nothing in it', { value: null, by: { sex: { female: null } } }],
    ['no dimension', { value: 3 }],
  ])('not with %s', (_name, value) => {
    expect(refusal(value)).toBeNull();
  });

  it.each<[string, unknown, string]>([
    ['options over the value', { value: 33, by: { sex: { female: 12, male: 22 } } }, '大于总数33'],
    ['an unknown option', { value: 3, by: { sex: { other: 1 } } }, '没有选项“other”，可填：female、male'],
    [
      'an unknown dimension',
      { value: 3, by: { height: { tall: 1 } } },
      '没有分组维度“height”，可用：sex、age',
    ],
    [
      'different sums and no value',
      { by: { sex: { female: 12, male: 20 }, age: { child: 35 } } },
      '各维度合计不同',
    ],
    ['a negative option', { value: 3, by: { sex: { female: -1 } } }, '“female”不能为负数'],
    ['too many decimals', { value: 3, by: { sex: { female: 0.5 } } }, '“female”应为整数'],
    ['a text', { value: 3, by: { sex: { female: '1' } } }, '“female”应为数字'],
    ['a list of options', { value: 3, by: { sex: [1] } }, '应为“选项 → 数字”'],
    ['a list of dimensions', { value: 3, by: [1] }, '的 by 应为'],
    ['another key', { value: 3, of: 1 }, '应为数字、null'],
    ['a list', [1], '应为数字、null'],
    ['a value that is none', { value: '3' }, '应为数字'],
    ['a sum of too many digits', { by: { sex: { female: 999_999_999_999, male: 1 } } }, '最多12位整数'],
  ])('with %s', (_name, value, sentence) => {
    expect(refusal(value)).toContain(sentence);
  });

  it('where the indicator is not broken down', () => {
    expect(refusal(thirtyThree.participants, buildMeasured())).toContain('不按维度分组，只能填一个数字');
  });
});
