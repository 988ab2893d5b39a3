/** What every HTML handler may need to know. */
import type { Locale } from '../../../../shared/vocabulary';
import type { RenderContext } from '../renderer';

export interface HtmlContext {
  readonly locale: Locale;
  readonly publicUrl: string;
  readonly trendLink: RenderContext['trendLink'];
}
