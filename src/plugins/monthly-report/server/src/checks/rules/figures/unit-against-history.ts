/** A figure that would be usual in another unit: tonnes entered as kilograms, yuan as ten thousands of yuan. */
import { advising } from '../advising';
import type { Check } from '../check';
import { both, exampleActivity, exampleFacts, exampleIndicator, exampleOf } from '../example-facts';
import { exampleHistory } from './example-figures';
import { powerOfTenBetween } from './shifted-digits';
import { confusionOf } from './unit-confusion';
import { comparedFigures, figureInWords, foundInFigure } from './usual';
import { amountOf } from './wording';

const FEWEST_MONTHS = 2;

const kilograms = exampleFacts([exampleIndicator({ unit: both('kg'), decimals: 1 })]);

function reporting(participants: string) {
  return exampleOf({
    facts: kilograms,
    activities: [exampleActivity({ measurements: { participants } })],
    history: exampleHistory('1210', '980', '1350.5'),
  });
}

export const unitAgainstHistory: Check = {
  code: 'unit-against-history',
  title: { 'zh-Hans': '疑似单位有误', en: 'Unit contradicts history' },
  rule: {
    'zh-Hans':
      '伙伴本月的数与其以往（2个月起）的中位数之比，接近（三倍以内）吨与千克、千克与克、万元与元之间的倍数时，应核对单位。',
    en: 'A partner’s figure is to the median of its earlier months (two at least), within a factor of three, as tonnes are to kilograms, kilograms to grams, or ten thousands of yuan to yuan.',
  },
  run: (programme, facts) =>
    comparedFigures(programme, facts, FEWEST_MONTHS).flatMap((figure) => {
      const confusion = confusionOf(figure);
      if (confusion === null || powerOfTenBetween(figure.value, figure.usual) !== null) return [];
      const [words, usual] = [figureInWords(figure, facts), amountOf(figure.indicator, figure.usual)];
      const { seems } = confusion;
      return [
        foundInFigure(
          figure,
          'warning',
          [seems['zh-Hans']],
          advising(
            {
              'zh-Hans': `${words['zh-Hans']}，而以往${figure.past.length}个月的中位数为${usual['zh-Hans']}`,
              en: `${words.en}, while its median of ${figure.past.length} earlier months is ${usual.en}`,
            },
            {
              'zh-Hans': `，可能是按${seems['zh-Hans']}填的。`,
              en: `; it may have been entered in ${seems.en}.`,
            },
          ),
        ),
      ];
    }),
  examples: { fires: () => reporting('1.3'), silent: () => reporting('130') },
};
