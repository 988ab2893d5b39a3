import { findingKey, type Finding } from './finding';
import type { Explanation } from './open-errors';

/** A finding with why it stands as it is: plain JSON, as a revision keeps it and a report prints it. */
export interface ExplainedFinding extends Finding {
  /** Null where nobody has explained it. */
  readonly explanation: string | null;
}

/** In the order of the findings. An explanation whose finding is no more, or has changed, explains nothing. */
export function withExplanations(
  findings: readonly Finding[],
  explanations: readonly Explanation[],
): readonly ExplainedFinding[] {
  const texts = new Map(explanations.map(({ finding, text }) => [finding, text]));
  return findings.map((finding) => ({
    ...finding,
    explanation: texts.get(findingKey(finding)) ?? finding.reason,
  }));
}
