/** The report as search engines read it: a schema.org Report, as data that nothing runs. */
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { FORMAT_NAMES, FORMATS } from '../../../../shared/vocabulary';
import type { Report } from '../../report/rules/model';
import { indexAddress } from '../links';
import type { RenderContext } from '../renderer';
import { absolute } from '../safe-url';
import { visibleLine } from '../visible-text';
import { PAGE_WORDS } from './page-words';

export function reportJsonLd(
  { title, locale, month, publishedAt, revision, publisher }: Report,
  { publicUrl, links }: Pick<RenderContext, 'publicUrl' | 'links'>,
): ElementContent {
  return jsonLd({
    '@context': 'https://schema.org',
    '@type': 'Report',
    name: visibleLine(title.text),
    inLanguage: locale,
    datePublished: publishedAt ?? undefined,
    version: revision ?? undefined,
    temporalCoverage: month,
    publisher: publisher && { '@type': 'Organization', name: visibleLine(publisher.network.text) },
    license: publisher?.licence?.url ?? undefined,
    url: absolute(links.html, publicUrl),
    isPartOf: {
      '@type': 'CreativeWorkSeries',
      name: PAGE_WORDS[locale].listTitle,
      url: absolute(indexAddress(locale), publicUrl),
    },
    encoding: FORMATS.filter((format) => format !== 'html').map((format) => ({
      '@type': 'MediaObject',
      encodingFormat: FORMAT_NAMES[format].mediaType,
      contentUrl: absolute(links[format], publicUrl),
    })),
  });
}

/** Escapes the data, so that no text in it can end the element. */
function jsonLd(data: object): ElementContent {
  const value = JSON.stringify(data).replace(/</g, '\\u003c');
  return h('script', { type: 'application/ld+json' }, [{ type: 'text', value }]);
}
