/** The form of every check: a rule, its findings in the facts of a month, and an example of both outcomes. */
import type { Said } from './advising';
import type { CheckedProgramme, CheckFacts } from './facts';
import type { Finding, Message } from '../../domain/finding';

/** The check's own part of a finding; code and programme are added where checks are run. */
export type Found = Omit<Finding, 'check' | 'programme' | 'reason' | 'told' | 'message'> &
  Partial<Pick<Finding, 'reason'>> & { readonly message: Said };

export interface Check {
  /** kebab-case; explanations are stored under it, so it never changes. */
  readonly code: string;
  readonly title: Message;
  /** The rule in a sentence, with its source if it has one. */
  readonly rule: Message;
  readonly run: (programme: CheckedProgramme, facts: CheckFacts) => readonly Found[];
  /** The smallest facts that show it; the tests run every one of them. */
  readonly examples: { readonly fires: () => CheckFacts; readonly silent: () => CheckFacts };
}
