/** The context of every Markdown handler. */
import type { Locale } from '../../../../shared/vocabulary';
import type { RenderContext } from '../renderer';

export interface MarkdownContext {
  readonly locale: Locale;
  readonly publicUrl: string;
  readonly trendLink: RenderContext['trendLink'];
}
