/** What every Markdown handler may need to know. */
import type { Locale } from '../../../../shared/vocabulary';

export interface MarkdownContext {
  readonly locale: Locale;
  readonly publicUrl: string;
}
