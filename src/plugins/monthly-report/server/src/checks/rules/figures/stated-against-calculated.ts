/** A figure that somebody stated (原报数) differs from the calculated one (系统汇总数). */
import type { Indicator, StatedFigure } from '../../../entries/rules/facts';
import { compare, toDigits, type Quantity } from '../../../domain/quantity';
import { figureReader } from '../../../totals/rules/figure';
import { spanOf } from '../../../domain/spans';
import type { Basis } from '../../../../../shared/vocabulary';
import type { Check, Found } from '../check';
import { EXAMPLE_MONTH, exactly, exampleFacts, exampleIndicator, exampleOf } from '../example-facts';
import type { CheckedProgramme, CheckFacts } from '../facts';
import type { Message, Severity } from '../../../domain/finding';
import { foundInTotal } from './entered';
import { exampleCells } from './example-figures';
import { distanceBetween } from './spread';
import { amountOf, digitsOf, nameOf } from './wording';

const BASIS_WORDS = {
  month: { 'zh-Hans': '本月', en: 'for the month' },
  'year-to-date': { 'zh-Hans': '本年累计', en: 'for the year to date' },
  'to-date': { 'zh-Hans': '累计', en: 'to date' },
} as const satisfies Record<Basis, Message>;

/** A mean or a ratio has more digits than people state, so it is compared as it is printed. */
function agree(stated: Quantity, calculated: Quantity, { decimals, source }: Indicator): boolean {
  if (compare(stated, calculated) === 0) return true;
  return (
    (calculated.over !== 1n || source === 'ratio') && toDigits(calculated, decimals) === digitsOf(stated)
  );
}

/** A blank text is no explanation. */
function explanationOf({ explanation }: StatedFigure): string | null {
  const words = explanation?.trim() ?? '';
  return words === '' ? null : words;
}

/** Without a calculated figure it is only certain that the two do not fit together. */
function severityOf(figure: StatedFigure, calculated: Quantity | null): Severity {
  if (explanationOf(figure) !== null) return 'info';
  return calculated === null ? 'warning' : 'error';
}

function differenceWords(indicator: Indicator, stated: Quantity, calculated: Quantity | null): Message {
  if (calculated === null) return { 'zh-Hans': '', en: '' };
  const more = compare(stated, calculated) > 0;
  const amount = amountOf(indicator, distanceBetween(stated, calculated));
  return {
    'zh-Hans': `，原报数${more ? '多' : '少'}${amount['zh-Hans']}`,
    en: `; the stated figure is ${amount.en} ${more ? 'higher' : 'lower'}`,
  };
}

function messageOf(indicator: Indicator, figure: StatedFigure, calculated: Quantity | null): Message {
  const { basis, value, statedBy } = figure;
  const name = nameOf(indicator);
  const [stated, found] = [amountOf(indicator, value), amountOf(indicator, calculated)];
  const difference = differenceWords(indicator, value, calculated);
  const by = statedBy === null ? { zh: '', en: '' } : { zh: `（${statedBy}）`, en: ` (${statedBy})` };
  return {
    'zh-Hans': `${name['zh-Hans']}${BASIS_WORDS[basis]['zh-Hans']}原报数为${stated['zh-Hans']}${by.zh}，系统汇总数为${found['zh-Hans']}${difference['zh-Hans']}。`,
    en: `${name.en} ${BASIS_WORDS[basis].en}: ${stated.en} stated${by.en}, ${found.en} calculated${difference.en}.`,
  };
}

function differences({ facts }: CheckedProgramme, { month }: CheckFacts): readonly Found[] {
  const read = figureReader(facts.indicators, facts);
  return facts.statedFigures.flatMap((figure) => {
    const indicator = facts.indicators.get(figure.indicator);
    if (figure.month !== month || indicator === undefined) return [];
    const calculated = read(indicator.code, spanOf(figure.basis, month, facts.programme));
    if (calculated !== null && agree(figure.value, calculated, indicator)) return [];
    const particulars = [figure.basis, digitsOf(figure.value), digitsOf(calculated)];
    const [severity, message] = [severityOf(figure, calculated), messageOf(indicator, figure, calculated)];
    return [
      {
        ...foundInTotal(indicator.code, severity, particulars, message),
        reason: explanationOf(figure),
      },
    ];
  });
}

function stating(value: string) {
  return exampleOf({
    facts: exampleFacts([exampleIndicator()], {
      cells: exampleCells({ participants: '5205' }),
      statedFigures: [
        {
          month: EXAMPLE_MONTH,
          basis: 'month',
          indicator: 'participants',
          value: exactly(value),
          statedBy: null,
          explanation: null,
        },
      ],
    }),
  });
}

export const statedAgainstCalculated: Check = {
  code: 'stated-against-calculated',
  title: { 'zh-Hans': '原报数与系统汇总数不符', en: 'Stated against calculated' },
  rule: {
    'zh-Hans': '原报数应等于同一口径的系统汇总数；已写明差异原因的，只作提示。',
    en: 'A stated figure equals the calculated one at the same basis; a difference that is explained is only pointed out.',
  },
  run: differences,
  examples: { fires: () => stating('5203'), silent: () => stating('5205') },
};
