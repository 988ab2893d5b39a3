import { plainNumber, readNumber } from '../../../src/plugins/monthly-report/shared/typed-number';

const read = (text: string): string => {
  const reading = readNumber(text);
  if (reading.kind === 'number') return plainNumber(reading);
  return reading.kind === 'empty' ? '' : reading.problem;
};

describe('A typed number', () => {
  it.each([
    ['1234', '1234'],
    ['1,234', '1234'],
    ['1，234', '1234'],
    ['１，２３４', '1234'],
    ['１２３４．５', '1234.5'],
    ['12,345,678.9', '12345678.9'],
    ['1 234 567', '1234567'],
    ["1'234", '1234'],
    ['12。5', '12.5'],
    ['12.', '12'],
    ['.5', '0.5'],
    ['007', '7'],
    ['0', '0'],
    ['12.50', '12.5'],
    ['－3', '-3'],
    ['−3', '-3'],
  ])('%s is read as %s', (typed, expected) => {
    expect(read(typed)).toBe(expected);
  });

  it.each(['', ' ', '　'])('is none where nothing is written (%j)', (typed) => {
    expect(read(typed)).toBe('');
  });

  it.each(['12,34', '1,23', '1,2345', '1234,567', '1,234 567', '1,,234', '1.234.567', ',5'])(
    '%s is refused: the thousands are set apart wrongly, or it is a decimal comma',
    (typed) => {
      expect(read(typed)).toBe('grouping');
    },
  );

  it.each(['12人', '约35', 'abc', '-', '1e3', '0x10', '三', '1/2'])('%s is refused', (typed) => {
    expect(read(typed)).toBe('not-a-number');
  });
});
