import { findingKey, type Finding } from './finding';

/** What somebody says of a finding of a month. */
export interface Explanation {
  /** findingKey of exactly the finding it speaks of. */
  readonly finding: string;
  readonly text: string;
}

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
