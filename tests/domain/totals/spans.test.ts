import { toMonth } from '../../../src/plugins/monthly-report/server/src/domain/month';
import { earlierSpanOf, spanOf } from '../../../src/plugins/monthly-report/server/src/domain/spans';

const start = { startMonth: toMonth('2020-03') };

describe('spans of months', () => {
  it('are the month alone for the basis month', () => {
    expect(spanOf('month', toMonth('2020-05'), start)).toEqual({
      basis: 'month',
      from: '2020-05',
      to: '2020-05',
    });
  });

  it('begin with the start month in the first year and with January afterwards', () => {
    expect(spanOf('year-to-date', toMonth('2020-05'), start)).toMatchObject({
      from: '2020-03',
      to: '2020-05',
    });
    expect(spanOf('year-to-date', toMonth('2021-05'), start)).toMatchObject({
      from: '2021-01',
      to: '2021-05',
    });
  });

  it('begin with the start month to date', () => {
    expect(spanOf('to-date', toMonth('2022-01'), start)).toEqual({
      basis: 'to-date',
      from: '2020-03',
      to: '2022-01',
    });
  });

  it('do not exist before the start month', () => {
    for (const basis of ['month', 'year-to-date', 'to-date'] as const) {
      expect(spanOf(basis, toMonth('2020-02'), start)).toBeNull();
    }
  });

  it('of the month before do not reach behind the start, not even at the earliest month there is', () => {
    expect(earlierSpanOf(toMonth('2021-01'), 1, start)).toEqual({
      basis: 'month',
      from: '2020-12',
      to: '2020-12',
    });
    expect(earlierSpanOf(toMonth('2020-03'), 1, start)).toBeNull();
    expect(earlierSpanOf(toMonth('2000-01'), 1, { startMonth: toMonth('2000-01') })).toBeNull();
  });

  it('of the month a year before do not either', () => {
    expect(earlierSpanOf(toMonth('2021-03'), 12, start)).toEqual({
      basis: 'month',
      from: '2020-03',
      to: '2020-03',
    });
    expect(earlierSpanOf(toMonth('2021-02'), 12, start)).toBeNull();
    expect(earlierSpanOf(toMonth('2000-11'), 12, { startMonth: toMonth('2000-01') })).toBeNull();
  });
});
