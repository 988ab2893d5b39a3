/** What every HTML handler may need to know. */
import type { Locale } from '../../../../shared/vocabulary';
import type { ProgrammeNode, TrendBlock } from '../../domain/report/model';
import type { RenderContext } from '../renderer';

export interface HtmlContext extends Pick<RenderContext, 'publicUrl' | 'trendLink' | 'sourceLink'> {
  readonly locale: Locale;
  /** The programme whose section it is, with its trend; null in sections of none. */
  readonly programme: (ProgrammeNode & { readonly trend: TrendBlock | null }) | null;
}
