/** The list of published months. */
import type { Locale } from '../../../../shared/vocabulary';
import type { PublishedEntry } from '../../entries/rules/facts';
import { reportTitle } from '../../report/rules/compile';
import { renderContext } from '../links';
import { absolute } from '../safe-url';
import { writeJson } from './write-json';

/** A published month with the data of its newest revision. */
export type PublishedMonth = Pick<PublishedEntry, 'month' | 'title' | 'revision' | 'publishedAt'>;

/** @param months in the order they are listed in. */
export function renderMonths(
  months: readonly PublishedMonth[],
  locale: Locale,
  place: { readonly publicUrl: string; readonly timeZone: string },
): string {
  return `${writeJson({
    data: months.map((entry) => {
      const { links, publicUrl } = renderContext({ month: entry.month, locale }, place);
      return {
        month: entry.month,
        title: reportTitle(entry, locale).text,
        revision: entry.revision,
        publishedAt: entry.publishedAt,
        links: Object.fromEntries(
          Object.entries(links).map(([format, link]) => [format, absolute(link, publicUrl)]),
        ),
      };
    }),
  })}\n`;
}
