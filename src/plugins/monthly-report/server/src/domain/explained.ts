import { findingKey, type Finding } from './finding';

/** A text that somebody has written about a finding of a month. */
export interface Explanation {
  /** findingKey of exactly the finding that it is about. */
  readonly finding: string;
  readonly text: string;
  /** A dismissal says that nothing is wrong: it is for the panel and the record, never for print. */
  readonly kind: 'explanation' | 'dismissal';
}

/** A finding with its explanation or dismissal: plain JSON, as a revision stores it and a report prints it. */
export interface ExplainedFinding extends Finding {
  /** Null if nobody has explained it. */
  readonly explanation: string | null;
  /** Why it is a false alarm (忽略); null if nobody has dismissed it. */
  readonly dismissal: string | null;
  /** Readers see explanations of figures only. */
  readonly isOfFigures: boolean;
}

/** In the order of the findings. Ignores an explanation if its finding is gone or has changed. */
export function withExplanations(
  findings: readonly Finding[],
  explanations: readonly Explanation[],
  isOfFigures: (finding: Finding) => boolean,
): readonly ExplainedFinding[] {
  const said = new Map(explanations.map((explanation) => [explanation.finding, explanation]));
  return findings.map((finding) => {
    const { text = null, kind = null } = said.get(findingKey(finding)) ?? {};
    const isDismissed = kind === 'dismissal';
    return {
      ...finding,
      explanation: isDismissed ? null : (text ?? finding.reason),
      dismissal: isDismissed ? text : null,
      isOfFigures: isOfFigures(finding),
    };
  });
}
