/** A partner's figure far from its own earlier months, by the modified z-score. */
import { figureText } from '../../../domain/figure-text';
import { compare, fromThousandths, type Quantity } from '../../../domain/quantity';
import type { Check, Found } from '../check';
import { exampleActivity, exampleOf } from '../example-facts';
import type { CheckedProgramme, CheckFacts } from '../facts';
import type { Message } from '../../../domain/finding';
import { exampleHistory } from './example-figures';
import { powerOfTenBetween } from './shifted-digits';
import { distanceBetween, modifiedZScore, times } from './spread';
import { confusionOf } from './unit-confusion';
import { comparedFigures, figureInWords, foundInFigure, type ComparedFigure } from './usual';
import { amountOf } from './wording';

const FEWEST_MONTHS = 6;
const LIMIT = fromThousandths(3500n);
const LIMIT_TEXT = '3.5';
const SCORE_DECIMALS = 2;
/** Where every month was the same: what is then no usual variation. */
const MANIFOLD = 3n;

/** Steady partners vary by so little that a few more people are an outlier; nobody needs to hear of it. */
function isFar({ value, usual }: ComparedFigure): boolean {
  return compare(times(distanceBetween(value, usual), 2n), usual) >= 0;
}

function isManifold({ value, usual }: ComparedFigure): boolean {
  return compare(value, times(usual, MANIFOLD)) >= 0 || compare(times(value, MANIFOLD), usual) <= 0;
}

function isJump(figure: ComparedFigure, score: Quantity | null): boolean {
  if (score === null) return isManifold(figure);
  return compare(score, LIMIT) > 0 && isFar(figure);
}

/** A likelier mistake than a jump has a check of its own: an editor hears of it once. */
function isExplained(figure: ComparedFigure): boolean {
  return powerOfTenBetween(figure.value, figure.usual) !== null || confusionOf(figure) !== null;
}

function historyInWords({ indicator, usual, past }: ComparedFigure, score: Quantity | null): Message {
  const amount = amountOf(indicator, usual);
  if (score === null) {
    return {
      'zh-Hans': `以往${past.length}个月都是${amount['zh-Hans']}`,
      en: `it was ${amount.en} in each of ${past.length} earlier months`,
    };
  }
  const text = figureText(score, SCORE_DECIMALS, 'en');
  return {
    'zh-Hans': `以往${past.length}个月的中位数为${amount['zh-Hans']}（修正Z值${text}，界限为${LIMIT_TEXT}）`,
    en: `its median of ${past.length} earlier months is ${amount.en} (modified z-score ${text}, where the limit is ${LIMIT_TEXT})`,
  };
}

function jumps(programme: CheckedProgramme, facts: CheckFacts): readonly Found[] {
  return comparedFigures(programme, facts, FEWEST_MONTHS).flatMap((figure) => {
    const score = modifiedZScore(
      figure.value,
      figure.past.map(({ value }) => value),
    );
    if (!isJump(figure, score) || isExplained(figure)) return [];
    const [words, history] = [figureInWords(figure, facts), historyInWords(figure, score)];
    const higher = compare(figure.value, figure.usual) > 0;
    return [
      foundInFigure(figure, 'warning', [], {
        'zh-Hans': `${words['zh-Hans']}，明显${higher ? '高' : '低'}于平常：${history['zh-Hans']}。`,
        en: `${words.en}, far ${higher ? 'above' : 'below'} what is usual: ${history.en}.`,
      }),
    ];
  });
}

function reporting(participants: string) {
  return exampleOf({
    activities: [exampleActivity({ measurements: { participants } })],
    history: exampleHistory('38', '41', '35', '44', '40', '39'),
  });
}

export const jumpAgainstHistory: Check = {
  code: 'jump-against-history',
  title: { 'zh-Hans': '与以往相差过大', en: 'Jump against history' },
  rule: {
    'zh-Hans':
      '伙伴本月的数与其以往各月（至少6个月）相比，修正Z值（0.6745×|x−中位数|÷MAD，Iglewicz与Hoaglin，1993）大于3.5，且与中位数相差一半以上，应核对；MAD为0时改用平均绝对偏差；各月全同时，以三倍或三分之一为界。填报未完时偏低不提示。',
    en: 'A partner’s figure beside its earlier months, six at least: the modified z-score, 0.6745·|x − median| ÷ MAD, is above 3.5 (Iglewicz and Hoaglin, 1993) and the distance at least half the median. Where the MAD is 0 the mean absolute deviation stands for it; where all months are equal, three times or a third of them. Low figures are left alone until the partner’s month is complete.',
  },
  run: jumps,
  examples: { fires: () => reporting('260'), silent: () => reporting('52') },
};
