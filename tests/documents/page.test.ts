import {
  renderContext,
  textRenderers,
  renderIndex,
  REPORT_STYLESHEET,
} from '../../src/plugins/monthly-report/server/src/documents';
import { compileReport } from '../../src/plugins/monthly-report/server/src/report/rules/compile';
import type { ReportFacts } from '../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { monthsFrom, toMonth } from '../../src/plugins/monthly-report/server/src/domain/month';
import { parseQuantity, fromInteger } from '../../src/plugins/monthly-report/server/src/domain/quantity';
import { headlineOf } from '../../src/plugins/monthly-report/server/src/report/rules/headline';
import { withTrends } from '../../src/plugins/monthly-report/server/src/report/rules/trends';
import { seriesOf } from '../../src/plugins/monthly-report/server/src/totals/rules/series';
import { FORMATS, type Locale } from '../../src/plugins/monthly-report/shared/vocabulary';
import { facts as drafts } from '../golden/drafts-in-preview/facts';
import { ordinaryMonth } from '../golden/ordinary';
import {
  buildActivityOf,
  buildHeadline,
  buildMeasured,
  buildProgramme,
  buildReportFacts,
  DECEMBER,
  words,
} from '../helpers/report-builders';

const ZONE = 'Asia/Shanghai';

function page(facts: ReportFacts, publicUrl = '', revision?: number): string {
  const edition = {
    month: facts.entry.month,
    locale: facts.locale,
    preview: facts.entry.status === 'draft',
    ...(revision === undefined ? {} : { revision }),
  };
  return textRenderers.html.render(
    compileReport(facts),
    renderContext(edition, { publicUrl, timeZone: ZONE }),
  );
}

