/** The context of every HTML handler. */
import type { Locale } from '../../../../shared/vocabulary';
import type { Month } from '../../domain/month';
import type { ProgrammeNode, TrendBlock } from '../../report/rules/model';
import type { RenderContext } from '../renderer';

export interface HtmlContext extends Pick<RenderContext, 'publicUrl' | 'trendLink' | 'sourceLink'> {
  readonly locale: Locale;
  readonly month: Month;
  /** The revision that the figures of an earlier month come from; undefined if it is the newest one. */
  readonly revisionOf: (month: Month) => number | undefined;
  /** The programme of the section, with its trend; null in sections without a programme. */
  readonly programme: (ProgrammeNode & { readonly trend: TrendBlock | null }) | null;
}
