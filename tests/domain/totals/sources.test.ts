import type { Indicator } from '../../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { toMonth } from '../../../src/plugins/monthly-report/server/src/domain/month';
import type { Basis } from '../../../src/plugins/monthly-report/shared/vocabulary';
import {
  buildActivity,
  buildCalculated,
  buildCounted,
  buildMeasured,
  buildPartner,
  buildProgrammeFacts,
  buildReference,
  buildRegion,
  digits,
} from '../../helpers/builders';
import { sourcesIn, type Narrowing } from '../../helpers/totals';

const activities = [
  buildActivity({
    title: '丁',
    startDate: '2020-12-09',
    partner: null,
    communities: ['x'],
    sessions: 0,
    measurements: { participants: '5' },
  }),
  buildActivity({
    title: '丙',
    startDate: '2020-12-08',
    partner: 'b',
    communities: ['x', 'y'],
    sessions: null,
    measurements: { participants: '0' },
  }),
  buildActivity({
    title: '乙',
    startDate: '2020-12-08',
    partner: 'a',
    communities: ['x'],
    sessions: 3,
    measurements: { participants: '5' },
  }),
  buildActivity({
    title: '甲',
    startDate: '2020-11-08',
    partner: 'a',
    communities: [],
    sessions: 2,
    measurements: { participants: '4', waste: '1.5' },
  }),
  buildActivity({ title: '戊', startDate: '2020-12-10', partner: 'a', communities: [], sessions: 1 }),
];
const reference = buildReference({
  partners: [
    buildPartner({ code: 'a', region: buildRegion({ code: 'north' }) }),
    buildPartner({ code: 'b', region: null }),
  ],
});

function sources(indicators: readonly Indicator[], basis: Basis = 'month', filter: Narrowing = {}) {
  const facts = buildProgrammeFacts({ indicators, activities });
  const [first] = indicators;
  return sourcesIn(facts, reference, toMonth('2020-12'), basis, first?.code ?? '', filter).map(
    ({ activity, value, share, weight }) => [activity.title, digits(value), digits(share), weight],
  );
}

describe('sources of a figure', () => {
  it('are each value of a sum in order of date, partner and title, zeros included', () => {
    expect(sources([buildMeasured()])).toEqual([
      ['乙', '5', '5', null],
      ['丙', '0', '0', null],
      ['丁', '5', '5', null],
    ]);
  });

  it('count one each for a count of values', () => {
    expect(sources([buildMeasured({ aggregationType: 'COUNT' })]).map(([, , share]) => share)).toEqual([
      '1',
      '1',
      '1',
    ]);
  });

  it('put everything on the deciding activity of a maximum', () => {
    expect(sources([buildMeasured({ aggregationType: 'MAX' })])).toEqual([['乙', '5', '5', null]]);
  });

  it('are the latest activity of each partner for a last value', () => {
    expect(sources([buildMeasured({ aggregationType: 'LAST' })])).toEqual([
      ['乙', '5', '5', null],
      ['丙', '0', '0', null],
      ['丁', '5', '5', null],
    ]);
  });

  it('have a weight and no share in a mean', () => {
    expect(sources([buildMeasured({ aggregationType: 'AVERAGE' })])).toEqual([
      ['乙', '5', null, 1],
      ['丙', '0', null, 1],
      ['丁', '5', null, 1],
    ]);
  });

  it('come from the months that decide', () => {
    const titles = (overrides: Parameters<typeof buildMeasured>[0]) =>
      sources([buildMeasured(overrides)], 'to-date').map(([title]) => title);
    expect(titles({ calculationFormulaAcrossPeriods: 'sum' })).toEqual(['甲', '乙', '丙', '丁']);
    expect(titles({ calculationFormulaAcrossPeriods: 'latest' })).toEqual(['乙', '丙', '丁']);
    expect(titles({ aggregationType: 'AVERAGE', calculationFormulaAcrossPeriods: 'max' })).toEqual(['甲']);
    expect(
      titles({ code: 'waste', aggregationType: 'COUNT', calculationFormulaAcrossPeriods: 'latest' }),
    ).toEqual(['甲']);
  });

  it('come from the earliest of two months with the same maximum', () => {
    const indicator = buildMeasured({ aggregationType: 'MAX', calculationFormulaAcrossPeriods: 'max' });
    const facts = buildProgrammeFacts({
      indicators: [indicator],
      activities: [
        buildActivity({ title: '后', startDate: '2020-12-01', measurements: { participants: '7' } }),
        buildActivity({ title: '先', startDate: '2020-10-01', measurements: { participants: '7' } }),
      ],
    });
    const found = sourcesIn(facts, reference, toMonth('2020-12'), 'to-date', 'participants');
    expect(found.map(({ activity }) => activity.title)).toEqual(['先']);
  });

  it('share a distinct count by the new members each brings', () => {
    expect(sources([buildCounted('community')])).toEqual([
      ['乙', '1', '1', null],
      ['丙', '2', '1', null],
      ['丁', '1', '0', null],
    ]);
    expect(sources([buildCounted('partner')], 'to-date')).toEqual([
      ['甲', '1', '1', null],
      ['乙', '1', '0', null],
      ['丙', '1', '1', null],
      ['戊', '1', '0', null],
    ]);
  });

  it('of sessions leave out who reported none and keep a zero', () => {
    expect(sources([buildCounted('session')])).toEqual([
      ['乙', '3', '3', null],
      ['丁', '0', '0', null],
      ['戊', '1', '1', null],
    ]);
    expect(sources([buildCounted('activity')])).toHaveLength(4);
  });

  it('of a calculated figure merge its parts by activity', () => {
    const total = buildCalculated(['participants', 'waste']);
    expect(sources([total, buildMeasured(), buildMeasured({ code: 'waste' })], 'to-date')).toEqual([
      ['甲', '5.5', '5.5', null],
      ['乙', '5', '5', null],
      ['丙', '0', '0', null],
      ['丁', '5', '5', null],
    ]);
  });

  it('have no share in a calculated figure with a mean among its parts', () => {
    const total = buildCalculated(['participants', 'waste']);
    const mean = buildMeasured({
      code: 'waste',
      aggregationType: 'AVERAGE',
      calculationFormulaAcrossPeriods: 'latest',
    });
    expect(
      sources([total, buildMeasured(), mean], 'to-date').map(([, , share, weight]) => [share, weight]),
    ).toEqual(Array(4).fill([null, 1]));
  });

  it('can be narrowed to a partner or a region, or to entries without one', () => {
    const titles = (filter: Narrowing) =>
      sources([buildCounted('activity')], 'month', filter).map(([title]) => title);
    expect(titles({ partner: 'b' })).toEqual(['丙']);
    expect(titles({ partner: null })).toEqual(['丁']);
    expect(titles({ region: 'north' })).toEqual(['乙', '戊']);
    expect(titles({ region: null })).toEqual(['丙', '丁']);
    expect(titles({ region: 'north', partner: 'b' })).toEqual([]);
  });

  it('are none before the start', () => {
    const facts = buildProgrammeFacts({ indicators: [buildCounted('activity')], activities });
    expect(sourcesIn(facts, reference, toMonth('2019-12'), 'month', 'activity_count')).toEqual([]);
  });
});
