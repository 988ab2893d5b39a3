/** A partner's figure far from its own earlier months, on a logarithmic scale. */
import { compare } from '../../../domain/quantity';
import type { Check, Found } from '../check';
import { exampleActivity, exampleOf } from '../example-facts';
import type { CheckedProgramme, CheckFacts } from '../facts';
import { exampleHistory } from './example-figures';
import { factorBetween, ordinaryFactor, together, variationOf, type Variation } from './log-scale';
import { partnerFigures } from './partner-figures';
import { powerOfTenBetween } from './shifted-digits';
import { confusionOf } from './unit-confusion';
import { comparedFigures, figureInWords, foundInFigure, type ComparedFigure } from './usual';
import { amountOf } from './wording';

const FEWEST_MONTHS = 2;
/** A partner with a single earlier month is compared only if there are this many months of other partners. */
const ENOUGH_OF_OTHERS = 20;

/** A likelier mistake than a jump has its own check: an editor gets only one finding. */
function isExplained(figure: ComparedFigure): boolean {
  return powerOfTenBetween(figure.value, figure.usual) !== null || confusionOf(figure) !== null;
}

/** How the months of all partners vary, by indicator. */
function variationsOf(programme: CheckedProgramme, facts: CheckFacts): ReadonlyMap<string, Variation> {
  const variations = new Map<string, Variation[]>();
  for (const { indicator, past } of partnerFigures(programme, facts)) {
    const known = variations.get(indicator.code) ?? [];
    known.push(variationOf(past.map(({ value }) => value)));
    variations.set(indicator.code, known);
  }
  return new Map([...variations].map(([code, ofPartners]) => [code, together(ofPartners)]));
}

/** 6.58, 12.3, 120: only significant digits. */
function factorText(factor: number): string {
  return String(Number(factor.toPrecision(factor < 10 ? 2 : 3)));
}

/** The message does not name the limit, which depends on other partners: a partner sees only its own figures. */
function foundJump(figure: ComparedFigure, facts: CheckFacts): Found {
  const { indicator, value, usual, past } = figure;
  const [words, amount] = [figureInWords(figure, facts), amountOf(indicator, usual)];
  const higher = compare(value, usual) > 0;
  const times = factorText(factorBetween(value, usual));
  return foundInFigure(figure, 'warning', [], {
    'zh-Hans': `${words['zh-Hans']}，明显${higher ? '高' : '低'}于平常：以往${past.length}个月的中位数为${amount['zh-Hans']}，本月是它的${higher ? `${times}倍` : `${times}分之一`}，超出了往月波动的范围。`,
    en: `${words.en}, far ${higher ? 'above' : 'below'} what is usual: its median of ${past.length} earlier ${past.length === 1 ? 'month' : 'months'} is ${amount.en}, and this is ${higher ? `${times} times as much` : `a ${times}th of it`}, more than months usually vary.`,
  });
}

function jumps(programme: CheckedProgramme, facts: CheckFacts): readonly Found[] {
  const variations = variationsOf(programme, facts);
  return comparedFigures(programme, facts, 1).flatMap((figure) => {
    const { indicator, value, usual, past } = figure;
    const others = variations.get(indicator.code) ?? together([]);
    if (past.length < FEWEST_MONTHS && others.freedom < ENOUGH_OF_OTHERS) return [];
    const own = variationOf(past.map((earlier) => earlier.value));
    const ordinary = ordinaryFactor(usual, past.length, own, others);
    if (factorBetween(value, usual) < ordinary || isExplained(figure)) return [];
    return [foundJump(figure, facts)];
  });
}

function reporting(participants: string) {
  return exampleOf({
    activities: [exampleActivity({ measurements: { participants } })],
    history: exampleHistory('38', '41'),
  });
}

export const jumpAgainstHistory: Check = {
  code: 'jump-against-history',
  title: { 'zh-Hans': '与以往相差过大', en: 'Jump against history' },
  rule: {
    'zh-Hans':
      '伙伴本月的数与其以往各月（2个月起）的中位数相比，按对数尺度超出2.2个标准差且相差一倍以上，应核对。标准差由本伙伴各月和全部伙伴的波动合成（Smyth，2004），小数目另计随机波动；只有1个月时，须有其他伙伴的往月可比。填报未完时偏低不提示。',
    en: 'A partner’s figure beside the median of its earlier months, two at least, is more than 2.2 standard deviations off on a logarithmic scale, and at least twice or half as much. The deviation is moderated between the partner’s own months and those of all partners (Smyth 2004), with the chance variation of small counts; after a single month only where other partners’ months tell what is usual. Low figures are left alone until the partner’s month is complete.',
  },
  run: jumps,
  examples: { fires: () => reporting('260'), silent: () => reporting('70') },
};
