/** All checks over the facts of a month. */
import { by, compareNumber, inOrder } from '../order';
import type { Check } from './check';
import type { CheckFacts } from './facts';
import { findingKey, SEVERITIES, type Finding } from './finding';

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

/**
 * By programme, then the gravest first, then in the order of the checks, then of the entries,
 * which come in the order of the report; each finding once.
 */
export function runChecks(checks: readonly Check[], facts: CheckFacts): readonly Finding[] {
  const placed = new Map<string, Placed>();
  for (const [programme, checked] of facts.programmes.entries()) {
    const { code } = checked.facts.programme;
    for (const [check, { code: checkCode, run }] of checks.entries()) {
      for (const found of run(checked, facts)) {
        const finding: Finding = { check: checkCode, programme: code, reason: null, ...found };
        const key = findingKey(finding);
        if (!placed.has(key)) placed.set(key, { programme, check, finding });
      }
    }
  }
  return [...placed.values()].sort(inOrderOfReading).map(({ finding }) => finding);
}
