/** A finding of a check: the entry or figure, and what is wrong with it, in both languages. */

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
  /** The partner that the entry belongs to; null if it belongs to no partner. */
  readonly partner: string | null;
  readonly subject: Subject;
  /**
   * The content that makes it different from other findings of its check about its subject:
   * the field, the figures, the words. An explanation holds for exactly this content.
   */
  readonly particulars: readonly string[];
  /** Names the entry, the figures and the rule. */
  readonly message: Message;
  /** The message for readers of the report, without advice for editors; left out if it is the same as `message`. */
  readonly told?: Message;
  /** The reason, if the entered content itself gives it; null otherwise. */
  readonly reason: string | null;
}

/** Equal while the same is wrong with the same subject: explanations are stored under this key. */
export function findingKey({
  check,
  programme,
  subject,
  particulars,
}: Pick<Finding, 'check' | 'programme' | 'subject' | 'particulars'>): string {
  return JSON.stringify([check, programme, ...Object.values(subject), ...particulars]);
}