/** A tile of a page: its text below its label, without the elements. */
function tile(html: string, label: string): string {
  const tiles = html.split('<li class="tile">').slice(1);
  const start = `<p class="label">${label}</p>`;
  const found = tiles.find((each) => each.startsWith(start))?.slice(start.length) ?? '';
  return found
    .slice(0, found.indexOf('</li>'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

/** One programme with sessions of this month and of the one before. */
function monthAfterMonth(before: string | null, now: string | null, locale: Locale = 'zh-Hans'): ReportFacts {
  const activity = (title: string, startDate: string, text: string | null) => {
    const reads = text === null ? null : parseQuantity(text);
    return buildActivityOf(title, {
      startDate,
      measurements: new Map(reads === null ? [] : [['reads', reads]]),
    });
  };
  return buildReportFacts({
    locale,
    programmes: [
      buildProgramme({
        indicators: [
          buildMeasured({ code: 'reads', label: words('阅读量', 'Reads'), unit: words('次', 'reads') }),
        ],
        facts: {
          activities: [activity('十一月', '2020-11-05', before), activity('十二月', '2020-12-05', now)],
        },
      }),
    ],
  });
}

describe('the report as a web page', () => {
  it('says its language, its title and where the same report is found', () => {
    const html = page(ordinaryMonth('en'));
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('<title>Joint programme monthly report, December 2020</title>');
    expect(html).toContain('<h1>Joint programme monthly report, December 2020</h1>');
    expect(html).toContain('<a lang="zh-Hans" hreflang="zh-Hans" href="/reports/2020-12">简体中文</a>');
    expect(html).toContain('<a href="/api/monthly-report/reports/2020-12.md?locale=en">Markdown</a>');
  });

  it('lets every figure of a sentence be traced to what it is made of', () => {
    expect(page(ordinaryMonth('zh-Hans'))).toContain(
      '<strong class="figure" data-indicator="participants" data-basis="month"><a href="/reports/2020-12/sources/zero_waste/participants">5,205</a></strong>',
    );
  });

  it('links no figure that nobody reported', () => {
    expect(page(ordinaryMonth('zh-Hans'))).toContain(
      '<strong class="figure" data-indicator="volunteers" data-basis="to-date">未填报</strong>',
    );
  });

  it('gives the table a caption, and every figure its row and column', () => {
    const html = page(ordinaryMonth('zh-Hans'));
    expect(html).toContain('<caption>项目数据汇总</caption>');
    expect(html).toContain('<th scope="col" class="number">本月</th>');
    expect(html).toContain('<tr data-indicator="waste_hazardous"><th scope="row">有害垃圾减量</th>');
  });

  it('opens the sources of the figures in the table, but of what was stated and of a month before that is not published', () => {
    const html = page(ordinaryMonth('en'));
    const [, row = ''] = /<tr data-indicator="participants">(.*?)<\/tr>/.exec(html) ?? [];
    const sources = '/reports/2020-12/sources/zero_waste/participants';
    expect(row.split('<td class="number">').slice(1)).toEqual([
      `<a href="${sources}?locale=en">5,205</a></td>`,
      '120</td>',
      `<a href="${sources}?basis=year-to-date&#x26;locale=en">5,325</a></td>`,
      `<a href="${sources}?basis=to-date&#x26;locale=en">5,325</a></td>`,
      '—</td>',
    ]);
  });

  it('opens the sources of the revision that prints the figure, and none of a preview', () => {
    expect(page(ordinaryMonth('zh-Hans'), '', 1)).toContain(
      'href="/reports/2020-12/sources/zero_waste/participants?revision=1"',
    );
    expect(page(drafts)).not.toContain('/sources/');
  });

  it('offers a photo in the sizes there are, and a comma in an address parts no candidates', () => {
    const html = page(ordinaryMonth('zh-Hans'), 'https://report.example.org');
    const address = 'https://report.example.org/uploads';
    expect(html).toContain(
      `srcset="${address}/small_classroom.jpg 500w, ${address}/medium_classroom.jpg 750w, ${address}/classroom.jpg 1600w"`,
    );
    expect(html).toContain('<figcaption>大讲堂现场（图片来源：绿邻居）</figcaption>');
  });

  it('points every entry of the contents at a section', () => {
    const html = page(ordinaryMonth('zh-Hans'));
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThan(10);
    for (const id of targets) expect(html.split(`id="${id}"`)).toHaveLength(2);
  });

  it('keeps a preview out of search engines and says that it is one', () => {
    const html = page(drafts);
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).toContain('<p class="notice draft">草稿</p>');
    expect(html).toContain('href="/api/monthly-report/reports/2020-12.json?status=draft"');
    expect(page(ordinaryMonth('en'))).not.toContain('noindex');
  });

  it('needs no inline style or script that runs, nor anything from elsewhere', () => {
    const html = page(ordinaryMonth('zh-Hans'));
    expect(html).not.toMatch(/<style|style=/);
    expect(html.match(/<script[^>]*>/g)).toEqual(['<script type="application/ld+json">']);
    expect(REPORT_STYLESHEET).not.toMatch(/@import|url\(/);
  });
});

describe('the tile of a figure', () => {
  it('says how far it is from the month before, with a sign, and in percent', () => {
    expect(tile(page(monthAfterMonth('80', '60')), '阅读量')).toBe('60 次 ▼ 较上月−20（−25%）');
    expect(tile(page(monthAfterMonth('80', '90.5', 'en')), 'Reads')).toBe(
      '90.5 reads ▲ +10.5 (+13.1%) on the previous month',
    );
  });

  it('gives no percentage of nothing', () => {
    expect(tile(page(monthAfterMonth('0', '12')), '阅读量')).toBe('12 次 ▲ 较上月+12');
  });

  it('says so where nothing has changed', () => {
    expect(tile(page(monthAfterMonth('12', '12')), '阅读量')).toBe('12 次 与上月持平');
  });

  it('takes a month without a report for no zero, before and now', () => {
    expect(tile(page(monthAfterMonth(null, '12')), '阅读量')).toBe('12 次 上月未填报');
    expect(tile(page(monthAfterMonth('12', null)), '阅读量')).toBe('未填报 上月为12');
  });

  it('shows the way of the figure over the months to those who see it', () => {
    const facts = monthAfterMonth('80', '60');
    const months = monthsFrom(toMonth('2020-10'), DECEMBER);
    const september = { month: toMonth('2020-09'), value: fromInteger(70) };
    const model = withTrends(
      compileReport(facts),
      facts.programmes.flatMap(({ facts: programme }) =>
        [...programme.indicators.values()].map((indicator) => ({
          programme: programme.programme.code,
          indicator,
          points: [september, ...seriesOf(programme, indicator.code, months)],
        })),
      ),
    );
    const context = renderContext({ month: DECEMBER, locale: 'zh-Hans' }, { publicUrl: '', timeZone: ZONE });
    const html = textRenderers.html.render(model, context);
    // In HTML a caption is last in its figure: the folded part stands after both.
    expect(html).toMatch(/<\/figcaption><\/figure><details>/);
    expect(html).toMatch(/<li class="tile">.*<svg class="spark"[^>]* aria-hidden="true".*<\/li>/);
    const [, row = ''] =
      /<th scope="row">阅读量 <small class="unit">次<\/small><\/th>(.*?)<\/tr>/.exec(html) ?? [];
    expect(row.replace(/<\/?a\b[^>]*>/g, '')).toBe(
      '<td>70</td><td class="none">未填报</td><td>80</td><td>60</td>',
    );
  });
});

describe('the head of the page', () => {
  const SITE = 'https://report.example.org';
  const jsonLd = (html: string): unknown =>
    JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? 'null');

  it('describes the report to search engines', () => {
    const html = page(ordinaryMonth('en'), SITE);
    expect(jsonLd(html)).toMatchObject({
      '@type': 'Report',
      name: 'Joint programme monthly report, December 2020',
      inLanguage: 'en',
      datePublished: '2021-01-08T02:00:00.000Z',
      version: 1,
      isPartOf: { name: 'Joint programme monthly reports', url: `${SITE}/reports?locale=en` },
    });
    const { encoding } = jsonLd(html) as { encoding: { contentUrl: string }[] };
    expect(encoding).toHaveLength(FORMATS.length - 1);
    expect(encoding[0]).toEqual({
      '@type': 'MediaObject',
      encodingFormat: 'application/json',
      contentUrl: `${SITE}/api/monthly-report/reports/2020-12.json?locale=en`,
    });
  });

  it('lets no text end the data it stands in', () => {
    const title = words('</script><script>alert(1)</script>');
    const html = page(buildReportFacts({ entry: { title } }));
    expect(html.match(/<script type/g)).toHaveLength(1);
    expect(jsonLd(html)).toMatchObject({ name: '</script><script>alert(1)</script>' });
  });

  it('tells other sites what they may show', () => {
    const html = page(ordinaryMonth('en'), SITE);
    const property = (name: string) =>
      new RegExp(`<meta property="${name}" content="([^"]*)">`).exec(html)?.[1];
    expect(property('og:title')).toBe('Joint programme monthly report, December 2020');
    expect(property('og:description')).toMatch(/^In December 2020, 2 partners held 2 events/);
    expect(property('og:type')).toBe('article');
    expect(property('og:locale')).toBe('en_GB');
    expect(property('og:url')).toBe(`${SITE}/reports/2020-12?locale=en`);
    expect(property('og:image')).toBe(`${SITE}/reports/2020-12/card.png?locale=en`);
    expect(property('og:image:width')).toBe('1200');
    expect(property('og:image:alt')).toBe('Joint programme monthly report, December 2020');
    expect(html).toContain('<meta name="twitter:card" content="summary_large_image">');
  });

  it('leaves out addresses that would have to be absolute where no site is known', () => {
    const html = page(ordinaryMonth('en'));
    expect(html).not.toMatch(/og:url|og:image/);
    expect(html).toContain('<meta name="twitter:card" content="summary">');
  });

  it('keeps all of it from a preview', () => {
    expect(page(drafts)).not.toMatch(/og:title|ld\+json/);
  });

  it('names the feed and every format', () => {
    const html = page(ordinaryMonth('en'));
    expect(html).toContain(
      '<link rel="alternate" type="application/atom+xml" title="Joint programme monthly reports" href="/reports/feed.xml?locale=en">',
    );
    for (const format of FORMATS.filter((each) => each !== 'html')) {
      expect(html).toMatch(
        new RegExp(`<link rel="alternate" type="[^"]+" href="[^"]+2020-12\\.${format}\\?locale=en">`),
      );
    }
  });
});

describe('the list of reports', () => {
  it('links each month in the language asked for, with the day of publishing where the readers live', () => {
    // 20:00 in UTC is the next day in Shanghai.
    const report = buildHeadline({
      locale: 'en',
      title: '<b>月报</b>',
      revision: 2,
      publishedAt: '2021-01-08T20:00:00.000Z',
    });
    const html = renderIndex([report], 'en', { publicUrl: '', timeZone: ZONE });
    expect(html).toContain('<a href="/reports/2020-12?locale=en">&#x3C;b>月报&#x3C;/b></a>');
    expect(html).toContain('>Published 9 January 2021, revision 2</time>');
  });

  it('shows the first figures of each programme that has some', () => {
    const html = renderIndex([headlineOf(compileReport(ordinaryMonth('zh-Hans')).report)], 'zh-Hans', {
      publicUrl: '',
      timeZone: ZONE,
    });
    expect(html).toContain('<h3>零废弃网络发展项目</h3><dl class="figures"><div><dt>参与伙伴</dt>');
    expect(html).toContain('<dd><span class="value">5,205</span> <span class="unit">人次</span></dd>');
    expect(html.match(/<dt>/g)).toHaveLength(4);
    expect(html).toContain('<section><h3>义仓发展网络建设项目</h3></section>');
  });

  it('names the feed', () => {
    const html = renderIndex([], 'en', { publicUrl: '', timeZone: ZONE });
    expect(html).toContain(
      '<a class="home" href="/reports/feed.xml?locale=en" type="application/atom+xml">Subscribe (Atom)</a>',
    );
  });

  it('says so when nothing is published yet', () => {
    expect(renderIndex([], 'zh-Hans', { publicUrl: '', timeZone: ZONE })).toContain(
      '<p>还没有已发布的月报。</p>',
    );
  });
});
