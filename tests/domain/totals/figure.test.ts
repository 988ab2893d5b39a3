import type { Indicator } from '../../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { toMonth } from '../../../src/plugins/monthly-report/server/src/domain/month';
import { figureOf } from '../../../src/plugins/monthly-report/server/src/totals/rules/figure';
import { spanOf } from '../../../src/plugins/monthly-report/server/src/domain/spans';
import type { Basis } from '../../../src/plugins/monthly-report/shared/vocabulary';
import {
  buildActivity,
  buildCalculated,
  buildCounted,
  buildMeasured,
  buildProgrammeFacts,
  digits,
} from '../../helpers/builders';
import type { Activity } from '../../helpers/recount/activity';

function figure(
  indicators: readonly Indicator[],
  activities: readonly Activity[],
  basis: Basis = 'month',
  month = '2020-12',
) {
  const [first] = indicators;
  if (!first) throw new Error('A figure needs an indicator');
  const facts = buildProgrammeFacts({ indicators, activities });
  return digits(figureOf(first.code, facts, spanOf(basis, toMonth(month), facts.programme)));
}

const reporting = (startDate: string, participants?: string, endDate: string | null = null) =>
  buildActivity({ startDate, endDate, measurements: participants === undefined ? {} : { participants } });

describe('measured figures of a month', () => {
  const december = [
    reporting('2020-12-01', '3'),
    reporting('2020-12-02'),
    reporting('2020-12-03', '0'),
    reporting('2020-12-02', '7'),
  ];

  it.each([
    ['SUM', '10'],
    ['MAX', '7'],
    ['AVERAGE', '3.333333'],
    ['LAST', '0'],
    ['COUNT', '3'],
  ] as const)('combine reported values alone by %s', (aggregationType, expected) => {
    expect(figure([buildMeasured({ aggregationType })], december)).toBe(expected);
  });

  it.each(['SUM', 'MAX', 'AVERAGE', 'LAST', 'COUNT'] as const)(
    'are not reported when nothing is, by %s',
    (aggregationType) => {
      expect(figure([buildMeasured({ aggregationType })], [reporting('2020-12-02')])).toBeNull();
      expect(figure([buildMeasured({ aggregationType })], [])).toBeNull();
    },
  );

  it('keep a reported zero', () => {
    expect(figure([buildMeasured()], [reporting('2020-12-02', '0')])).toBe('0');
  });

  it('add decimals exactly', () => {
    expect(figure([buildMeasured()], [reporting('2020-12-02', '0.1'), reporting('2020-12-02', '0.2')])).toBe(
      '0.3',
    );
  });

  it('take as last the later end, an open end being the start, then the larger value', () => {
    const last = [buildMeasured({ aggregationType: 'LAST' })];
    expect(figure(last, [reporting('2020-12-08', '1', '2020-12-09'), reporting('2020-12-08', '5')])).toBe(
      '1',
    );
    expect(figure(last, [reporting('2020-12-08', '5'), reporting('2020-12-08', '9', '2020-12-08')])).toBe(
      '9',
    );
  });

  it('ignore activities of other months', () => {
    expect(
      figure(
        [buildMeasured()],
        [reporting('2020-11-30', '4'), reporting('2020-12-01', '1'), reporting('2021-01-01', '2')],
      ),
    ).toBe('1');
  });
});

describe('measured figures across months', () => {
  const year = [
    reporting('2020-03-05', '9'),
    reporting('2020-04-05', '2'),
    reporting('2020-04-06', '3'),
    reporting('2020-11-05'),
  ];

  it.each([
    ['sum', '14'],
    ['max', '9'],
  ] as const)('combine the figures of the months by %s', (calculationFormulaAcrossPeriods, expected) => {
    expect(figure([buildMeasured({ calculationFormulaAcrossPeriods })], year, 'year-to-date')).toBe(expected);
  });

  it('are of the last month that has one by latest, where they are no level', () => {
    const most = buildMeasured({ aggregationType: 'MAX', calculationFormulaAcrossPeriods: 'latest' });
    expect(figure([most], year, 'year-to-date')).toBe('3');
  });

  it('keep a mean exact until it is printed', () => {
    const mean = buildMeasured({ aggregationType: 'AVERAGE', calculationFormulaAcrossPeriods: 'max' });
    expect(figure([mean], year, 'to-date')).toBe('9');
  });
});

