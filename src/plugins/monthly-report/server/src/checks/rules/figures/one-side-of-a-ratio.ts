/** A partner enters one side of a ratio and not the other: the ratio of all then compares different households. */
import { madeOf, type Indicator, type RatioIndicator } from '../../../entries/rules/facts';
import { SIDES, type Side } from '../../../totals/rules/ratio';
import type { Check, Found } from '../check';
import { both, exampleActivity, exampleFacts, exampleIndicator, exampleOf } from '../example-facts';
import type { CheckedProgramme, CheckFacts } from '../facts';
import { partnerName } from '../partner-name';
import { partnerFigures } from './partner-figures';
import { nameOf } from './wording';

type Indicators = ReadonlyMap<string, Indicator>;

/** Whether a side must be entered; a counted side always has a figure. */
function isEntered(indicators: Indicators, code: string, above: readonly string[] = []): boolean {
  const indicator = indicators.get(code);
  if (indicator === undefined || above.includes(code)) return false;
  if (indicator.source === 'measured') return true;
  return madeOf(indicator).some((part) => isEntered(indicators, part, [...above, code]));
}

/** Whether something of a side has been reported. */
function hasReported(
  reported: ReadonlySet<string>,
  indicators: Indicators,
  code: string,
  above: readonly string[] = [],
): boolean {
  const indicator = indicators.get(code);
  if (indicator === undefined || above.includes(code)) return false;
  if (reported.has(code)) return true;
  return (
    indicator.source !== 'measured' &&
    madeOf(indicator).some((part) => hasReported(reported, indicators, part, [...above, code]))
  );
}

/** The missing side; null if both are there, or neither. */
function missingSide(
  { numerator, denominator }: RatioIndicator,
  reported: ReadonlySet<string>,
  indicators: Indicators,
): { readonly side: Side; readonly code: string } | null {
  if (numerator === null || denominator === null) return null;
  const codes = { numerator, denominator };
  if (!SIDES.every((side) => isEntered(indicators, codes[side]))) return null;
  const [missing, ...others] = SIDES.filter((side) => !hasReported(reported, indicators, codes[side]));
  return missing === undefined || others.length > 0 ? null : { side: missing, code: codes[missing] };
}

function oneSided(programme: CheckedProgramme, facts: CheckFacts): Found[] {
  const { indicators } = programme.facts;
  const ratios = [...indicators.values()].filter((indicator) => indicator.source === 'ratio');
  if (ratios.length === 0) return [];
  const reportedBy = new Map<string, Set<string>>();
  for (const { partner, indicator, value, complete } of partnerFigures(programme, facts)) {
    if (!complete) continue;
    const reported = reportedBy.get(partner) ?? new Set<string>();
    reportedBy.set(partner, value === null ? reported : reported.add(indicator.code));
  }
  return [...reportedBy].flatMap(([partner, reported]) =>
    ratios.flatMap((ratio): Found[] => {
      const missing = missingSide(ratio, reported, indicators);
      const side = missing === null ? undefined : indicators.get(missing.code);
      if (missing === null || side === undefined) return [];
      const [who, what, which] = [partnerName(facts, partner), nameOf(ratio), nameOf(side)];
      const word = { numerator: '分子', denominator: '分母' }[missing.side];
      return [
        {
          severity: 'warning',
          partner,
          subject: { kind: 'partner', partner },
          particulars: [ratio.code, missing.side],
          message: {
            'zh-Hans': `${who['zh-Hans']}只填报了${what['zh-Hans']}的一边，没有填报${word}${which['zh-Hans']}，合计的比率因此不准。`,
            en: `${who.en} reports one side of ${what.en} only: the ${missing.side} ${which.en} is missing, and the ratio of all is off.`,
          },
        },
      ];
    }),
  );
}

const households = [
  exampleIndicator({ code: 'hh_ok', label: both('合格户数', 'Households that pass') }),
  exampleIndicator({ code: 'hh_seen', label: both('查看户数', 'Households seen') }),
];
const rate: RatioIndicator = {
  source: 'ratio',
  code: 'hh_rate',
  label: both('合格率', 'Pass rate'),
  unit: both('%'),
  decimals: 2,
  numerator: 'hh_ok',
  denominator: 'hh_seen',
  factor: 100,
};

const entering = (measurements: Readonly<Record<string, string>>) =>
  exampleOf({
    facts: exampleFacts([rate, ...households]),
    activities: [exampleActivity({ measurements })],
  });

export const oneSideOfARatio: Check = {
  code: 'one-side-of-a-ratio',
  title: { 'zh-Hans': '比率只填了一边', en: 'One side of a ratio' },
  rule: {
    'zh-Hans': '同一伙伴本月填报了比率的分子就应填报分母，填报了分母就应填报分子。',
    en: 'A partner that reports the numerator of a ratio in the month reports the denominator too, and the other way round.',
  },
  run: oneSided,
  examples: {
    fires: () => entering({ hh_ok: '1' }),
    silent: () => entering({ hh_ok: '1', hh_seen: '2' }),
  },
};
