import fc from 'fast-check';
import { figureText } from '../../src/plugins/monthly-report/server/src/domain/figure-text';
import { fromThousandths, toDigits } from '../../src/plugins/monthly-report/server/src/domain/quantity';
import { quantity } from '../helpers/builders';

describe('figures in print', () => {
  it.each([
    ['5701221.1', 1, '5701221.1', '5,701,221.1'],
    ['999', 0, '999', '999'],
    ['1000', 3, '1000', '1,000'],
    ['0.125', 2, '0.13', '0.13'],
    ['1234567.891', 3, '1234567.891', '1,234,567.891'],
    ['0', 1, '0', '0'],
  ])(
    'write %s with at most %d decimals as %s in Chinese and %s in English',
    (value, decimals, chinese, english) => {
      expect(figureText(quantity(value), decimals, 'zh-Hans')).toBe(chinese);
      expect(figureText(quantity(value), decimals, 'en')).toBe(english);
    },
  );

  it('say what is not reported, which is not zero', () => {
    expect(figureText(null, 0, 'zh-Hans')).toBe('未填报');
    expect(figureText(null, 0, 'en')).toBe('not reported');
  });

  it('group negative differences as well', () => {
    expect(figureText(fromThousandths(-123456500n), 1, 'en')).toBe('-123,456.5');
    expect(figureText(fromThousandths(-1234567000n), 0, 'en')).toBe('-1,234,567');
  });

  it('never lose a digit by grouping', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.integer({ min: 0, max: 3 }),
        (thousandths, decimals) => {
          const value = fromThousandths(thousandths);
          const english = figureText(value, decimals, 'en');
          expect(english.replaceAll(',', '')).toBe(toDigits(value, decimals));
          expect(english).toMatch(/^-?\d{1,3}(,\d{3})*(\.\d+)?$/);
        },
      ),
    );
  });
});
