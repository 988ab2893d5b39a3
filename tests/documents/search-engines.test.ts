/** The answers for search engines. */
import {
  renderContext,
  renderRobots,
  renderSitemap,
  textRenderers,
} from '../../src/plugins/monthly-report/server/src/documents';
import { compileReport } from '../../src/plugins/monthly-report/server/src/report/rules/compile';
import { ordinaryMonth } from '../golden/ordinary';
import { elements, parseXml, textOf } from '../helpers/archive';
import { DECEMBER } from '../helpers/report-builders';

const SITE = 'https://reports.example.org';

const pageAt = (publicUrl: string): string =>
  textRenderers.html.render(
    compileReport(ordinaryMonth('en')),
    renderContext({ month: DECEMBER, locale: 'en' }, { publicUrl, timeZone: 'Asia/Shanghai' }),
  );

describe('the head of a page', () => {
  it('names the page and its languages by absolute addresses', () => {
    const html = pageAt(SITE);
    expect(html).toContain(`<link rel="canonical" href="${SITE}/reports/2020-12?locale=en">`);
    expect(html).toContain(`<link rel="alternate" hreflang="zh-Hans" href="${SITE}/reports/2020-12">`);
    expect(html).toContain(`<link rel="alternate" hreflang="x-default" href="${SITE}/reports/2020-12">`);
  });

  it('names none where the public address is not known: relative ones are of no use there', () => {
    expect(pageAt('')).not.toMatch(/rel="canonical"|<link[^>]*hreflang/);
  });
});

describe('the rules for robots', () => {
  it('lead to the sitemap where there is one, and keep out of the panel and the API but for its files', () => {
    expect(renderRobots(SITE)).toMatch(/^User-agent: \*\nDisallow: \/admin\nDisallow: \/api\/\nAllow: /);
    expect(renderRobots(SITE)).toContain(`Sitemap: ${SITE}/sitemap.xml\n`);
    expect(renderRobots('')).not.toContain('Sitemap');
  });
});

describe('the sitemap', () => {
  const sitemap = parseXml(
    renderSitemap([{ month: DECEMBER, publishedAt: '2021-03-01T02:00:00.000Z' }], SITE),
  );

  it('has the list and every report in each language, with the day of its newest revision', () => {
    expect(elements(sitemap, 'loc').map(textOf)).toEqual([
      `${SITE}/reports`,
      `${SITE}/reports?locale=en`,
      `${SITE}/reports/2020-12`,
      `${SITE}/reports/2020-12?locale=en`,
    ]);
    expect(new Set(elements(sitemap, 'lastmod').map(textOf))).toEqual(new Set(['2021-03-01T02:00:00.000Z']));
  });

  it('names all languages of a page with each of them', () => {
    for (const url of elements(sitemap, 'url')) {
      expect(elements(url, 'xhtml:link').map(({ attributes }) => attributes.hreflang)).toEqual([
        'zh-Hans',
        'en',
        'x-default',
      ]);
    }
  });
});
