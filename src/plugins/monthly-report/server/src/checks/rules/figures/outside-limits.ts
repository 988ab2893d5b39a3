/** A value of one activity below the lowest or above the highest its indicator allows. */
import { compare, type Quantity } from '../../../domain/quantity';
import type { Check, Found } from '../check';
import { exampleActivity, exampleFacts, exampleIndicator, exampleOf, exactly } from '../example-facts';
import { digitsOf, amountOf, entryName, nameOf } from './wording';
import { enteredValues, foundInActivity, isSingle, type EnteredValue } from './entered';

const WORDS = {
  below: { 'zh-Hans': '低于该指标单场活动的最小值', en: 'below the lowest value of one activity,' },
  above: { 'zh-Hans': '高于该指标单场活动的最大值', en: 'above the highest value of one activity,' },
} as const;

function foundBeyond(entered: EnteredValue, side: keyof typeof WORDS, limit: Quantity): Found {
  const { activity, indicator, value } = entered;
  const [entry, name] = [entryName(activity), nameOf(indicator)];
  const [amount, allowed] = [amountOf(indicator, value), amountOf(indicator, limit)];
  return foundInActivity(activity, 'error', [indicator.code, side, digitsOf(value), digitsOf(limit)], {
    'zh-Hans': `${entry['zh-Hans']}的${name['zh-Hans']}填报为${amount['zh-Hans']}，${WORDS[side]['zh-Hans']}${allowed['zh-Hans']}。`,
    en: `${entry.en} reports ${amount.en} for ${name.en}, ${WORDS[side].en} ${allowed.en}.`,
  });
}

function limitsBroken(entered: EnteredValue): readonly Found[] {
  const { indicator, value } = entered;
  const { lowest, highest } = indicator;
  if (lowest !== null && compare(value, lowest) < 0) return [foundBeyond(entered, 'below', lowest)];
  if (highest !== null && compare(value, highest) > 0) return [foundBeyond(entered, 'above', highest)];
  return [];
}

const satisfaction = exampleIndicator({
  code: 'satisfaction',
  aggregationType: 'AVERAGE',
  lowest: exactly('1'),
  highest: exactly('5'),
});

export const outsideLimits: Check = {
  code: 'outside-limits',
  title: { 'zh-Hans': '填报值超出范围', en: 'Value outside its limits' },
  rule: {
    'zh-Hans': '单场活动的填报值应在指标设定的最小值和最大值之间（含两端）；汇总条目不受此限。',
    en: 'The value of one activity lies between the lowest and the highest of its indicator, both included; summary entries are exempt.',
  },
  run: (programme) =>
    enteredValues(programme)
      .filter(({ activity }) => isSingle(activity))
      .flatMap(limitsBroken),
  examples: {
    fires: () =>
      exampleOf({
        facts: exampleFacts([satisfaction]),
        activities: [exampleActivity({ measurements: { satisfaction: '45' } })],
      }),
    silent: () =>
      exampleOf({
        facts: exampleFacts([satisfaction]),
        activities: [
          exampleActivity({ measurements: { satisfaction: '5' } }),
          exampleActivity({ documentId: 'all', kind: 'summary', measurements: { satisfaction: '45' } }),
        ],
      }),
  },
};
