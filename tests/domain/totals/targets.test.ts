/** Targets and achievement: the target beside each figure, and the part of it that is achieved. */
import fc from 'fast-check';

import type { Indicator, Target } from '../../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { addMonths, toMonth, type Month } from '../../../src/plugins/monthly-report/server/src/domain/month';
import { fromThousandths, toDigits } from '../../../src/plugins/monthly-report/server/src/domain/quantity';
import { spanOf } from '../../../src/plugins/monthly-report/server/src/domain/spans';
import { targetReader } from '../../../src/plugins/monthly-report/server/src/totals/rules/targets';
import { totalsOf } from '../../../src/plugins/monthly-report/server/src/totals/rules/totals';
import {
  buildActivity,
  buildCalculated,
  buildCounted,
  buildMeasured,
  buildMembership,
  buildPartner,
  buildProgrammeFacts,
  buildReference,
  buildRegion,
  buildTarget,
  digits,
  quantity,
} from '../../helpers/builders';
import type { Activity } from '../../helpers/recount/activity';
import { groupsOf } from '../../helpers/totals';

const START = toMonth('2022-01');
const flow = buildMeasured();
const level = buildMeasured({ code: 'stock', calculationFormulaAcrossPeriods: 'latest' });
const mean = buildMeasured({
  code: 'score',
  decimals: 1,
  aggregationType: 'AVERAGE',
  calculationFormulaAcrossPeriods: 'latest',
});

const targetOf = (indicator: string, from: string, to: string, value: string, more: Partial<Target> = {}) =>
  buildTarget({ indicator, from: toMonth(from), to: toMonth(to), value: quantity(value), ...more });

const entry = (startDate: string, measurements: Record<string, string>, partner = 'pa') =>
  buildActivity({ partner, startDate, measurements, communities: [] });

const factsOf = (
  indicators: readonly Indicator[],
  targets: readonly Target[],
  activities: readonly Activity[],
  startMonth = START,
) =>
  buildProgrammeFacts({
    programme: { startMonth },
    indicators,
    targets,
    activities,
    memberships: [buildMembership({ partner: 'pa', fromMonth: START })],
  });

/** The target and the achievement of the first indicator, by basis. */
function targetsIn(facts: ReturnType<typeof factsOf>, month: string) {
  const [total] = totalsOf(facts, toMonth(month), 'month');
  return Object.fromEntries(
    Object.entries(total?.targets ?? {}).map(([basis, { target, achievement }]) => [
      basis,
      [digits(target), achievement],
    ]),
  );
}

