/** A partner leaves an indicator blank that it reported every month. */
import { monthsBetween, type Month } from '../../../domain/month';
import type { Check } from '../check';
import { exampleActivity, exampleOf } from '../example-facts';
import { partnerName } from '../partner-name';
import { exampleHistory } from './example-figures';
import { partnerFigures, type PartnerFigure } from './partner-figures';
import { foundInFigure } from './usual';
import { nameOf } from './wording';

const MONTHS_IN_A_ROW = 6;

function isSuddenlyMissing({ value, past, complete }: PartnerFigure, month: Month): boolean {
  if (value !== null || !complete) return false;
  const recent = past.filter((earlier) => monthsBetween(earlier.month, month) <= MONTHS_IN_A_ROW);
  return new Set(recent.map((earlier) => earlier.month)).size === MONTHS_IN_A_ROW;
}

function blankAfter(...history: readonly string[]) {
  return exampleOf({ activities: [exampleActivity()], history: exampleHistory(...history) });
}

export const missingAfterFigures: Check = {
  code: 'missing-after-figures',
  title: { 'zh-Hans': '以往有数，本月未填报', en: 'Not reported after figures' },
  rule: {
    'zh-Hans': '伙伴前6个月月月填报的指标，本月有活动而所有活动都未填报，应看一眼。',
    en: 'A partner reported an indicator in each of the six months before and has activities in this one, but none of them reports it.',
  },
  run: (programme, facts) =>
    partnerFigures(programme, facts)
      .filter((figure) => isSuddenlyMissing(figure, facts.month))
      .map((figure) => {
        const [who, what] = [partnerName(facts, figure.partner), nameOf(figure.indicator)];
        return foundInFigure(figure, 'info', [], {
          'zh-Hans': `${who['zh-Hans']}前${MONTHS_IN_A_ROW}个月都填报了${what['zh-Hans']}，本月的活动却都未填报。`,
          en: `${who.en} reported ${what.en} in each of the ${MONTHS_IN_A_ROW} months before, but none of its activities of the month does.`,
        });
      }),
  examples: {
    fires: () => blankAfter('38', '41', '35', '44', '40', '39'),
    silent: () => blankAfter('41', '35', '44', '40', '39'),
  },
};
