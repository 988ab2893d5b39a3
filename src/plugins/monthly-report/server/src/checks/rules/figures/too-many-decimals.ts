/** A value has more decimals than are printed: it was saved before the indicator got fewer, or is in another unit. */
import type { Quantity } from '../../../domain/quantity';
import type { Indicator } from '../../../entries/rules/facts';
import type { Check } from '../check';
import { exampleActivity, exampleFacts, exampleIndicator, exampleOf } from '../example-facts';
import { enteredValues, foundInActivity } from './entered';
import { amountOf, digitsOf, entryName, nameOf } from './wording';

const THOUSANDTHS = 3;

function isFinerThan(value: Quantity, { decimals }: Indicator): boolean {
  const step = 10n ** BigInt(THOUSANDTHS - decimals);
  return value.thousandths % (value.over * step) !== 0n;
}

const kilograms = exampleIndicator({ code: 'waste_kitchen', decimals: 1 });

export const tooManyDecimals: Check = {
  code: 'too-many-decimals',
  title: { 'zh-Hans': '小数位数过多', en: 'More decimals than the indicator has' },
  rule: {
    'zh-Hans': '填报值的小数位数不多于指标设定的位数，否则月报印出的数字经过舍入，各项相加对不上。',
    en: 'A value has no more decimals than its indicator: otherwise the report prints rounded figures, which do not add up.',
  },
  run: (programme) =>
    enteredValues(programme)
      .filter(({ indicator, value }) => isFinerThan(value, indicator))
      .map(({ activity, indicator, value }) => {
        const [entry, name, amount] = [entryName(activity), nameOf(indicator), amountOf(indicator, value)];
        const { decimals } = indicator;
        const places = `${decimals} ${decimals === 1 ? 'decimal' : 'decimals'}`;
        return foundInActivity(activity, 'warning', [indicator.code, digitsOf(value), String(decimals)], {
          'zh-Hans': `${entry['zh-Hans']}的${name['zh-Hans']}填报为${amount['zh-Hans']}，而该指标${decimals === 0 ? '只取整数' : `只保留${decimals}位小数`}。`,
          en: `${entry.en} reports ${amount.en} for ${name.en}, which has ${decimals === 0 ? 'no decimals' : `${places} at the most`}.`,
        });
      }),
  examples: {
    fires: () =>
      exampleOf({
        facts: exampleFacts([kilograms]),
        activities: [exampleActivity({ measurements: { waste_kitchen: '12.25' } })],
      }),
    silent: () =>
      exampleOf({
        facts: exampleFacts([kilograms]),
        activities: [exampleActivity({ measurements: { waste_kitchen: '12.5' } })],
      }),
  },
};
