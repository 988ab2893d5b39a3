/** An activity with 0 sessions that reports figures of sessions. */
import { compare, fromInteger } from '../../../domain/quantity';
import type { Check } from '../check';
import { exampleActivity, exampleOf } from '../example-facts';
import { enteredValues, foundInActivity, isSingle } from './entered';
import { amountOf, digitsOf, entryName, nameOf } from './wording';

const ZERO = fromInteger(0);

function heldIn(sessions: number | null) {
  return exampleOf({ activities: [exampleActivity({ sessions, measurements: { participants: '30' } })] });
}

export const figuresWithoutSessions: Check = {
  code: 'figures-without-sessions',
  title: { 'zh-Hans': '场次为0却有数', en: 'Figures without sessions' },
  rule: {
    'zh-Hans': '场次填为0的单场活动不应有大于0的填报值；场次空着（未填报）的不查。',
    en: 'An activity with zero sessions reports nothing above zero; sessions left blank are not zero.',
  },
  run: (programme) =>
    enteredValues(programme)
      .filter(
        ({ activity, value }) => isSingle(activity) && activity.sessions === 0 && compare(value, ZERO) > 0,
      )
      .map(({ activity, indicator, value }) => {
        const [entry, name, amount] = [entryName(activity), nameOf(indicator), amountOf(indicator, value)];
        return foundInActivity(activity, 'warning', [indicator.code, digitsOf(value)], {
          'zh-Hans': `${entry['zh-Hans']}的场次为0，却填报了${name['zh-Hans']}${amount['zh-Hans']}。`,
          en: `${entry.en} has 0 sessions, but reports ${amount.en} for ${name.en}.`,
        });
      }),
  examples: { fires: () => heldIn(0), silent: () => heldIn(null) },
};
