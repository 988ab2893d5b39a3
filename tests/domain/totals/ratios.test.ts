/** Ratios: one figure over another, for every basis, group and month. */
import fc from 'fast-check';

import type { Indicator } from '../../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { toMonth } from '../../../src/plugins/monthly-report/server/src/domain/month';
import {
  compare,
  fromInteger,
  toDigits,
} from '../../../src/plugins/monthly-report/server/src/domain/quantity';
import { seriesOf } from '../../../src/plugins/monthly-report/server/src/totals/rules/series';
import { totalsOf } from '../../../src/plugins/monthly-report/server/src/totals/rules/totals';
import { BASES, GROUPINGS } from '../../../src/plugins/monthly-report/shared/vocabulary';
import {
  buildActivity,
  buildCalculated,
  buildCounted,
  buildMeasured,
  buildPartner,
  buildProgrammeFacts,
  buildRatio,
  buildReference,
  buildRegion,
  digits,
} from '../../helpers/builders';
import type { Activity } from '../../helpers/recount/activity';
import { groupsOf, sourcesIn } from '../../helpers/totals';

const ok = buildMeasured({ code: 'hh_ok' });
const seen = buildMeasured({ code: 'hh_seen' });
const rate = buildRatio('hh_ok', 'hh_seen');
const reference = buildReference({
  partners: [
    buildPartner({ code: 'pa', region: buildRegion({ code: 'north' }) }),
    buildPartner({ code: 'pb', region: buildRegion({ code: 'south' }) }),
  ],
});
const START = toMonth('2022-01');

const entry = (partner: string, startDate: string, measurements: Record<string, string>): Activity =>
  buildActivity({ partner, startDate, measurements, communities: [] });

const factsOf = (activities: readonly Activity[], indicators: readonly Indicator[] = [rate, ok, seen]) =>
  buildProgrammeFacts({ programme: { startMonth: START }, indicators, activities });

const totalIn = (facts: ReturnType<typeof factsOf>, month: string) => {
  const [total] = totalsOf(facts, toMonth(month), 'month');
  if (total === undefined) throw new Error('The programme has no indicator');
  return total;
};

/** One of two households passes; a hundred of a thousand do. */
const twoPartners = [
  entry('pa', '2022-01-10', { hh_ok: '1', hh_seen: '2' }),
  entry('pb', '2022-01-11', { hh_ok: '100', hh_seen: '1000' }),
];

describe('A ratio', () => {
  it('is of the sums of its sides, never a mean of ratios', () => {
    const total = totalIn(factsOf(twoPartners), '2022-01');
    expect(toDigits(total.value ?? fromInteger(0), 2)).toBe('10.08');
    expect(digits(total.value)).toBe('10.07984');
    expect([
      digits(total.sides?.numerator.value ?? null),
      digits(total.sides?.denominator.value ?? null),
    ]).toEqual(['101', '1002']);
  });

  it('is taken of each group by itself', () => {
    const rows = groupsOf(factsOf(twoPartners), reference, START, 'month', 'partner');
    expect(rows.map(({ code, figures }) => [code, digits(figures[0]?.value ?? null)])).toEqual([
      ['pa', '50'],
      ['pb', '10'],
    ]);
  });

  it.each<[string, Record<string, string>, string | null]>([
    ['no numerator', { hh_seen: '2' }, null],
    ['no denominator', { hh_ok: '2' }, null],
    ['a denominator of 0', { hh_ok: '2', hh_seen: '0' }, null],
    ['a numerator of 0', { hh_ok: '0', hh_seen: '2' }, '0'],
    ['more above than below', { hh_ok: '3', hh_seen: '2' }, '150'],
  ])('with %s', (_name, measurements, expected) => {
    expect(digits(totalIn(factsOf([entry('pa', '2022-01-10', measurements)]), '2022-01').value)).toBe(
      expected,
    );
  });

  it('changes by points, without a percentage', () => {
    const facts = factsOf([...twoPartners, entry('pa', '2022-02-01', { hh_ok: '1', hh_seen: '8' })]);
    const { change } = totalIn(facts, '2022-02');
    expect([digits(change.value), change.percent]).toEqual(['2.42016', null]);
  });

  it('has a level, a count and a sum of parts as sides', () => {
    const stock = buildMeasured({ code: 'stock', calculationFormulaAcrossPeriods: 'latest' });
    const both = buildCalculated(['hh_ok', 'hh_seen'], { code: 'both' });
    const facts = factsOf(
      [entry('pa', '2022-01-10', { stock: '6', hh_ok: '1' }), entry('pb', '2022-02-10', { hh_seen: '3' })],
      [buildRatio('stock', 'activity_count', { factor: 1 }), stock, buildCounted('activity')],
    );
    expect(digits(totalIn(facts, '2022-01').value)).toBe('6');
    const ofSum = factsOf(
      [entry('pa', '2022-01-10', { hh_ok: '1' }), entry('pb', '2022-01-10', { hh_seen: '3' })],
      [buildRatio('hh_ok', 'both', { factor: 1 }), both, ok, seen],
    );
    expect(digits(totalIn(ofSum, '2022-01').value)).toBe('0.25');
  });

  it('tells what a side carries from earlier months', () => {
    const stock = buildMeasured({ code: 'stock', calculationFormulaAcrossPeriods: 'latest' });
    const facts = factsOf(
      [
        buildActivity({ partner: null, startDate: '2022-01-10', measurements: { stock: '6' } }),
        buildActivity({ partner: null, startDate: '2022-02-10', measurements: { hh_seen: '3' } }),
      ],
      [buildRatio('stock', 'hh_seen'), stock, seen],
    );
    expect(totalIn(facts, '2022-02').carried).toEqual({ partners: 0, since: '2022-01' });
  });

  it('may be of a ratio, and is refused as a side of itself', () => {
    const facts = factsOf(twoPartners, [
      buildRatio('rate', 'hh_seen', { code: 'outer', factor: 1 }),
      rate,
      ok,
      seen,
    ]);
    expect(digits(totalIn(facts, '2022-01').value)).toBe('0.01006');
    const circle = factsOf(twoPartners, [
      buildRatio('other', 'hh_seen'),
      buildRatio('rate', 'hh_ok', { code: 'other' }),
      ok,
      seen,
    ]);
    expect(() => totalIn(circle, '2022-01')).toThrow('rate is a side of itself: rate → other → rate');
  });

  it('has no figure where a side is none any more', () => {
    expect(totalIn(factsOf(twoPartners, [{ ...rate, denominator: null }, ok]), '2022-01')).toMatchObject({
      value: null,
    });
  });

  it('has the sources of both sides, none with a share', () => {
    const sources = sourcesIn(factsOf(twoPartners), reference, START, 'month', 'rate');
    expect(
      sources.map(({ activity, value, share, side }) => [activity.startDate, digits(value), share, side]),
    ).toEqual([
      ['2022-01-10', '1', null, 'numerator'],
      ['2022-01-10', '2', null, 'denominator'],
      ['2022-01-11', '100', null, 'numerator'],
      ['2022-01-11', '1000', null, 'denominator'],
    ]);
  });
});

