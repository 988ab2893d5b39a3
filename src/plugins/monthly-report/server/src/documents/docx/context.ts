/** What every handler of Word may need to know. */
import type { Locale } from '../../../../shared/vocabulary';
import type { Parts } from './parts';

export interface WordContext {
  readonly locale: Locale;
  readonly publicUrl: string;
  readonly parts: Parts;
}
