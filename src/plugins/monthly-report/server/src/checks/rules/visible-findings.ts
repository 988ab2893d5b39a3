/** The findings of a month for an account that may not read everything. */
import type { Check } from './check';
import type { CheckFacts } from './facts';
import { findingKey, type Finding } from '../../domain/finding';
import { onlyPartners } from './only-partners';
import { atOnce, checkSteps } from './run';

export interface Reach {
  /** Codes of the programmes that the account may read completely. */
  readonly programmes: ReadonlySet<string>;
  /** Codes of the partners whose entries the account may read in any programme. */
  readonly partners: ReadonlySet<string>;
}

/**
 * The findings of the programmes, and the findings about the partners' own entries that these
 * entries alone give in the same words. A duplicate of another partner's draft is shown only to
 * accounts that may read both. Programmes without content for the account are not checked: for
 * most accounts, these are nearly all.
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
