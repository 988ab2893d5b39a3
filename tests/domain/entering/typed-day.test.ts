import * as fc from 'fast-check';

import { readDay } from '../../../src/plugins/monthly-report/shared/typed-day';

const day = (text: string, near = '2021-03') => {
  const reading = readDay(text, near);
  return reading.kind === 'day' ? reading.day : reading.kind === 'empty' ? '' : reading.problem;
};

describe('A typed day', () => {
  it.each([
    '2021-03-14',
    '2021-3-14',
    '2021年3月14日',
    '2021年3月14号',
    '2021.3.14',
    '2021/3/14',
    '20210314',
    '3/14',
    '3-14',
    '3/14/2021',
    '3.14',
    '3月14日',
    '03月14',
    '0314',
    '14',
    '14日',
    '２０２１年３月１４日',
    '２０２１０３１４',
    '2021 - 3 - 14',
    ' 3 月 14 日（周日）',
    '2021。3。14',
  ])('is read from %s', (text) => {
    expect(day(text)).toBe('2021-03-14');
  });

  it('without a year is of the year nearest to the month at hand', () => {
    expect(day('12/30', '2021-01')).toBe('2020-12-30');
    expect(day('1/2', '2020-12')).toBe('2021-01-02');
    expect(day('2月29日', '2024-03')).toBe('2024-02-29');
  });

  it('is nothing where nothing is written', () => {
    expect(day('')).toBe('');
    expect(day('  ')).toBe('');
  });

  it.each([
    ['2021-02-29', 'no-such-day'],
    ['2月30日', 'no-such-day'],
    ['13/1', 'no-such-day'],
    ['32', 'no-such-day'],
    ['0', 'no-such-day'],
    ['20211301', 'no-such-day'],
    ['21-3-14', 'short-year'],
    ['021.3.14', 'short-year'],
    ['1921-03-14', 'far-year'],
    ['3021-03-14', 'far-year'],
    ['2021', 'unreadable'],
    ['210314', 'unreadable'],
    ['2021-03', 'unreadable'],
    ['明天', 'unreadable'],
    ['3/14/21', 'short-year'],
    ['14/3/2021', 'no-such-day'],
    ['2021-03-14-1', 'unreadable'],
  ])('%s is refused: %s', (text, problem) => {
    expect(day(text)).toBe(problem);
  });

  it('never comes out in another century, whatever is typed', () => {
    const marks = fc.constantFrom('-', '/', '.', '年', '月', '日', ' ', '号', '０', '１', 'x');
    const typed = fc
      .array(fc.oneof(fc.integer({ min: 0, max: 9999 }).map(String), marks), { maxLength: 8 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(typed, (text) => {
        const reading = readDay(text, '2021-03');
        if (reading.kind !== 'day') return;
        expect(reading.day).toMatch(/^2[01]\d\d-\d\d-\d\d$/);
        // A year far from the present month must be written with four digits.
        const year = reading.day.slice(0, 4);
        if (!['2020', '2021'].includes(year))
          expect(text.normalize('NFKC').replace(/\s/g, '')).toContain(year);
      }),
      { seed: 18, numRuns: 3000 },
    );
  });
});
