import type { Question } from './question';

/** A public address, and what is asked there. */
export interface Asked {
  readonly question: Question;
  /** The action the public role must hold; null where everybody may read. */
  readonly action: string | null;
  /** Whether it comes with the security policy of the pages. */
  readonly hasPolicy: boolean;
}
