/** A partner enters the figures of the month before once more. */
import { addMonths, monthsBetween, type Month } from '../../../domain/month';
import { monthsToPrevious } from '../../../domain/spans';
import { compare, fromInteger } from '../../../domain/quantity';
import { advising } from '../advising';
import type { Check, Found } from '../check';
import {
  both,
  exampleActivity,
  exampleFacts,
  exampleIndicator,
  exampleOf,
  EXAMPLE_MONTH,
  exactly,
} from '../example-facts';
import type { CheckedProgramme, CheckFacts } from '../facts';
import { partnerName } from '../partner-name';
import { partnerFigures, type PartnerFigure } from './partner-figures';
import { amountOf, digitsOf, nameOf } from './wording';

/** Fewer figures may be equal by chance, and so may small ones. */
const FEWEST_FIGURES = 3;
const SMALLEST = fromInteger(10);

/** Whether a figure is repeated; null if there is nothing to compare. */
function isRepeated({ value, past }: PartnerFigure, isLast: (month: Month) => boolean): boolean | null {
  const before = past.find((earlier) => isLast(earlier.month));
  if (value === null || before === undefined) return null;
  return compare(value, before.value) === 0;
}

function copies(programme: CheckedProgramme, facts: CheckFacts): readonly Found[] {
  const back = monthsToPrevious(programme.facts.programme);
  const isLast = (month: Month): boolean => monthsBetween(month, facts.month) === back;
  const byPartner = new Map<string, PartnerFigure[]>();
  for (const figure of partnerFigures(programme, facts)) {
    const known = byPartner.get(figure.partner);
    if (known === undefined) byPartner.set(figure.partner, [figure]);
    else known.push(figure);
  }
  return [...byPartner].flatMap(([partner, figures]): Found[] => {
    const compared = figures.filter((figure) => isRepeated(figure, isLast) !== null);
    const telling = compared.filter(({ value }) => value !== null && compare(value, SMALLEST) >= 0);
    if (telling.length < FEWEST_FIGURES || !compared.every((figure) => isRepeated(figure, isLast))) return [];
    const who = partnerName(facts, partner);
    const named = telling.map(({ indicator, value }) => {
      const [name, amount] = [nameOf(indicator), amountOf(indicator, value)];
      return { zh: `${name['zh-Hans']}${amount['zh-Hans']}`, en: `${name.en} ${amount.en}` };
    });
    return [
      {
        severity: 'warning',
        partner,
        subject: { kind: 'partner', partner },
        particulars: telling.flatMap(({ indicator, value }) => [indicator.code, digitsOf(value)]),
        message: advising(
          {
            'zh-Hans': `${who['zh-Hans']}本月的数与上月全部相同（${named.map(({ zh }) => zh).join('、')}）`,
            en: `All figures of ${who.en} are those of the month before (${named.map(({ en }) => en).join(', ')})`,
          },
          { 'zh-Hans': '，可能照抄了上月的一列。', en: '; perhaps its column was copied.' },
        ),
      },
    ];
  });
}

const CODES = ['participants', 'households', 'leaflets'] as const;

function reporting(...values: readonly [string, string, string]) {
  const indicators = CODES.map((code) => exampleIndicator({ code, label: both(code) }));
  return exampleOf({
    facts: exampleFacts(indicators),
    activities: [
      exampleActivity({
        measurements: Object.fromEntries(CODES.map((code, at) => [code, values[at] ?? null])),
      }),
    ],
    history: CODES.map((indicator, at) => ({
      partner: 'green_home',
      indicator,
      month: addMonths(EXAMPLE_MONTH, -1),
      value: exactly(['38', '12', '260'][at] ?? ''),
    })),
  });
}

export const copiedFromLastMonth: Check = {
  code: 'copied-from-last-month',
  title: { 'zh-Hans': '与上月数据全部相同', en: 'Copied from last month' },
  rule: {
    'zh-Hans': '伙伴本月与上月都填报的指标，至少3项在10以上而全部相同，应核对是否照抄了上月。',
    en: 'Of what a partner reports in the month and the one before, three figures of ten or more at least, all are the same.',
  },
  run: copies,
  examples: { fires: () => reporting('38', '12', '260'), silent: () => reporting('38', '12', '261') },
};
