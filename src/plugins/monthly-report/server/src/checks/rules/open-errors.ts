import type { ExplainedFinding } from '../../domain/explained';

/** The errors that block publication because nobody has explained or dismissed them, in the order of the findings. */
export function openErrors(findings: readonly ExplainedFinding[]): readonly ExplainedFinding[] {
  return findings.filter(
    ({ severity, explanation, dismissal }) =>
      severity === 'error' && explanation === null && dismissal === null,
  );
}
