import { toMonth } from '../../month';
import { compare, subtract } from '../../quantity';
import { figureOf, indicatorOf } from '../../totals/figure';
import { spanOf } from '../../totals/spans';
import type { Check } from '../check';
import { exactly, EXAMPLE_MONTH, exampleFacts, exampleOf } from '../example-facts';
import { labelOf, printed } from './printed';

const BASES = {
  month: { 'zh-Hans': '本月', en: 'of the month' },
  'year-to-date': { 'zh-Hans': '本年累计', en: 'of the year to date' },
  'to-date': { 'zh-Hans': '累计', en: 'to date' },
} as const;

const ZERO = exactly('0');

const stated = (month = EXAMPLE_MONTH, explanation: string | null = null) => ({
  month,
  explanation,
  basis: 'month' as const,
  indicator: 'participants',
  value: exactly('120'),
  statedBy: null,
});

export const statedAgainstCalculated: Check = {
  code: 'stated-against-calculated',
  title: { 'zh-Hans': '原报数与系统汇总数不符', en: 'Stated and calculated figures differ' },
  rule: {
    'zh-Hans': '原报数应与系统汇总数相同；不同而写明原因的，作为提示列出。',
    en: 'A stated figure equals the calculated one; a difference that was explained is a note.',
  },
  run: ({ facts }, { month }) =>
    facts.statedFigures
      .filter((figure) => figure.month === month)
      .flatMap(({ basis, indicator: code, value, explanation }) => {
        const indicator = indicatorOf(facts.indicators, code);
        const calculated = figureOf(code, facts, spanOf(basis, month, facts.programme.startMonth));
        if (calculated !== null && compare(calculated, value) === 0) return [];
        const [label, says, is] = [
          labelOf(indicator),
          printed(value, indicator),
          printed(calculated, indicator),
        ];
        const gap = calculated === null ? null : printed(absolute(subtract(value, calculated)), indicator);
        const reason = explanation === null ? null : explanation.trim();
        return [
          {
            severity: reason ? ('info' as const) : ('error' as const),
            partner: null,
            subject: { kind: 'total' as const, indicator: code },
            particulars: [basis, says['zh-Hans'], is['zh-Hans']],
            message: {
              'zh-Hans': `${label['zh-Hans']}${BASES[basis]['zh-Hans']}：原报数${says['zh-Hans']}，系统汇总数${is['zh-Hans']}${gap ? `，相差${gap['zh-Hans']}` : ''}。${reason ? `说明：${reason}` : ''}`,
              en: `${label.en} ${BASES[basis].en}: ${says.en} was stated, ${is.en} is calculated${gap ? `, a difference of ${gap.en}` : ''}${reason ? ` (explained: ${reason})` : ''}.`,
            },
          },
        ];
      }),
  examples: {
    fires: () => exampleOf({ facts: exampleFacts(undefined, { statedFigures: [stated()] }) }),
    silent: () =>
      exampleOf({ facts: exampleFacts(undefined, { statedFigures: [stated(toMonth('2020-11'))] }) }),
  },
};

function absolute(value: ReturnType<typeof subtract>): ReturnType<typeof subtract> {
  return compare(value, ZERO) < 0 ? subtract(ZERO, value) : value;
}