describe('The target beside a figure', () => {
  const targets = [
    targetOf('participants', '2022-09', '2022-09', '100'),
    targetOf('participants', '2022-01', '2022-12', '1200'),
    targetOf('participants', '2022-01', '2024-12', '4000'),
    targetOf('participants', '2022-07', '2022-09', '300'),
  ];
  const activities = [
    entry('2022-02-08', { participants: '850' }),
    entry('2022-09-08', { participants: '50' }),
  ];

  it('is the month’s beside the month, the fiscal year’s beside year to date, the whole programme’s beside to date', () => {
    expect(targetsIn(factsOf([flow], targets, activities), '2022-09')).toEqual({
      month: ['100', '0.5'],
      'year-to-date': ['1200', '0.75'],
      'to-date': ['4000', '0.225'],
    });
  });

  it('is not there in a month, a year or a programme that it is not of', () => {
    expect(targetsIn(factsOf([flow], targets.slice(0, 2), activities), '2022-09')).toEqual({
      month: ['100', '0.5'],
      'year-to-date': ['1200', '0.75'],
    });
    expect(targetsIn(factsOf([flow], targets, activities), '2022-08')).not.toHaveProperty('month');
    expect(targetsIn(factsOf([flow], targets, activities), '2023-01')).toEqual({
      'to-date': ['4000', '0.225'],
    });
    expect(targetsIn(factsOf([flow], targets, activities), '2025-01')).toEqual({});
    expect(targetsIn(factsOf([level], targets, activities), '2022-09')).toEqual({});
  });

  it('is of the first year from the start month on', () => {
    const late = [targetOf('participants', '2022-06', '2022-12', '1000')];
    const facts = factsOf([flow], late, activities, toMonth('2022-06'));
    expect(targetsIn(facts, '2022-09')).toEqual({ 'year-to-date': ['1000', '0.05'] });
  });

  it('of the whole programme is the longest of several, and no quarter, half-year or year', () => {
    const from = (to: string, value: string) => targetOf('participants', '2022-01', to, value);
    const several = [from('2022-03', '1'), from('2022-06', '2'), from('2022-12', '3'), from('2023-06', '4')];
    expect(targetsIn(factsOf([flow], several, activities), '2022-03')['to-date']).toEqual(['4', '212.5']);
    const longer = [...several, from('2023-12', '5')];
    expect(targetsIn(factsOf([flow], longer, activities), '2022-03')['to-date']).toEqual(['5', '170']);
    expect(targetsIn(factsOf([flow], several.slice(0, 3), activities), '2022-03')).not.toHaveProperty(
      'to-date',
    );
  });

  it('is of the programme, of a region or of a partner, each beside its own figure', () => {
    const reference = buildReference({
      partners: [buildPartner({ code: 'pa', region: buildRegion({ code: 'north' }) })],
    });
    const own = (value: string, more: Partial<Target>) =>
      targetOf('participants', '2022-09', '2022-09', value, more);
    const facts = factsOf(
      [flow],
      [
        own('100', {}),
        own('200', { region: 'north' }),
        own('400', { partner: 'pa' }),
        own('1', { partner: 'pb' }),
      ],
      activities,
    );
    const [ofRegion, ofPartner, ofCommunity] = (['region', 'partner', 'community'] as const).map((grouping) =>
      groupsOf(facts, reference, toMonth('2022-09'), 'month', grouping).map(({ code, figures: [figure] }) => [
        code,
        figure?.target && [digits(figure.target.target), figure.target.achievement],
      ]),
    );
    expect(targetsIn(facts, '2022-09')).toEqual({ month: ['100', '0.5'] });
    expect(ofRegion).toEqual([['north', ['200', '0.25']]]);
    expect(ofPartner).toEqual([['pa', ['400', '0.125']]]);
    expect(ofCommunity).toEqual([[null, undefined]]);
  });
});

