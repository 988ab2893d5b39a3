/** All checks over the facts of a month. */
import { quoted } from '../../domain/quotation';
import { by, compareNumber, inOrder } from '../../domain/order';
import type { Check, Found } from './check';
import type { CheckFacts } from './facts';
import { withoutPersonalNumbers } from './people/numbers-of-people';
import { withoutConsequences } from './consequences';
import { findingKey, SEVERITIES, type Finding, type Message } from '../../domain/finding';

interface Placed {
  readonly programme: number;
  readonly check: number;
  readonly finding: Finding;
}

const inOrderOfReading = inOrder<Placed>(
  by(({ programme }) => programme, compareNumber),
  by(({ finding }) => SEVERITIES.indexOf(finding.severity), compareNumber),
  by(({ check }) => check, compareNumber),
);

/** Hides personal numbers: a title may contain the number of a card, and findings about the entry name the title. */
const withoutNumbersIn = (message: Message): Message => ({
  'zh-Hans': quoted(withoutPersonalNumbers(message['zh-Hans'])),
  en: withoutPersonalNumbers(message.en),
});

function findingOf(check: string, programme: string, { message, particulars, ...found }: Found): Finding {
  return {
    check,
    programme,
    reason: null,
    ...found,
    particulars: particulars.map(withoutPersonalNumbers),
    message: withoutNumbersIn(message),
    ...(message.told === undefined ? {} : { told: withoutNumbersIn(message.told) }),
  };
}

/** Takes all steps at once. */
export function atOnce<T>(steps: Generator<void, T, void>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** All at once; see `checkSteps`. */
export const runChecks = (checks: readonly Check[], facts: CheckFacts): readonly Finding[] =>
  atOnce(checkSteps(checks, facts));

/**
 * One step for each check of each programme: for a large month, all of them take seconds.
 *
 * @returns by programme, then the most severe first, then in the order of the checks, then of the
 *   entries in the order of the report; each finding once, without findings that another one explains.
 */
export function* checkSteps(
  checks: readonly Check[],
  facts: CheckFacts,
): Generator<void, readonly Finding[], void> {
  const placed = new Map<string, Placed>();
  for (const [programme, checked] of facts.programmes.entries()) {
    const { code } = checked.facts.programme;
    for (const [check, { code: checkCode, run }] of checks.entries()) {
      for (const found of run(checked, facts)) {
        const finding = findingOf(checkCode, code, found);
        const key = findingKey(finding);
        if (!placed.has(key)) placed.set(key, { programme, check, finding });
      }
      yield;
    }
  }
  return withoutConsequences([...placed.values()].sort(inOrderOfReading).map(({ finding }) => finding));
}
