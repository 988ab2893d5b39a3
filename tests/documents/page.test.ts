import {
  renderContext,
  textRenderers,
  renderIndex,
  REPORT_STYLESHEET,
} from '../../src/plugins/monthly-report/server/src/documents';
import { compileReport } from '../../src/plugins/monthly-report/server/src/domain/report/compile';
import type { ReportFacts } from '../../src/plugins/monthly-report/server/src/domain/facts';
import { facts as drafts } from '../golden/drafts-in-preview/facts';
import { ordinaryMonth } from '../golden/ordinary';
import { DECEMBER } from '../helpers/report-builders';

const ZONE = 'Asia/Shanghai';

function page(facts: ReportFacts, publicUrl = ''): string {
  const edition = { month: facts.entry.month, locale: facts.locale, preview: facts.entry.status === 'draft' };
  return textRenderers.html.render(
    compileReport(facts),
    renderContext(edition, { publicUrl, timeZone: ZONE }),
  );
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

  it('lets every figure of a sentence be traced', () => {
    expect(page(ordinaryMonth('zh-Hans'))).toContain(
      '<strong class="figure" data-indicator="participants" data-basis="month">5205</strong>',
    );
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

  it('needs no inline style or script, nor anything from elsewhere', () => {
    expect(page(ordinaryMonth('zh-Hans'))).not.toMatch(/<script|<style|style=/);
    expect(REPORT_STYLESHEET).not.toMatch(/@import|url\(/);
  });
});

describe('the list of reports', () => {
  it('links each month in the language asked for, with the day of publishing where the readers live', () => {
    // 20:00 in UTC is the next day in Shanghai.
    const report = {
      month: DECEMBER,
      title: '<b>月报</b>',
      revision: 2,
      publishedAt: '2021-01-08T20:00:00.000Z',
    };
    const html = renderIndex([report], 'en', { publicUrl: '', timeZone: ZONE });
    expect(html).toContain('<a href="/reports/2020-12?locale=en">&#x3C;b>月报&#x3C;/b></a>');
    expect(html).toContain('>Published 9 January 2021, revision 2</time>');
  });

  it('says so when nothing is published yet', () => {
    expect(renderIndex([], 'zh-Hans', { publicUrl: '', timeZone: ZONE })).toContain(
      '<p>还没有已发布的月报。</p>',
    );
  });
});