describe('Achievement', () => {
  const YEAR = ['2022-01', '2022-12'] as const;
  const of = (
    indicator: Indicator,
    target: Target,
    measurements: Record<string, string>,
    month = '2022-09',
    parts: readonly Indicator[] = [],
  ) => {
    const facts = factsOf([indicator, ...parts], [target], [entry(`${month}-08`, measurements)]);
    return targetsIn(facts, month)['year-to-date']?.[1];
  };

  it('of a flow is value ÷ target to four decimals, and never capped', () => {
    expect(of(flow, targetOf('participants', ...YEAR, '1200'), { participants: '900' })).toBe('0.75');
    expect(of(flow, targetOf('participants', ...YEAR, '3'), { participants: '2' })).toBe('0.6667');
    expect(of(flow, targetOf('participants', ...YEAR, '1'), { participants: '250' })).toBe('250');
    expect(of(buildCounted('activity'), targetOf('activity_count', ...YEAR, '4'), {})).toBe('0.25');
  });

  it('is null where the target is 0, and where nothing was reported', () => {
    expect(of(flow, targetOf('participants', ...YEAR, '0'), { participants: '900' })).toBeNull();
    expect(of(flow, targetOf('participants', ...YEAR, '1200'), {})).toBeNull();
  });

  it('of a flow that is to decrease is told when its span is over', () => {
    const falls = buildMeasured({ code: 'falls', direction: 'decrease' });
    const target = targetOf('falls', ...YEAR, '20');
    expect(of(falls, target, { falls: '5' }, '2022-11')).toBeNull();
    expect(of(falls, target, { falls: '5' }, '2022-12')).toBe('0.25');
  });

  it('of a level goes from its baseline, upwards and downwards', () => {
    const down = { ...level, direction: 'decrease' as const };
    const from80 = targetOf('stock', ...YEAR, '20', { baseline: quantity('80') });
    expect(of(down, from80, { stock: '35' })).toBe('0.75');
    expect(of(down, from80, { stock: '95' })).toBe('-0.25');
    expect(of(down, from80, { stock: '5' })).toBe('1.25');
    expect(of(level, targetOf('stock', ...YEAR, '120', { baseline: quantity('20') }), { stock: '45' })).toBe(
      '0.25',
    );
    expect(
      of(level, targetOf('stock', ...YEAR, '20', { baseline: quantity('20') }), { stock: '45' }),
    ).toBeNull();
    const whole = buildCalculated(['stock'], { code: 'all', decimals: 0 });
    const target = targetOf('all', ...YEAR, '20', { baseline: quantity('80') });
    expect(of(whole, target, { stock: '35' }, '2022-09', [level])).toBe('0.75');
  });

  it('of a level without a baseline goes from nothing, and of one that is to decrease is not told', () => {
    const target = targetOf('stock', ...YEAR, '200');
    expect(of(level, target, { stock: '50' })).toBe('0.25');
    expect(of({ ...level, direction: 'decrease' }, target, { stock: '50' })).toBeNull();
  });

  it('of an average goes from its baseline, and a flow has none', () => {
    const target = targetOf('score', ...YEAR, '5', { baseline: quantity('3') });
    expect(of(mean, target, { score: '4.5' })).toBe('0.75');
    const flowTarget = targetOf('participants', ...YEAR, '1200', { baseline: quantity('600') });
    expect(of(flow, flowTarget, { participants: '900' })).toBe('0.75');
  });

  it('is the exact quotient, rounded once, whatever the figures', () => {
    const thousandths = fc.bigInt({ min: 0n, max: 10n ** 15n });
    fc.assert(
      fc.property(
        thousandths,
        thousandths,
        fc.option(thousandths),
        fc.boolean(),
        (value, target, baseline, isLess) => {
          const indicator: Indicator = isLess ? { ...level, direction: 'decrease' } : level;
          const facts = factsOf(
            [indicator],
            [
              targetOf('stock', ...YEAR, '0', {
                value: fromThousandths(target),
                baseline: baseline === null ? null : fromThousandths(baseline),
              }),
            ],
            [],
          );
          const read = targetReader(facts, { kind: 'programme' });
          const span = spanOf('year-to-date', toMonth('2022-05'), { startMonth: START });
          const achievement = read('stock', fromThousandths(value), span)?.achievement;
          const from = baseline ?? 0n;
          if (target === from || (baseline === null && isLess)) {
            expect(achievement).toBeNull();
            return;
          }
          // Ten thousand times the quotient, rounded half away from zero, in whole numbers.
          const [dividend, divisor] = [(value - from) * 10_000n, target - from];
          const size = (n: bigint) => (n < 0n ? -n : n);
          const rounded = (2n * size(dividend) + size(divisor)) / (2n * size(divisor));
          const sign = dividend !== 0n && dividend < 0n !== divisor < 0n ? -1n : 1n;
          expect(achievement).toBe(toDigits({ thousandths: sign * rounded, over: 10n }, 4));
        },
      ),
    );
  });
});

describe('A span', () => {
  const months = fc.nat({ max: 60 }).map((count) => addMonths(START, count));

  it('has at most one target at a basis, and it covers the month', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(months, fc.nat({ max: 40 })), {
          selector: ([from, length]) => `${from} ${length}`,
        }),
        months,
        (spans, month: Month) => {
          const targets = spans.map(([from, length], index) =>
            targetOf('participants', from, addMonths(from, length), String(index)),
          );
          const [total] = totalsOf(factsOf([flow], targets, []), month, 'month');
          for (const { target } of Object.values(total?.targets ?? {})) {
            const found = targets.filter(({ value }) => value.thousandths === target.thousandths);
            expect(found).toHaveLength(1);
            expect(found.every(({ from, to }) => from <= month && month <= to)).toBe(true);
          }
        },
      ),
    );
  });
});
