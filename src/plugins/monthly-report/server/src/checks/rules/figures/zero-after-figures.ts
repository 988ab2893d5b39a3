/** A partner reports 0 for an indicator that it never reported as 0: perhaps it means not reported (未填报). */
import { compare, fromInteger } from '../../../domain/quantity';
import { advising } from '../advising';
import type { Check } from '../check';
import { exampleActivity, exampleOf } from '../example-facts';
import { exampleHistory } from './example-figures';
import { partnerFigures, type PartnerFigure } from './partner-figures';
import { figureInWords, foundInFigure } from './usual';

const FEWEST_MONTHS = 6;
const ZERO = fromInteger(0);

function isSuddenlyZero({ value, past, complete }: PartnerFigure): boolean {
  if (value === null || !complete || past.length < FEWEST_MONTHS) return false;
  return compare(value, ZERO) === 0 && past.every((earlier) => compare(earlier.value, ZERO) > 0);
}

/** A zero changes no sum and no largest value, but it changes these figures. */
function isAltered({ indicator }: PartnerFigure): boolean {
  return ['AVERAGE', 'LAST', 'COUNT'].includes(indicator.aggregationType);
}

function reporting(...history: readonly string[]) {
  return exampleOf({
    activities: [exampleActivity({ measurements: { participants: '0' } })],
    history: exampleHistory(...history),
  });
}

export const zeroAfterFigures: Check = {
  code: 'zero-after-figures',
  title: { 'zh-Hans': '以往有数，本月填0', en: 'Zero after figures' },
  rule: {
    'zh-Hans':
      '0是有数的零，空着是未填报。伙伴以往（至少6个月）月月大于0而本月为0，应核对是否本该空着；平均、取最新、计数的指标会因此算错，列为警告。',
    en: 'Zero is a figure, a blank is not reported. A partner that reported more than zero in every earlier month, six at least, and zero in this one may have meant a blank; a warning where the total is a mean, the latest value or a count, which a zero changes.',
  },
  run: (programme, facts) =>
    partnerFigures(programme, facts)
      .filter(isSuddenlyZero)
      .map((figure) => {
        const words = figureInWords(figure, facts);
        const { length } = figure.past;
        return foundInFigure(
          figure,
          isAltered(figure) ? 'warning' : 'info',
          [],
          advising(
            {
              'zh-Hans': `${words['zh-Hans']}，而以往${length}个月都大于0`,
              en: `${words.en}, while all of its ${length} earlier months are above zero`,
            },
            {
              'zh-Hans': '；如果是没有统计，请留空（未填报）。',
              en: '; leave it blank where nobody counted.',
            },
          ),
        );
      }),
  examples: {
    fires: () => reporting('38', '41', '35', '44', '40', '39'),
    silent: () => reporting('38', '0', '35', '44', '40', '39'),
  },
};
