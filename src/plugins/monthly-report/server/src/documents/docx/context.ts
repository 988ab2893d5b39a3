/** The context of every handler of Word. */
import type { Locale } from '../../../../shared/vocabulary';
import type { Parts } from './parts';

export interface WordContext {
  readonly locale: Locale;
  readonly publicUrl: string;
  readonly parts: Parts;
}
