/** Programmes that report by quarters, half-years or years of a fiscal year (situation 8). */
import {
  countingMonth,
  daysCountedIn,
  monthsCountedInAny,
} from '../../../src/plugins/monthly-report/server/src/domain/calendar';
import { countedInAnyCase } from '../../../src/plugins/monthly-report/server/src/domain/counted-days';
import { toMonth } from '../../../src/plugins/monthly-report/server/src/domain/month';
import { fiscalYearOf } from '../../../src/plugins/monthly-report/server/src/domain/spans';
import { reportingRate } from '../../../src/plugins/monthly-report/server/src/totals/rules/reporting';
import { submissionState } from '../../../src/plugins/monthly-report/server/src/submissions/rules/submission-state';
import { totalsOf } from '../../../src/plugins/monthly-report/server/src/totals/rules/totals';
import {
  buildActivity,
  buildMeasured,
  buildMembership,
  buildProgrammeFacts,
  buildTarget,
  digits,
  quantity,
} from '../../helpers/builders';

const QUARTERS = { frequency: 'quarterly', fiscalYearStart: 7 } as const;
const START = toMonth('2025-07');
const amount = buildMeasured({ code: 'amount' });

const facts = buildProgrammeFacts({
  programme: { startMonth: START, calendar: QUARTERS },
  indicators: [amount],
  activities: [
    ['2025-09-10', '1000'],
    ['2025-10-05', '300'],
    ['2025-11-05', '300'],
    ['2025-12-05', '400'],
    ['2026-03-20', '1000'],
    ['2026-06-10', '581'],
  ].map(([startDate = '', value = '']) => buildActivity({ startDate, measurements: { amount: value } })),
  targets: [
    buildTarget({
      indicator: 'amount',
      from: START,
      to: toMonth('2026-06'),
      value: quantity('7162'),
    }),
  ],
});
const totalIn = (month: string) => totalsOf(facts, toMonth(month), 'month')[0];

describe('a programme that reports by quarters of a fiscal year from July', () => {
  it('has the figure of a quarter in its last month, beside that of the quarter before', () => {
    const december = totalIn('2025-12');
    expect([december?.value, december?.previous].map((value) => digits(value ?? null))).toEqual([
      '1000',
      '1000',
    ]);
    expect(digits(totalIn('2026-06')?.sameMonthLastYear ?? null)).toBeNull();
  });

  it('has no figures between, at no basis', () => {
    const october = totalIn('2025-10');
    expect([october?.value, october?.previous, october?.yearToDate, october?.toDate]).toEqual([
      ...[null, null, null, null],
    ]);
  });

  it('has a year to date from July, and the target of that year beside it', () => {
    const june = totalIn('2026-06');
    expect(digits(june?.yearToDate ?? null)).toBe('3581');
    expect(june?.targets?.['year-to-date']?.achievement).toBe('0.5');
  });

  it('is overdue with nobody in a month between', () => {
    expect(submissionState(null, toMonth('2025-12'), 10, '2025-11-20')).toBe('not-due');
  });

  it('expects whoever is a member in any month of the quarter, and nobody between', () => {
    const memberships = [
      buildMembership({ partner: 'stays', fromMonth: START }),
      buildMembership({ partner: 'leaves', fromMonth: START, toMonth: toMonth('2025-10') }),
      buildMembership({ partner: 'joins', fromMonth: toMonth('2026-01') }),
    ];
    const expectedIn = (month: string) =>
      reportingRate(memberships, new Set(['stays']), toMonth(month), facts.programme);
    expect(expectedIn('2025-12')).toEqual({ expected: 2, actual: 1, rate: '0.5' });
    expect(expectedIn('2025-10')).toEqual({ expected: 0, actual: 0, rate: null });
    expect(expectedIn('2026-03').expected).toBe(2);
  });
});

describe('a calendar', () => {
  it('says the month a day counts in, over the end of a year as well', () => {
    expect(countingMonth('2025-11-30', { frequency: 'quarterly', fiscalYearStart: 2 })).toBe('2026-01');
    expect(countingMonth('2025-11-30', { frequency: 'half-yearly', fiscalYearStart: 7 })).toBe('2025-12');
    expect(countingMonth('2025-11-30', { frequency: 'yearly', fiscalYearStart: 12 })).toBe('2025-11');
    expect(countingMonth('2025-11-30', { frequency: 'monthly', fiscalYearStart: 4 })).toBe('2025-11');
  });

  it('never leaves the months there are', () => {
    expect(countingMonth('2199-11-30', { frequency: 'yearly', fiscalYearStart: 7 })).toBe('2199-12');
    const first = toMonth('2000-01');
    expect(fiscalYearOf(first, { startMonth: first, calendar: { ...QUARTERS } }).from).toBe('2000-01');
  });

  it('finds the days that count in months, and none where no period ends', () => {
    const days = (from: string, to: string) => {
      const found = daysCountedIn({ from: toMonth(from), to: toMonth(to) }, QUARTERS);
      return found.from > found.to ? null : [found.from, found.to];
    };
    expect(days('2025-12', '2025-12')).toEqual(['2025-10-01', '2025-12-31']);
    expect(days('2025-09', '2026-02')).toEqual(['2025-07-01', '2025-12-31']);
    expect(days('2025-10', '2025-11')).toBeNull();
  });

  it('lets nobody who may not read programmes see a day that is not public for all of them', () => {
    const months = ['2025-10', '2025-12'].map(toMonth);
    expect(monthsCountedInAny(months, QUARTERS)).toEqual(['2025-10', '2025-11', '2025-12']);
    expect(countedInAnyCase('startDate', months, [QUARTERS])).toEqual({
      $or: [
        { startDate: { $gte: '2025-10-01', $lte: '2025-10-31' } },
        { startDate: { $gte: '2025-12-01', $lte: '2025-12-31' } },
      ],
    });
    expect(countedInAnyCase('startDate', [toMonth('2025-10')], [QUARTERS])).toEqual({
      documentId: { $null: true },
    });
  });
});