describe('for any content', () => {
  const value = fc.nat(3).map(String);
  const indicators = [
    buildRatio('hh_ok', 'hh_seen'),
    buildRatio('stock', 'activity_count', { code: 'per_activity', factor: 1 }),
    buildRatio('both', 'mean', { code: 'odd', factor: 7 }),
    ok,
    seen,
    buildMeasured({ code: 'stock', calculationFormulaAcrossPeriods: 'latest' }),
    buildMeasured({ code: 'mean', aggregationType: 'AVERAGE', calculationFormulaAcrossPeriods: 'max' }),
    buildCalculated(['hh_ok', 'stock'], { code: 'both' }),
    buildCounted('activity'),
  ] as const;
  const ratios = indicators.filter((indicator) => indicator.source === 'ratio');
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
      measurements: fc.dictionary(fc.constantFrom('hh_ok', 'hh_seen', 'stock', 'mean'), value),
    })
    .map((overrides) => buildActivity(overrides));
  const activities = fc.array(activity, { maxLength: 10 });
  const month = fc.constantFrom('2022-01', '2022-02', '2022-12', '2023-01', '2023-02').map(toMonth);

  type Figures = readonly {
    readonly indicator: Indicator;
    readonly value: ReturnType<typeof fromInteger> | null;
  }[];

  /** Checked with plain fractions: figure × denominator = numerator × factor. */
  function expectRatios(figures: Figures): void {
    const of = (code: string | null) =>
      figures.find(({ indicator }) => indicator.code === code)?.value ?? null;
    for (const { code, numerator, denominator, factor } of ratios) {
      const [above, below, ratio] = [of(numerator), of(denominator), of(code)];
      if (above === null || below === null || compare(below, fromInteger(0)) <= 0) {
        expect([code, ratio]).toEqual([code, null]);
        continue;
      }
      expect(ratio).not.toBeNull();
      const { thousandths, over } = ratio ?? fromInteger(0);
      expect(thousandths * below.thousandths * above.over).toBe(
        above.thousandths * BigInt(factor) * 1000n * over * below.over,
      );
    }
  }

  it('a ratio is its numerator over its denominator, at every basis, in every group and month', () => {
    fc.assert(
      fc.property(activities, month, (entries, at) => {
        const facts = factsOf(entries, indicators);
        for (const basis of BASES) {
          expectRatios(totalsOf(facts, at, basis));
          for (const grouping of GROUPINGS) {
            for (const { figures } of groupsOf(facts, reference, at, basis, grouping)) expectRatios(figures);
          }
        }
        expectRatios(
          totalsOf(facts, at, 'month').map(({ indicator, previous }) => ({ indicator, value: previous })),
        );
        expectRatios(
          indicators.map((indicator) => ({
            indicator,
            value: seriesOf(facts, indicator.code, [at])[0]?.value ?? null,
          })),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('the sources of a ratio are those of its sides', () => {
    fc.assert(
      fc.property(activities, month, fc.constantFrom(...BASES), (entries, at, basis) => {
        const facts = factsOf(entries, indicators);
        const told = (code: string, side?: string) =>
          sourcesIn(facts, reference, at, basis, code)
            .filter((source) => side === undefined || source.side === side)
            .map((source) => [source.activity.documentId, digits(source.value)]);
        for (const { code, numerator, denominator } of ratios) {
          expect(told(code, 'numerator')).toEqual(told(numerator ?? ''));
          expect(told(code, 'denominator')).toEqual(told(denominator ?? ''));
        }
      }),
      { numRuns: 100 },
    );
  });
});
