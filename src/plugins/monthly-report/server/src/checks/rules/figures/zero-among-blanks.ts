/** The only activity of a partner that reports an indicator reports 0: perhaps to fill the form. */
import { compare, fromInteger } from '../../../domain/quantity';
import { advising } from '../advising';
import type { Check, Found } from '../check';
import { exampleActivity, exampleOf } from '../example-facts';
import type { CheckedProgramme, CheckFacts } from '../facts';
import { partnerName } from '../partner-name';
import { foundInActivity, isSingle } from './entered';
import { partnerFigures, type PartnerFigure } from './partner-figures';
import { entryName, nameOf } from './wording';

/** Fewer blanks do not show that the partner usually leaves the indicator blank. */
const FEWEST_BLANKS = 2;
const ZERO = fromInteger(0);

function loneZero({ partner, indicator, entered, past }: PartnerFigure, facts: CheckFacts): readonly Found[] {
  const [only, ...others] = entered;
  if (only === undefined || others.length > 0 || !isSingle(only.activity)) return [];
  const everMore = [only, ...past].some(({ value }) => compare(value, ZERO) > 0);
  if (everMore) return [];
  const [entry, who, what] = [entryName(only.activity), partnerName(facts, partner), nameOf(indicator)];
  return [
    foundInActivity(
      only.activity,
      'info',
      [indicator.code],
      advising(
        {
          'zh-Hans': `${entry['zh-Hans']}的${what['zh-Hans']}填了0，而${who['zh-Hans']}本月其他活动都未填报，以往也没有大于0的数`,
          en: `${entry.en} reports 0 for ${what.en}, which no other activity of ${who.en} in the month reports and which was never above zero before`,
        },
        { 'zh-Hans': '；如果是没有统计，请留空（未填报）。', en: '; leave it blank where nobody counted.' },
      ),
    ),
  ];
}

/** Partners with so many activities that the others' blanks mean something. */
function severalActivities({ activities }: CheckedProgramme): ReadonlySet<string | null> {
  const singles = new Map<string | null, number>();
  for (const { partner } of activities.filter(isSingle)) {
    singles.set(partner, (singles.get(partner) ?? 0) + 1);
  }
  return new Set([...singles].filter(([, count]) => count > FEWEST_BLANKS).map(([partner]) => partner));
}

function reporting(first: string | null, second: string | null) {
  return exampleOf({
    activities: [first, second, null].map((participants, index) =>
      exampleActivity({ documentId: `activity-${index}`, measurements: { participants } }),
    ),
  });
}

export const zeroAmongBlanks: Check = {
  code: 'zero-among-blanks',
  title: { 'zh-Hans': '他处都空，唯一处填0', en: 'Zero among blanks' },
  rule: {
    'zh-Hans':
      '伙伴本月至少有3场单场活动，某指标只有一场填了0，其余都未填报，以往也没有大于0的数，应核对是否本该空着。',
    en: 'Of a partner’s activities of the month, three at least, one reports zero for an indicator that the others leave blank and that was never above zero before.',
  },
  run: (programme, facts) => {
    const several = severalActivities(programme);
    return partnerFigures(programme, facts)
      .filter(({ partner }) => several.has(partner))
      .flatMap((figure) => loneZero(figure, facts));
  },
  examples: { fires: () => reporting('0', null), silent: () => reporting('0', '0') },
};
