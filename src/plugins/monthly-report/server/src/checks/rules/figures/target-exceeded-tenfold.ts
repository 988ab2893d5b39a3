/** A figure of more than ten times its target: a digit too many in one of the two. */
import { compare, type Quantity } from '../../../domain/quantity';
import { totalsOf } from '../../../totals/rules/totals';
import { BASES, type Basis } from '../../../../../shared/vocabulary';
import { advising } from '../advising';
import type { Check, Found } from '../check';
import { EXAMPLE_MONTH, exactly, exampleFacts, exampleIndicator, exampleOf } from '../example-facts';
import type { CheckedProgramme, CheckFacts } from '../facts';
import type { Message } from '../../../domain/finding';
import { foundInTotal } from './entered';
import { exampleCells } from './example-figures';
import { times } from './spread';
import { amountOf, digitsOf, nameOf } from './wording';

const TENFOLD = 10n;

const BASIS_WORDS = {
  month: { 'zh-Hans': '本月', en: 'of the month' },
  'year-to-date': { 'zh-Hans': '本年', en: 'of the year' },
  'to-date': { 'zh-Hans': '整个项目', en: 'of the programme' },
} as const satisfies Record<Basis, Message>;

/** Every figure is more than ten times a target of 0. */
const isExceeded = (value: Quantity, target: Quantity): boolean =>
  target.thousandths !== 0n && compare(value, times(target, TENFOLD)) > 0;

function exceeded({ facts }: CheckedProgramme, { month }: CheckFacts): readonly Found[] {
  const totals = totalsOf(facts, month, 'month');
  return totals.flatMap(({ indicator, targets, ...total }) => {
    const values = { month: total.value, 'year-to-date': total.yearToDate, 'to-date': total.toDate };
    return BASES.flatMap((basis): Found[] => {
      const [value, target] = [values[basis], targets?.[basis]?.target];
      if (value === null || target === undefined || !isExceeded(value, target)) return [];
      const [name, figure, aim] = [
        nameOf(indicator),
        amountOf(indicator, value),
        amountOf(indicator, target),
      ];
      const words = BASIS_WORDS[basis];
      return [
        foundInTotal(
          indicator.code,
          'warning',
          [basis, digitsOf(value), digitsOf(target)],
          advising(
            {
              'zh-Hans': `${name['zh-Hans']}${words['zh-Hans']}数为${figure['zh-Hans']}，超过目标（${aim['zh-Hans']}）的10倍`,
              en: `${name.en}: the figure ${words.en} is ${figure.en}, more than ten times its target (${aim.en})`,
            },
            { 'zh-Hans': '，请核对数据和目标。', en: '; check both.' },
          ),
        ),
      ];
    });
  });
}

const reaching = (value: string) => () =>
  exampleOf({
    facts: exampleFacts([exampleIndicator()], {
      cells: exampleCells({ participants: value }),
      targets: [
        {
          indicator: 'participants',
          partner: null,
          region: null,
          from: EXAMPLE_MONTH,
          to: EXAMPLE_MONTH,
          value: exactly('500'),
          baseline: null,
        },
      ],
    }),
  });

export const targetExceededTenfold: Check = {
  code: 'target-exceeded-tenfold',
  title: { 'zh-Hans': '数据超过目标的10倍', en: 'Target exceeded tenfold' },
  rule: {
    'zh-Hans': '数据一般不会超过目标的10倍；超过时，多半是数据或目标多写、少写了一位。',
    en: 'A figure is hardly more than ten times its target; where it is, one of the two mostly has a digit too many or too few.',
  },
  run: exceeded,
  examples: { fires: reaching('5205'), silent: reaching('5000') },
};
