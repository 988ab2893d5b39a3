/** What every HTML handler may need to know. */
import type { Locale } from '../../../../shared/vocabulary';
import type { Month } from '../../domain/month';
import type { ProgrammeNode, TrendBlock } from '../../report/rules/model';
import type { RenderContext } from '../renderer';

export interface HtmlContext extends Pick<RenderContext, 'publicUrl' | 'trendLink' | 'sourceLink'> {
  readonly locale: Locale;
  readonly month: Month;
  /** The revision that the figures of an earlier month are out of; undefined where that is its newest. */
  readonly revisionOf: (month: Month) => number | undefined;
  /** The programme whose section it is, with its trend; null in sections of none. */
  readonly programme: (ProgrammeNode & { readonly trend: TrendBlock | null }) | null;
}
