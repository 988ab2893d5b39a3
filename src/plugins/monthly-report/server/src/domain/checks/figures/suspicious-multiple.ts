import { toMonth } from '../../month';
import { toDigits, type Quantity } from '../../quantity';
import type { Check } from '../check';
import { exactly, exampleActivity, exampleOf } from '../example-facts';
import { nameOfPartner } from '../partner-name';
import { partnerMonths } from './partner-months';
import { labelOf, printed } from './printed';

/** Round numbers repeat by chance; three equal digits and more hardly do. */
const FEWEST_DIGITS = 3;

/** The digits without the zeros at either end, and so without the point's place. */
function significantDigits(value: Quantity): string {
  return toDigits(value, 3)
    .replace('.', '')
    .replace(/^0+|0+$/g, '');
}

function isTenfold(value: Quantity, other: Quantity): boolean {
  if (value.thousandths === other.thousandths) return false;
  const digits = significantDigits(value);
  return digits.length >= FEWEST_DIGITS && digits === significantDigits(other);
}

const history = [
  { partner: 'green_home', indicator: 'participants', month: toMonth('2020-11'), value: exactly('123') },
];

export const suspiciousMultiple: Check = {
  code: 'suspicious-multiple',
  title: { 'zh-Hans': '可疑的十倍关系', en: 'A suspicious multiple' },
  rule: {
    'zh-Hans':
      '本月数恰为该机构某个月的10倍、100倍或十分之一等，且有三位以上的相同数字：可能错了小数点或单位。',
    en: 'A month is exactly 10, 100, 1000 … times, or a tenth of, an earlier one, with three equal digits or more: a point or a unit may be wrong.',
  },
  run: (programme, facts) =>
    partnerMonths(programme).flatMap(({ partner, indicator, value, earlier }) => {
      const other = earlier.findLast((one) => isTenfold(value, one));
      if (other === undefined) return [];
      const [name, label] = [nameOfPartner(facts, partner), labelOf(indicator)];
      const [is, was] = [printed(value, indicator), printed(other, indicator)];
      return [
        {
          severity: 'warning' as const,
          partner,
          subject: { kind: 'partner' as const, partner },
          particulars: [indicator.code, is['zh-Hans'], was['zh-Hans']],
          message: {
            'zh-Hans': `${name['zh-Hans']}：${label['zh-Hans']}本月${is['zh-Hans']}，与以往的${was['zh-Hans']}数字相同而位数不同，请核对小数点和单位。`,
            en: `${name.en}: ${label.en} is ${is.en} this month and was ${was.en} before, the same digits with the point elsewhere.`,
          },
        },
      ];
    }),
  examples: {
    fires: () =>
      exampleOf({ history, activities: [exampleActivity({ measurements: { participants: '1230' } })] }),
    silent: () =>
      exampleOf({ history, activities: [exampleActivity({ measurements: { participants: '1240' } })] }),
  },
};
