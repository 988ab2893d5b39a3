/** What every HTML handler may need to know. */
import type { Locale } from '../../../../shared/vocabulary';

export interface HtmlContext {
  readonly locale: Locale;
  readonly publicUrl: string;
}
