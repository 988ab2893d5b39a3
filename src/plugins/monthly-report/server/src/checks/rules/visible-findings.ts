/** Which findings of a month somebody may read who may not read everything. */
import type { Check } from './check';
import type { CheckFacts } from './facts';
import { findingKey, type Finding } from '../../domain/finding';
import { onlyPartners } from './only-partners';
import { atOnce, checkSteps } from './run';

export interface Reach {
  /** Codes of the programmes somebody reads whole. */
  readonly programmes: ReadonlySet<string>;
  /** Codes of the partners whose entries somebody reads in any programme. */
  readonly partners: ReadonlySet<string>;
}

/**
 * Of the findings of a month: those of the programmes, and those about the partners' own
 * entries which their entries alone give in the same words. A duplicate of another
 * partner's draft is told to those who may read both. Programmes in which there is nothing
 * for them are not looked at: of most accounts, all but a few.
 */
export function* visibleSteps(
  checks: readonly Check[],
  facts: CheckFacts,
  { programmes, partners }: Reach,
): Generator<void, readonly Finding[], void> {
  const alone = partners.size === 0 ? [] : yield* checkSteps(checks, onlyPartners(facts, partners));
  const told = new Map(alone.map((own) => [findingKey(own), wordsOf(own)]));
  const concerned = new Set([...programmes, ...alone.map(({ programme }) => programme)]);
  const whole = facts.programmes.filter((checked) => concerned.has(checked.facts.programme.code));
  if (whole.length === 0) return [];
  const findings = yield* checkSteps(checks, { ...facts, programmes: whole });
  return findings.filter(
    (finding) =>
      programmes.has(finding.programme) ||
      (finding.partner !== null &&
        partners.has(finding.partner) &&
        told.get(findingKey(finding)) === wordsOf(finding)),
  );
}

/** All at once; see `visibleSteps`. */
export const visibleFindings = (
  checks: readonly Check[],
  facts: CheckFacts,
  reach: Reach,
): readonly Finding[] => atOnce(visibleSteps(checks, facts, reach));

function wordsOf({ message, reason }: Finding): string {
  return JSON.stringify([message['zh-Hans'], message.en, reason]);
}
