/** An activity reports ten times what a session of the partner usually has: the month's sum, or a zero too many. */
import type { MeasuredIndicator } from '../../../entries/rules/facts';
import { compare, divideBy, fromInteger, type Quantity } from '../../../domain/quantity';
import { advising } from '../advising';
import type { Check, Found } from '../check';
import { exampleActivity, exampleOf } from '../example-facts';
import type { CheckedProgramme } from '../facts';
import { foundInActivity, measuredIndicators, reportedFor, type EnteredValue } from './entered';
import { medianOf, times } from './spread';
import { amountOf, digitsOf, entryName, nameOf } from './wording';

/** With fewer other activities, there is no usual value. */
const FEWEST_OTHERS = 4;
const MANIFOLD = 10n;
const ZERO = fromInteger(0);

interface PerSession {
  readonly entered: EnteredValue;
  readonly value: Quantity;
  readonly sessions: number;
}

function perSession(entered: EnteredValue): PerSession[] {
  const { sessions } = entered.activity;
  if (sessions === null || sessions < 1 || compare(entered.value, ZERO) <= 0) return [];
  return [{ entered, value: divideBy(entered.value, sessions), sessions }];
}

function manyOf({ activities }: CheckedProgramme, indicator: MeasuredIndicator): readonly Found[] {
  const byPartner = new Map<string, PerSession[]>();
  for (const one of reportedFor(activities, indicator).flatMap(perSession)) {
    const { partner } = one.entered.activity;
    if (partner === null) continue;
    const known = byPartner.get(partner);
    if (known === undefined) byPartner.set(partner, [one]);
    else known.push(one);
  }
  return [...byPartner.values()].flatMap((ofPartner) => {
    // The median of all values: one large value among five does not change it much.
    const usual = medianOf(ofPartner.map(({ value }) => value));
    if (usual === null || ofPartner.length <= FEWEST_OTHERS) return [];
    return ofPartner
      .filter(({ value }) => compare(value, times(usual, MANIFOLD)) >= 0)
      .map((one) => foundMany(one, usual, ofPartner.length));
  });
}

function foundMany({ entered, value, sessions }: PerSession, usual: Quantity, entries: number): Found {
  const { activity, indicator } = entered;
  const [entry, name] = [entryName(activity), nameOf(indicator)];
  const [each, ordinary] = [amountOf(indicator, value), amountOf(indicator, usual)];
  return foundInActivity(
    activity,
    'warning',
    [indicator.code, digitsOf(entered.value), String(sessions)],
    advising(
      {
        'zh-Hans': `${entry['zh-Hans']}的${name['zh-Hans']}平均每场${each['zh-Hans']}，该伙伴本月${entries}条填报每场的中位数为${ordinary['zh-Hans']}，相差十倍以上`,
        en: `${entry.en} reports ${each.en} a session for ${name.en}, where the median of the partner’s ${entries} entries of the month is ${ordinary.en}: ten times or more`,
      },
      { 'zh-Hans': '；请核对场次和数字。', en: '. Check the sessions and the figure.' },
    ),
  );
}

function reporting(last: string) {
  return exampleOf({
    activities: ['12', '20', '9', '15', last].map((participants, index) =>
      exampleActivity({
        documentId: `activity-${index}`,
        title: `第${index + 1}场`,
        measurements: { participants },
      }),
    ),
  });
}

export const manyPerSession: Check = {
  code: 'many-per-session',
  title: { 'zh-Hans': '每场人数或数量过大', en: 'Ten times the usual per session' },
  rule: {
    'zh-Hans':
      '求和的指标，伙伴本月至少5条填报时，某一条平均每场的数达到各条中位数的十倍以上，应核对场次和数字。',
    en: 'Of an indicator that is summed, with at least five entries of a partner in the month, one reports ten times the median per session, or more.',
  },
  run: (programme) =>
    measuredIndicators(programme)
      .filter(({ aggregationType }) => aggregationType === 'SUM')
      .flatMap((indicator) => manyOf(programme, indicator)),
  examples: { fires: () => reporting('165'), silent: () => reporting('60') },
};
