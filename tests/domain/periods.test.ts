/** Names of periods, and their months. */
import fc from 'fast-check';

import { addMonths, toMonth } from '../../src/plugins/monthly-report/server/src/domain/month';
import {
  monthsNamed,
  monthsOfPeriod,
  nameOfMonths,
} from '../../src/plugins/monthly-report/server/src/domain/periods';
import { spanOfPeriod } from '../../src/plugins/monthly-report/server/src/domain/spans';

const months = (from: string, to: string) => ({ from: toMonth(from), to: toMonth(to) });

describe('The name of a period', () => {
  it('is a quarter, a half-year or a year of the calendar', () => {
    expect(monthsOfPeriod('2020-Q4')).toEqual(months('2020-10', '2020-12'));
    expect(monthsOfPeriod('2020-H1')).toEqual(months('2020-01', '2020-06'));
    expect(monthsOfPeriod('2020')).toEqual(months('2020-01', '2020-12'));
    expect(monthsNamed('2020-02')).toEqual(months('2020-02', '2020-02'));
  });

  it.each(['2020-Q5', '2020-Q0', '2020-H3', '1999', '2020-q1', '2020-13', '20200', '2020-Q1 ', ''])(
    'is not %j',
    (name) => expect(monthsNamed(name)).toBeNull(),
  );

  it('comes back from its months; other months are told by both ends', () => {
    const names = fc
      .tuple(
        fc.integer({ min: 2000, max: 2199 }),
        fc.constantFrom('', '-Q1', '-Q2', '-Q3', '-Q4', '-H1', '-H2', '-05'),
      )
      .map(([year, part]) => `${year}${part}`);
    fc.assert(
      fc.property(names, (name) => {
        const named = monthsNamed(name);
        expect(named && nameOfMonths(named)).toBe(name);
      }),
    );
    expect(nameOfMonths(months('2020-02', '2020-06'))).toBe('2020-02..2020-06');
  });
});

describe('A period', () => {
  it('is of a programme as far as the programme is in it', () => {
    const start = toMonth('2020-06');
    expect(spanOfPeriod(months('2020-01', '2020-12'), { startMonth: start })).toMatchObject(
      months('2020-06', '2020-12'),
    );
    expect(spanOfPeriod(months('2021-01', '2021-03'), { startMonth: start })).toMatchObject(
      months('2021-01', '2021-03'),
    );
    expect(spanOfPeriod(months('2020-01', addMonths(start, -1)), { startMonth: start })).toBeNull();
  });
});