describe('counted figures', () => {
  const activities = [
    buildActivity({ startDate: '2020-11-01', partner: 'a', communities: ['x', 'y'], sessions: 2 }),
    buildActivity({ startDate: '2020-12-01', partner: 'a', communities: ['y', 'y', 'z'], sessions: null }),
    buildActivity({ startDate: '2020-12-02', partner: null, communities: [], sessions: 5 }),
  ];

  it.each([
    ['partner', '1', '1'],
    ['community', '2', '3'],
    ['session', '5', '7'],
    ['activity', '2', '3'],
  ] as const)('count each %s once over the whole span', (counts, inMonth, toDate) => {
    expect(figure([buildCounted(counts)], activities, 'month')).toBe(inMonth);
    expect(figure([buildCounted(counts)], activities, 'to-date')).toBe(toDate);
  });

  it.each(['partner', 'community', 'session', 'activity'] as const)(
    'of %s are zero in a month without any and null before the start',
    (counts) => {
      expect(figure([buildCounted(counts)], [], 'month', '2020-01')).toBe('0');
      expect(figure([buildCounted(counts)], [], 'month', '2019-12')).toBeNull();
    },
  );
});

describe('calculated figures', () => {
  const kitchen = buildMeasured({ code: 'kitchen' });
  const other = buildMeasured({ code: 'other', calculationFormulaAcrossPeriods: 'latest' });
  const total = buildCalculated(['kitchen', 'other']);

  it('add up their parts and skip what is not reported', () => {
    expect(figure([total, kitchen, other], [buildActivity({ measurements: { kitchen: '395971.1' } })])).toBe(
      '395971.1',
    );
    expect(figure([total, kitchen, other], [buildActivity()])).toBeNull();
  });

  it('add the figures of their parts at the same basis', () => {
    const activities = [
      buildActivity({ startDate: '2020-11-01', measurements: { kitchen: '1', other: '10' } }),
      buildActivity({ startDate: '2020-12-01', measurements: { kitchen: '2', other: '20' } }),
    ];
    expect(figure([total, kitchen, other], activities, 'to-date')).toBe('23');
  });

  it('are never what somebody entered under their own code', () => {
    expect(
      figure([total, kitchen, other], [buildActivity({ measurements: { waste_total: '99', kitchen: '1' } })]),
    ).toBe('1');
  });

  it('refuse an indicator that is a part of itself', () => {
    const loop = [buildCalculated(['b'], { code: 'a' }), buildCalculated(['a'], { code: 'b' })];
    expect(() => figure(loop, [])).toThrow('a → b → a');
  });

  it('count a part twice when two parts are made of it', () => {
    const nested = [
      buildCalculated(['b', 'c'], { code: 'a' }),
      buildCalculated(['kitchen'], { code: 'b' }),
      buildCalculated(['kitchen'], { code: 'c' }),
      kitchen,
    ];
    expect(figure(nested, [buildActivity({ measurements: { kitchen: '4' } })])).toBe('8');
  });

  it('refuse an indicator that is not among the facts', () => {
    expect(() => figure([buildCalculated(['missing'])], [])).toThrow('missing');
  });
});

describe('kept sums that do not fit', () => {
  it('are refused where an indicator needs a largest or last value that was not kept', () => {
    const activities = [buildActivity({ measurements: { participants: '4' } })];
    const { cells } = buildProgrammeFacts({ indicators: [buildMeasured()], activities });
    const facts = {
      ...buildProgrammeFacts({ indicators: [buildMeasured({ aggregationType: 'MAX' })] }),
      cells,
    };
    const december = spanOf('month', toMonth('2020-12'), facts.programme);
    expect(() => figureOf('participants', facts, december)).toThrow('were not made for MAX');
  });
});
