/** Which findings of a month somebody may read who may not read everything. */
import type { Check } from './check';
import type { CheckFacts } from './facts';
import { findingKey, type Finding } from '../../domain/finding';
import { onlyPartners } from './only-partners';
import { runChecks } from './run';

export interface Reach {
  /** Codes of the programmes somebody reads whole. */
  readonly programmes: ReadonlySet<string>;
  /** Codes of the partners whose entries somebody reads in any programme. */
  readonly partners: ReadonlySet<string>;
}

/**
 * Of the findings of a month: those of the programmes, and those about the partners' own
 * entries which their entries alone give in the same words. A duplicate of another
 * partner's draft is told to those who may read both.
 */
export function visibleFindings(
  checks: readonly Check[],
  facts: CheckFacts,
  findings: readonly Finding[],
  { programmes, partners }: Reach,
): readonly Finding[] {
  const told = new Map(
    runChecks(checks, onlyPartners(facts, partners)).map((own) => [findingKey(own), wordsOf(own)]),
  );
  return findings.filter(
    (finding) =>
      programmes.has(finding.programme) ||
      (finding.partner !== null &&
        partners.has(finding.partner) &&
        told.get(findingKey(finding)) === wordsOf(finding)),
  );
}

function wordsOf({ message, reason }: Finding): string {
  return JSON.stringify([message['zh-Hans'], message.en, reason]);
}
