/** The kept cells that a question reads. */
import { toMonth } from '../../../src/plugins/monthly-report/server/src/domain/month';
import {
  planOfMonth,
  planOfSpan,
  plansOfMonth,
  yearsSuffice,
} from '../../../src/plugins/monthly-report/server/src/totals/rules/periods';
import { AGGREGATION_TYPES, PERIOD_FORMULAS } from '../../../src/plugins/monthly-report/shared/vocabulary';
import { buildCalculated, buildCounted, buildMeasured, buildProgrammeFacts } from '../../helpers/builders';

const month = toMonth;

describe('The cells behind a month', () => {
  it('are the years before it, its own year up to it, and the months it is compared with', () => {
    expect(planOfMonth(month('2017-05'), month('2020-03'), true).periods).toEqual([
      '2017',
      '2018',
      '2019',
      '2020-01',
      '2020-02',
      '2020-03',
      '2019-03',
    ]);
  });

  it('are those of December as well when the month is January', () => {
    expect(planOfMonth(month('2018-01'), month('2020-01'), true).periods).toEqual([
      '2018',
      '2019',
      '2020-01',
      '2019-01',
      '2019-12',
    ]);
  });

  it('are none from before the programme began', () => {
    expect(planOfMonth(month('2019-11'), month('2020-01'), true).periods).toEqual([
      '2019',
      '2020-01',
      '2019-12',
    ]);
    expect(planOfMonth(month('2020-02'), month('2020-03'), true).periods).toEqual(['2020-02', '2020-03']);
    expect(planOfMonth(month('2020-02'), month('2019-03'), true).periods).toEqual([]);
  });

  it('are all months where a figure cannot be made of years', () => {
    expect(planOfMonth(month('2019-11'), month('2020-02'), false).periods).toEqual([
      '2019-11',
      '2019-12',
      '2020-01',
      '2020-02',
    ]);
  });

  it('are those of the programme that began first, for each of the two ways', () => {
    const records = [
      buildProgrammeFacts({ id: 1, programme: { startMonth: month('2019-12') } }),
      buildProgrammeFacts({ id: 2, programme: { startMonth: month('2018-12') } }),
      buildProgrammeFacts({
        id: 3,
        programme: { startMonth: month('2019-12') },
        indicators: [
          buildMeasured({ aggregationType: 'AVERAGE', calculationFormulaAcrossPeriods: 'latest' }),
        ],
      }),
    ];
    expect(
      plansOfMonth(records, month('2020-01')).map(({ programmes, plan }) => [programmes, plan.periods]),
    ).toEqual([
      [
        [1, 2],
        ['2018', '2019', '2020-01', '2019-01', '2019-12'],
      ],
      [[3], ['2019-12', '2020-01']],
    ]);
  });
});

describe('Years suffice', () => {
  it('where the values of a year give what the figures of its months give', () => {
    const sufficient = AGGREGATION_TYPES.flatMap((aggregationType) =>
      PERIOD_FORMULAS.filter((calculationFormulaAcrossPeriods) =>
        yearsSuffice(
          buildProgrammeFacts({
            indicators: [buildMeasured({ aggregationType, calculationFormulaAcrossPeriods })],
          }),
        ),
      ).map((formula) => `${aggregationType} ${formula}`),
    );
    expect(sufficient.sort()).toEqual([
      ...['COUNT sum', 'LAST latest', 'LAST sum', 'MAX max', 'SUM latest', 'SUM sum'],
    ]);
  });

  it('only where they do for every part of what is calculated', () => {
    const largestMonth = buildMeasured({ code: 'a', calculationFormulaAcrossPeriods: 'max' });
    const parts = [buildCalculated(['a', 'session_count'], { code: 'both' }), buildCounted('session')];
    expect(yearsSuffice(buildProgrammeFacts({ indicators: parts }))).toBe(true);
    expect(yearsSuffice(buildProgrammeFacts({ indicators: [...parts, largestMonth] }))).toBe(false);
  });
});

it('months of the years before cannot be asked for where they were not read', () => {
  const { index } = planOfSpan({ from: month('2018-01'), to: month('2020-03') }, true);
  expect(() => index([]).within({ from: month('2018-01'), to: month('2019-03') })).toThrow(RangeError);
});
