import { findingKey, type Finding } from './finding';

/** Findings as an explanation knows them; the text is for readers. */
export interface Explanation {
  /** findingKey of exactly the finding it speaks of, within its month. */
  readonly finding: string;
  readonly text: string;
}

/** The errors that block publication: those nobody has explained, in the order of the findings. */
export function openErrors(
  findings: readonly Finding[],
  explanations: readonly Explanation[],
): readonly Finding[] {
  const explained = new Set(explanations.map(({ finding }) => finding));
  return findings.filter((found) => found.severity === 'error' && !explained.has(findingKey(found)));
}
