/** Medians and modified z-scores: exact, so that a threshold falls where it is said to. */
import fc from 'fast-check';
import {
  medianOf,
  modifiedZScore,
  times,
} from '../../../../src/plugins/monthly-report/server/src/checks/rules/figures/spread';
import {
  add,
  compare,
  fromThousandths,
  type Quantity,
} from '../../../../src/plugins/monthly-report/server/src/domain/quantity';
import { digits, quantity } from '../../../helpers/builders';

const quantities = (...texts: readonly string[]): Quantity[] => texts.map(quantity);
const anyQuantity = fc.bigInt(0n, 10n ** 15n).map(fromThousandths);
const anyQuantities = fc.array(anyQuantity, { minLength: 1, maxLength: 20 });

const equal = (a: Quantity | null, b: Quantity | null): boolean =>
  a === null || b === null ? a === b : compare(a, b) === 0;

describe('the median', () => {
  it('is the middle value, whatever the order', () => {
    expect(digits(medianOf(quantities('9', '1', '10')))).toBe('9');
  });

  it('lies halfway between the two in the middle, without rounding', () => {
    expect(digits(medianOf(quantities('0.001', '0.002')))).toBe('0.0015');
  });

  it('of nothing is missing, not zero', () => {
    expect(medianOf([])).toBeNull();
  });

  it('has as many values below it as above', () => {
    fc.assert(
      fc.property(anyQuantities, (values) => {
        const median = medianOf(values);
        if (median === null) return false;
        const below = values.filter((value) => compare(value, median) < 0).length;
        const above = values.filter((value) => compare(value, median) > 0).length;
        return below <= values.length / 2 && above <= values.length / 2;
      }),
    );
  });
});

describe('the modified z-score', () => {
  it('is 0.6745 times the distance from the median over the median distance', () => {
    // The median is 40 and the distances are 5, 2, 1, 0, 1, 2, 4: their median is 2.
    const values = quantities('35', '38', '39', '40', '41', '42', '44');
    expect(digits(modifiedZScore(quantity('60'), values))).toBe('6.745');
    expect(digits(modifiedZScore(quantity('20'), values))).toBe('6.745');
  });

  it('takes the mean distance where more than half of the values are equal', () => {
    // The mean distance from 10 is 1, so that the distance of 50 is 50 ÷ 1.253314.
    const values = quantities('10', '10', '10', '10', '15');
    expect(digits(modifiedZScore(quantity('60'), values))).toBe('39.894232');
  });

  it('says nothing where all values are equal, or there are none', () => {
    expect(modifiedZScore(quantity('60'), quantities('10', '10', '10'))).toBeNull();
    expect(modifiedZScore(quantity('60'), [])).toBeNull();
  });

  it('does not depend on the unit', () => {
    fc.assert(
      fc.property(anyQuantities, anyQuantity, fc.bigInt(1n, 10_000n), (values, value, factor) =>
        equal(
          modifiedZScore(value, values),
          modifiedZScore(
            times(value, factor),
            values.map((other) => times(other, factor)),
          ),
        ),
      ),
    );
  });

  it('does not depend on where zero is', () => {
    fc.assert(
      fc.property(anyQuantities, anyQuantity, anyQuantity, (values, value, shift) =>
        equal(
          modifiedZScore(value, values),
          modifiedZScore(
            add(value, shift),
            values.map((other) => add(other, shift)),
          ),
        ),
      ),
    );
  });
});
