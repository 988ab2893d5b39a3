/** For search engines: the addresses of reports, and the addresses that they must not read. */
import { DEFAULT_LOCALE, LOCALES, type Locale } from '../../../shared/vocabulary';
import type { Month } from '../domain/month';
import { indexAddress, inEveryLanguage, pageAddress } from './links';
import { absolute } from './safe-url';
import { writeXml, xml, type XmlElement } from './xml';

export const SITEMAP_PATH = '/sitemap.xml';

/** @param publicUrl needed because robots.txt takes only absolute addresses of a sitemap; '' leaves it out. */
export function renderRobots(publicUrl: string): string {
  const lines = [
    'User-agent: *',
    'Disallow: /admin',
    'Disallow: /api/',
    'Allow: /api/monthly-report/reports/',
    ...(publicUrl === '' ? [] : ['', `Sitemap: ${absolute(SITEMAP_PATH, publicUrl)}`]),
  ];
  return `${lines.join('\n')}\n`;
}

interface PublishedMonth {
  readonly month: Month;
  /** ISO 8601, UTC. */
  readonly publishedAt: string;
}

/** Every page of a report and their list, in every language, as sitemaps.org describes it. */
export function renderSitemap(months: readonly PublishedMonth[], publicUrl: string): string {
  const newest =
    months
      .map(({ publishedAt }) => publishedAt)
      .sort()
      .at(-1) ?? null;
  return `${writeXml(
    xml(
      'urlset',
      {
        xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
        'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
      },
      [
        ...pagesOf(inEveryLanguage(indexAddress), newest, publicUrl),
        ...months.flatMap(({ month, publishedAt }) =>
          pagesOf(
            inEveryLanguage((locale) => pageAddress({ month, locale })),
            publishedAt,
            publicUrl,
          ),
        ),
      ],
    ),
  )}\n`;
}

/** A page in each of its languages; each entry names the pages of all languages. */
function pagesOf(
  languages: Readonly<Record<Locale, string>>,
  changed: string | null,
  publicUrl: string,
): XmlElement[] {
  const alternate = (hreflang: string, address: string) =>
    xml('xhtml:link', { rel: 'alternate', hreflang, href: absolute(address, publicUrl) });
  return LOCALES.map((locale) =>
    xml('url', {}, [
      xml('loc', {}, [absolute(languages[locale], publicUrl)]),
      ...(changed === null ? [] : [xml('lastmod', {}, [changed])]),
      ...LOCALES.map((other) => alternate(other, languages[other])),
      alternate('x-default', languages[DEFAULT_LOCALE]),
    ]),
  );
}
