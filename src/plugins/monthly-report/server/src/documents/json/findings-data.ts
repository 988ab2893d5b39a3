import type { ExplanationNode, FindingNode } from '../../report/rules/model';
import type { JsonValue } from './write-json';

export function explanationData({ programme, check, message, explanation }: ExplanationNode): JsonValue {
  return { programme: programme.code, check, message, explanation: explanation.text };
}

/** Only in a preview. */
export function findingData({ programme, check, severity, message, explanation }: FindingNode): JsonValue {
  return { programme: programme.code, check, severity, message, explanation: explanation?.text ?? null };
}
