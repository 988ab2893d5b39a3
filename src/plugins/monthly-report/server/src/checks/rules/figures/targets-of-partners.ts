/** The targets of partners, or of regions, do not add up to the programme's target. */
import type { Indicator, ProgrammeFacts, Target } from '../../../entries/rules/facts';
import { compare, sumOf } from '../../../domain/quantity';
import { assertNever } from '../../../domain/assert-never';
import type { Check, Found } from '../check';
import { EXAMPLE_MONTH, exactly, exampleFacts, exampleIndicator, exampleOf } from '../example-facts';
import type { CheckedProgramme, CheckFacts } from '../facts';
import type { Message } from '../../../domain/finding';
import { foundInTotal } from './entered';
import { distanceBetween } from './spread';
import { amountOf, digitsOf, nameOf } from './wording';

type Grain = 'partner' | 'region';

const WORDS: Readonly<Record<Grain, (count: number) => Message>> = {
  partner: (count) => ({
    'zh-Hans': `${count}家伙伴机构的目标`,
    en: count === 1 ? 'the target of 1 partner' : `the targets of ${count} partners`,
  }),
  region: (count) => ({
    'zh-Hans': `${count}个区域的目标`,
    en: count === 1 ? 'the target of 1 region' : `the targets of ${count} regions`,
  }),
};

/** Only sums of partners add up to the programme's: two partners may share a community, and means do not add up. */
function addsUp(indicators: ReadonlyMap<string, Indicator>, code: string): boolean {
  const indicator = indicators.get(code);
  if (indicator === undefined) return false;
  switch (indicator.source) {
    case 'measured':
      return ['SUM', 'LAST', 'COUNT'].includes(indicator.aggregationType);
    case 'counted':
      return indicator.counts === 'session' || indicator.counts === 'activity';
    case 'calculated':
      return indicator.parts.every((part) => addsUp(indicators, part));
    case 'ratio':
      return false;
    default:
      return assertNever(indicator);
  }
}

const isSameSpan = (a: Target, b: Target): boolean =>
  a.indicator === b.indicator && a.from === b.from && a.to === b.to;

function differences({ facts }: CheckedProgramme, { month }: CheckFacts): readonly Found[] {
  const { targets, indicators, programme } = facts;
  return targets
    .filter(
      ({ partner, region, indicator, from, to }) =>
        partner === null &&
        region === null &&
        from <= month &&
        month <= to &&
        programme.indicators.includes(indicator) &&
        addsUp(indicators, indicator),
    )
    .flatMap((whole) =>
      (['partner', 'region'] as const).flatMap((grain) => differenceOf(facts, whole, grain)),
    );
}

function differenceOf(
  { targets, indicators }: ProgrammeFacts,
  whole: Target,
  grain: Grain,
): readonly Found[] {
  const own = targets.filter((target) => target[grain] !== null && isSameSpan(target, whole));
  const sum = sumOf(own.map(({ value }) => value));
  const indicator = indicators.get(whole.indicator);
  if (sum === null || indicator === undefined || compare(sum, whole.value) === 0) return [];
  const [name, all, target] = [nameOf(indicator), amountOf(indicator, sum), amountOf(indicator, whole.value)];
  const difference = amountOf(indicator, distanceBetween(sum, whole.value));
  const [words, isMore] = [WORDS[grain](own.length), compare(sum, whole.value) > 0];
  const span = whole.from === whole.to ? whole.from : `${whole.from}至${whole.to}`;
  const particulars = [grain, whole.from, whole.to, digitsOf(sum), digitsOf(whole.value)];
  return [
    foundInTotal(indicator.code, 'warning', particulars, {
      'zh-Hans': `${name['zh-Hans']}（${span}）${words['zh-Hans']}合计${all['zh-Hans']}，项目目标为${target['zh-Hans']}，合计${isMore ? '多' : '少'}${difference['zh-Hans']}。`,
      en: `${name.en} (${span.replace('至', ' to ')}): ${words.en} add up to ${all.en}, the programme's is ${target.en}; the sum is ${difference.en} ${isMore ? 'more' : 'less'}.`,
    }),
  ];
}

const sharing = (...shares: readonly string[]) =>
  exampleOf({
    facts: exampleFacts([exampleIndicator()], {
      targets: [null, 'green_home', 'qingshui'].map((partner, index) => ({
        indicator: 'participants',
        partner,
        region: null,
        from: EXAMPLE_MONTH,
        to: EXAMPLE_MONTH,
        value: exactly(['500', ...shares][index] ?? '0'),
        baseline: null,
      })),
    }),
  });

export const targetsOfPartners: Check = {
  code: 'targets-of-partners',
  title: { 'zh-Hans': '伙伴目标合计与项目目标不符', en: 'Targets of partners against the programme’s' },
  rule: {
    'zh-Hans': '同一指标、同一期间，伙伴机构（或区域）的目标合计应等于项目目标。',
    en: 'For one indicator and span, the targets of partners (or of regions) add up to the target of the programme.',
  },
  run: differences,
  examples: { fires: () => sharing('200', '200'), silent: () => sharing('200', '300') },
};
