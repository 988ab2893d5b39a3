/** One figure is another × 10ⁿ: the same digits with a zero too many, or one lost. */
import { compare } from '../../../domain/quantity';
import { by, compareText, inOrder } from '../../../domain/order';
import { advising } from '../advising';
import type { Check, Found } from '../check';
import { exampleActivity, exampleOf } from '../example-facts';
import type { CheckedProgramme, CheckFacts } from '../facts';
import { foundInActivity, isSingle, type EnteredValue } from './entered';
import { exampleHistory } from './example-figures';
import { partnerFigures } from './partner-figures';
import { powerOfTenBetween, shiftableDigits } from './shifted-digits';
import { comparedFigures, figureInWords, foundInFigure, type ComparedFigure } from './usual';
import { amountOf, digitsOf, entryName, nameOf } from './wording';

const FEWEST_MONTHS = 2;

function multipleOfUsual(figure: ComparedFigure, facts: CheckFacts): readonly Found[] {
  const power = powerOfTenBetween(figure.value, figure.usual);
  if (power === null) return [];
  const [words, usual] = [figureInWords(figure, facts), amountOf(figure.indicator, figure.usual)];
  const factor = 10n ** BigInt(Math.abs(power));
  return [
    foundInFigure(
      figure,
      'warning',
      [String(power)],
      advising(
        {
          'zh-Hans': `${words['zh-Hans']}，与平常的数字相同（以往${figure.past.length}个月的中位数为${usual['zh-Hans']}），大小却${power > 0 ? `是它的${factor}倍` : `只有它的${factor}分之一`}`,
          en: `${words.en}: the digits of its median of ${figure.past.length} earlier months, ${usual.en}, ${power > 0 ? 'times' : 'divided by'} ${factor}`,
        },
        {
          'zh-Hans': power > 0 ? '，可能多写了零。' : '，可能漏写了零。',
          en: `; perhaps there is a zero too ${power > 0 ? 'many' : 'few'}.`,
        },
      ),
    ),
  ];
}

const bySize = inOrder<EnteredValue>(
  by(({ value }) => value, compare),
  by(({ activity }) => activity.startDate, compareText),
  by(({ activity }) => activity.title, compareText),
);

/** The larger values, each with the smallest value of the same digits. */
function multiplesOfOthers(entered: readonly EnteredValue[]): readonly Found[] {
  const sameDigits = new Map<string, EnteredValue[]>();
  for (const one of entered.filter(({ activity }) => isSingle(activity))) {
    const digits = shiftableDigits(one.value);
    if (digits === null) continue;
    const known = sameDigits.get(digits);
    if (known === undefined) sameDigits.set(digits, [one]);
    else known.push(one);
  }
  return [...sameDigits.values()].flatMap((group) => {
    const [smallest, ...others] = group.sort(bySize);
    if (smallest === undefined) return [];
    return others
      .filter(({ value }) => compare(value, smallest.value) > 0)
      .map((larger) => foundInPair(larger, smallest));
  });
}

function foundInPair({ activity, indicator, value }: EnteredValue, smaller: EnteredValue): Found {
  const [entry, other, name] = [entryName(activity), entryName(smaller.activity), nameOf(indicator)];
  const [amount, less] = [amountOf(indicator, value), amountOf(indicator, smaller.value)];
  const factor = value.thousandths / smaller.value.thousandths;
  return foundInActivity(
    activity,
    'warning',
    [indicator.code, digitsOf(value), digitsOf(smaller.value)],
    advising(
      {
        'zh-Hans': `${entry['zh-Hans']}的${name['zh-Hans']}为${amount['zh-Hans']}，恰好是同一伙伴${other['zh-Hans']}所填${less['zh-Hans']}的${factor}倍`,
        en: `${entry.en} reports ${amount.en} for ${name.en}, exactly ${factor} times the ${less.en} of ${other.en} of the same partner`,
      },
      { 'zh-Hans': '，可能多写或漏写了零。', en: '; perhaps there is a zero too many or too few.' },
    ),
  );
}

function multiples(programme: CheckedProgramme, facts: CheckFacts): readonly Found[] {
  return [
    ...comparedFigures(programme, facts, FEWEST_MONTHS).flatMap((figure) => multipleOfUsual(figure, facts)),
    ...partnerFigures(programme, facts).flatMap(({ entered }) => multiplesOfOthers(entered)),
  ];
}

export const suspiciousMultiple: Check = {
  code: 'suspicious-multiple',
  title: { 'zh-Hans': '疑似多写或漏写零', en: 'Suspicious multiple' },
  rule: {
    'zh-Hans':
      '伙伴本月的数与其以往（2个月起）的中位数前三位有效数字相同而差10的整数次幂，或单场活动的数恰好是同一伙伴另一活动的10ⁿ倍，应核对；有效数字不足三位的（如10与100）不查。',
    en: 'A partner’s figure has the first three significant digits of the median of its earlier months (two at least) and another power of ten, or the value of an activity is exactly 10ⁿ times that of another of the partner; digits fewer than three, as in 10 and 100, say nothing.',
  },
  run: multiples,
  examples: {
    fires: () =>
      exampleOf({
        activities: [exampleActivity({ measurements: { participants: '1250' } })],
        history: exampleHistory('118', '125', '131'),
      }),
    silent: () =>
      exampleOf({
        activities: [
          exampleActivity({ measurements: { participants: '10' } }),
          exampleActivity({ documentId: 'fair', measurements: { participants: '100' } }),
        ],
        history: exampleHistory('118', '125', '131'),
      }),
  },
};
