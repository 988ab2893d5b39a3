/** The published months as an Atom feed (RFC 4287): one entry for each, updated by every revision. */
import { createHash } from 'node:crypto';
import type { Locale } from '../../../../shared/vocabulary';
import { keySentences, type Headline } from '../../report/rules/headline';
import { feedAddress, indexAddress, pageAddress } from '../links';
import { PAGE_WORDS } from '../html/page-words';
import { absolute } from '../safe-url';
import { visibleLine } from '../visible-text';
import { xml, writeXml, type XmlElement } from '../xml';

/** An empty feed was never updated, but Atom requires a time. */
const NEVER = '1970-01-01T00:00:00.000Z';

export function renderFeed(
  reports: readonly Headline[],
  locale: Locale,
  { publicUrl }: { readonly publicUrl: string },
): string {
  const words = PAGE_WORDS[locale];
  const moments = reports.flatMap(({ publishedAt }) => publishedAt ?? []).sort();
  return `${writeXml(
    xml('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': locale }, [
      xml('id', {}, [idOf(feedAddress(locale))]),
      xml('title', {}, [words.listTitle]),
      xml('subtitle', {}, [words.listLead]),
      xml('updated', {}, [moments.at(-1) ?? NEVER]),
      // Atom requires an author: the network of the reports.
      xml('author', {}, [xml('name', {}, [visibleLine(reports[0]?.network?.text ?? words.listTitle)])]),
      link('self', 'application/atom+xml', absolute(feedAddress(locale), publicUrl)),
      link('alternate', 'text/html', absolute(indexAddress(locale), publicUrl)),
      ...reports.map((report) => entry(report, publicUrl)),
    ]),
  )}\n`;
}

function entry(report: Headline, publicUrl: string): XmlElement {
  const { month, locale, title, revision, publishedAt, correction } = report;
  const address = pageAddress({ month, locale });
  const words = PAGE_WORDS[locale];
  const summary = [
    ...(correction === null ? [] : [words.correction(correction)]),
    ...keySentences(report),
  ].map(visibleLine);
  return xml('entry', {}, [
    xml('id', {}, [idOf(address)]),
    xml('title', {}, [visibleLine(words.feedTitle(title, revision))]),
    xml('updated', {}, [publishedAt ?? NEVER]),
    link('alternate', 'text/html', absolute(address, publicUrl)),
    ...(summary.length === 0 ? [] : [xml('summary', {}, [summary.join('\n')])]),
  ]);
}

const link = (rel: string, type: string, href: string): XmlElement => xml('link', { rel, type, href });

/**
 * An id that never changes: a name-based UUID (RFC 9562, version 8) of the root-relative address.
 * If the public address is set or changed later, no entry becomes a new one.
 */
function idOf(address: string): string {
  const hex = createHash('sha256').update(address).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return `urn:uuid:${[...parts, hex.slice(20, 32)].join('-')}`;
}
