/** Medians: exact. */
import fc from 'fast-check';
import { medianOf } from '../../../../src/plugins/monthly-report/server/src/checks/rules/figures/spread';
import {
  compare,
  fromThousandths,
  type Quantity,
} from '../../../../src/plugins/monthly-report/server/src/domain/quantity';
import { digits, quantity } from '../../../helpers/builders';

const quantities = (...texts: readonly string[]): Quantity[] => texts.map(quantity);
const anyQuantity = fc.bigInt(0n, 10n ** 15n).map(fromThousandths);
const anyQuantities = fc.array(anyQuantity, { minLength: 1, maxLength: 20 });

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
