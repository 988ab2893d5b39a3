/** What a check found: an entry or a figure, what is wrong with it, in both languages. */

export const SEVERITIES = ['error', 'warning', 'info'] as const;
/** An error blocks publication until it is mended or explained. */
export type Severity = (typeof SEVERITIES)[number];

/** A sentence in both languages. */
export interface Message {
  readonly 'zh-Hans': string;
  readonly en: string;
}

/** Where an editor goes to mend it. */
export type Subject =
  | {
      readonly kind: 'activity' | 'story' | 'progress-update' | 'programme-month';
      readonly documentId: string;
    }
  | { readonly kind: 'total'; readonly indicator: string }
  | { readonly kind: 'partner'; readonly partner: string }
  | { readonly kind: 'programme' };

export interface Finding {
  /** Code of the check. */
  readonly check: string;
  readonly severity: Severity;
  readonly programme: string;
  /** The partner whose entry it is; null where it is nobody's. */
  readonly partner: string | null;
  readonly subject: Subject;
  /**
   * What tells it from the other findings of its check about its subject, as content:
   * the field, the figures, the words. An explanation holds for exactly this.
   */
  readonly particulars: readonly string[];
  /** Names the entry, the figures and the rule. */
  readonly message: Message;
  /** The same for readers of the report, without what only editors need; left out where that is the message. */
  readonly told?: Message;
  /** Why it is so, where what was entered says so itself; null otherwise. */
  readonly reason: string | null;
}

/** Equal as long as the same is wrong with the same thing: what explanations are kept by. */
export function findingKey({
  check,
  programme,
  subject,
  particulars,
}: Pick<Finding, 'check' | 'programme' | 'subject' | 'particulars'>): string {
  return JSON.stringify([check, programme, ...Object.values(subject), ...particulars]);
}
