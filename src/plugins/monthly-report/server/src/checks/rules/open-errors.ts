import type { ExplainedFinding } from '../../domain/explained';

/** The errors that block publication: those nobody has explained, in the order of the findings. */
export function openErrors(findings: readonly ExplainedFinding[]): readonly ExplainedFinding[] {
  return findings.filter(({ severity, explanation }) => severity === 'error' && explanation === null);
}
