import type { MeasuredIndicator } from '../../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { toMonth } from '../../../src/plugins/monthly-report/server/src/domain/month';
import { seriesOf } from '../../../src/plugins/monthly-report/server/src/totals/rules/series';
import { totalsOf } from '../../../src/plugins/monthly-report/server/src/totals/rules/totals';
import { BASES, type Basis } from '../../../src/plugins/monthly-report/shared/vocabulary';
import {
  buildActivity,
  buildCounted,
  buildMeasured,
  buildProgrammeFacts,
  buildStatedFigure,
  digits,
  quantity,
} from '../../helpers/builders';

const activities = [
  buildActivity({ startDate: '2019-12-20', measurements: { participants: '1' } }),
  buildActivity({ startDate: '2020-02-20', measurements: { participants: '10' } }),
  buildActivity({ startDate: '2020-11-20', measurements: { participants: '100' } }),
  buildActivity({ startDate: '2020-12-20', measurements: { participants: '1000' } }),
];
const facts = buildProgrammeFacts({
  programme: { startMonth: toMonth('2019-12') },
  indicators: [buildCounted('partner'), buildMeasured()],
  activities,
});

describe('totals of a programme', () => {
  it("stand in the programme's order with the figures they are read beside", () => {
    const totals = totalsOf(facts, toMonth('2020-12'), 'month');
    expect(totals.map(({ indicator }) => indicator.code)).toEqual(['partner_count', 'participants']);
    const [, participants] = totals;
    expect(participants).toMatchObject({
      value: quantity('1000'),
      previous: quantity('100'),
      yearToDate: quantity('1110'),
      toDate: quantity('1111'),
    });
  });

  it('give the figure at the asked basis and keep the others', () => {
    const [, participants] = totalsOf(facts, toMonth('2020-12'), 'to-date');
    expect(participants).toMatchObject({
      value: quantity('1111'),
      previous: quantity('100'),
      yearToDate: quantity('1110'),
    });
  });

  it('have no previous figure in the start month and none at all before it', () => {
    const [partners] = totalsOf(facts, toMonth('2019-12'), 'month');
    expect(partners).toMatchObject({ value: quantity('1'), previous: null });
    const [before] = totalsOf(facts, toMonth('2019-11'), 'month');
    expect(before).toMatchObject({ value: null, previous: null, yearToDate: null, toDate: null });
  });

  it('leave out indicators that are there only as parts', () => {
    const reduced = buildProgrammeFacts({
      programme: { indicators: ['participants'] },
      indicators: [buildMeasured(), buildMeasured({ code: 'part' })],
    });
    expect(totalsOf(reduced, toMonth('2020-12'), 'month')).toHaveLength(1);
  });
});

describe('a figure beside earlier ones', () => {
  const reports = (entries: Readonly<Record<string, string>>) =>
    Object.entries(entries).map(([startDate, participants]) =>
      buildActivity({ startDate, measurements: { participants } }),
    );
  const beside = (
    entries: Readonly<Record<string, string>>,
    { basis = 'month', ...indicator }: Partial<MeasuredIndicator> & { basis?: Basis } = {},
  ) => {
    const programme = buildProgrammeFacts({
      programme: { startMonth: toMonth('2019-12') },
      indicators: [buildMeasured(indicator)],
      activities: reports(entries),
    });
    const [total] = totalsOf(programme, toMonth('2020-12'), basis);
    return [
      digits(total?.sameMonthLastYear ?? null),
      digits(total?.change.value ?? null),
      total?.change.percent,
    ];
  };

  it('names the figure of the same month of the year before', () => {
    expect(beside({ '2019-12-20': '7.5' })).toEqual(['7.5', null, null]);
    expect(beside({ '2020-12-20': '7.5' })).toEqual([null, null, null]);
  });

  it('changes by a value and by a percentage, rounded half away from zero to one decimal', () => {
    expect(beside({ '2020-11-20': '80', '2020-12-20': '100' })).toEqual([null, '20', '25']);
    expect(beside({ '2020-11-20': '3', '2020-12-20': '2' })).toEqual([null, '-1', '-33.3']);
    expect(beside({ '2020-11-20': '2000', '2020-12-20': '2001' })).toEqual([null, '1', '0.1']);
    expect(beside({ '2020-11-20': '2000', '2020-12-20': '1999' })).toEqual([null, '-1', '-0.1']);
    expect(beside({ '2020-11-20': '3000', '2020-12-20': '2999' })).toEqual([null, '-1', '0']);
    expect(beside({ '2020-11-20': '5', '2020-12-20': '5' })).toEqual([null, '0', '0']);
  });

  it('has no percentage of nothing, and no change from or to what was not reported', () => {
    expect(beside({ '2020-11-20': '0', '2020-12-20': '5' })).toEqual([null, '5', null]);
    expect(beside({ '2020-11-20': '5' })).toEqual([null, null, null]);
  });

  it('changes by an exact difference of means', () => {
    const thirds = { '2020-11-20': '1', '2020-12-20': '1', '2020-12-21': '1', '2020-12-22': '2' };
    const mean = { aggregationType: 'AVERAGE', calculationFormulaAcrossPeriods: 'latest' } as const;
    expect(beside(thirds, mean)).toEqual([null, '0.333333', '33.3']);
  });

  it('compares the month with the month before at every basis', () => {
    for (const basis of BASES) {
      expect(beside({ '2020-01-20': '9', '2020-11-20': '80', '2020-12-20': '100' }, { basis })).toEqual([
        null,
        '20',
        '25',
      ]);
    }
  });
});

describe('stated figures', () => {
  const stated = [
    buildStatedFigure({ basis: 'month', value: quantity('2') }),
    buildStatedFigure({ basis: 'to-date', value: quantity('3') }),
    buildStatedFigure({ basis: 'to-date', month: toMonth('2020-11'), value: quantity('4') }),
  ];
  const statedAt = (
    programmeBasis: 'month' | 'to-date' | 'year-to-date',
    asked: 'month' | 'to-date' | 'year-to-date',
  ) => {
    const programme = buildProgrammeFacts({
      programme: { basis: programmeBasis },
      indicators: [buildMeasured()],
      statedFigures: stated,
    });
    const [total] = totalsOf(programme, toMonth('2020-12'), asked);
    return [digits(total?.stated ?? null), total?.statedBasis];
  };

  it('are those of the basis the programme speaks of in the view of the month', () => {
    expect(statedAt('to-date', 'month')).toEqual(['3', 'to-date']);
    expect(statedAt('month', 'month')).toEqual(['2', 'month']);
  });

  it('fall back to the month', () => {
    expect(statedAt('year-to-date', 'month')).toEqual(['2', 'month']);
  });

  it('are those of the asked basis elsewhere, and none where nobody stated one', () => {
    expect(statedAt('month', 'to-date')).toEqual(['3', 'to-date']);
    expect(statedAt('to-date', 'year-to-date')).toEqual([null, null]);
  });
});

describe('a series', () => {
  it('has a point for every month asked for, null where there is no figure', () => {
    const months = ['2019-11', '2019-12', '2020-01', '2020-02'].map(toMonth);
    const points = seriesOf(facts, 'participants', months);
    expect(points.map(({ month, value }) => [month, digits(value)])).toEqual([
      ['2019-11', null],
      ['2019-12', '1'],
      ['2020-01', null],
      ['2020-02', '10'],
    ]);
    expect(seriesOf(facts, 'partner_count', months).map(({ value }) => digits(value))).toEqual([
      null,
      '1',
      '0',
      '1',
    ]);
  });
});
