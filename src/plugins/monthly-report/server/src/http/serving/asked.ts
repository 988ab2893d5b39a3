import type { Question } from './question';

/** A public address and its question. */
export interface Asked {
  readonly question: Question;
  /** The action that the public role needs; null if everybody may read. */
  readonly action: string | null;
  /** Whether the answer has the security policy of the pages. */
  readonly hasPolicy: boolean;
}
