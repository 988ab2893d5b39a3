import { renderSourcesPage } from '../../src/plugins/monthly-report/server/src/documents';
import type { SourcesAnswer } from '../../src/plugins/monthly-report/server/src/documents/html/render-sources';
import type { ToldSource } from '../../src/plugins/monthly-report/server/src/documents/json/totals';
import { compileReport } from '../../src/plugins/monthly-report/server/src/report/rules/compile';
import { fromInteger, parseQuantity } from '../../src/plugins/monthly-report/server/src/domain/quantity';
import { HOSTILE } from '../golden/hostile';
import { ordinaryMonth } from '../golden/ordinary';
import { buildMeasured, DECEMBER, words } from '../helpers/report-builders';

const ALL = { publicUrl: '' };

function buildSource(title: string, amount: string, overrides: Partial<ToldSource> = {}): ToldSource {
  const value = parseQuantity(amount);
  return {
    activity: {
      documentId: title,
      title,
      month: DECEMBER,
      startDate: '2020-12-08',
      partner: { code: 'green_neighbour', name: words('绿邻居', 'Green Neighbour') },
      communities: [{ code: 'yanglou', name: words('杨楼社区', 'Yanglou') }],
    },
    value,
    share: value,
    weight: null,
    ...overrides,
  };
}

/** The page of a figure of the ordinary month: 有害垃圾减量, 19 kg. */
function page(overrides: Partial<SourcesAnswer> = {}): string {
  const locale = overrides.edition?.locale ?? 'zh-Hans';
  const { report } = compileReport(ordinaryMonth(locale));
  const [programme] = report.programmes;
  const total = programme?.totals.find(({ indicator }) => indicator === 'waste_hazardous');
  if (programme === undefined || total === undefined)
    throw new Error('The ordinary month has no such figure.');
  const sources = overrides.sources ?? [buildSource('大讲堂', '18.1'), buildSource('堆肥开箱', '0.9')];
  return renderSourcesPage(
    {
      edition: { month: DECEMBER, locale },
      report,
      programme,
      total,
      basis: 'month',
      indicator: buildMeasured(),
      sources,
      pagination: { page: 1, pageSize: 50, pageCount: 1, total: sources.length },
      isVisible: () => true,
      ...overrides,
    },
    ALL,
  );
}

const SOURCES = '/reports/2020-12/sources/zero_waste/waste_hazardous';

describe('the page a figure opens', () => {
  it('names the figure, what it is of, and the activities it is made of with their shares', () => {
    const html = page();
    expect(html).toContain('<h1>有害垃圾减量：数据来源</h1>');
    expect(html).toContain('<strong>19</strong> <span class="unit">kg</span>');
    expect(html).toContain('由2项活动汇总而成。');
    expect(html).toContain(
      '<span class="title">大讲堂</span><div class="facts"><time datetime="2020-12-08">2020年12月8日</time><bdi>绿邻居</bdi><span><bdi>杨楼社区</bdi></span></div></th><td class="number">18.1</td><td class="number">18.1</td>',
    );
    expect(html).toContain(
      '<tfoot><tr><th scope="row" colspan="2">合计</th><td class="number">19</td></tr></tfoot>',
    );
  });

  it('leads back to the report, to the other spans of time, and to the same as JSON', () => {
    const html = page({ edition: { month: DECEMBER, locale: 'en' } });
    expect(html).toContain(
      '<a href="/reports/2020-12?locale=en#zero_waste-overview">Back to: Joint programme monthly report',
    );
    expect(html).toContain('<span aria-current="true">This month</span>');
    expect(html).toContain(`<a href="${SOURCES}?basis=to-date&#x26;locale=en">To date</a>`);
    expect(html).toContain(
      'href="/api/monthly-report/totals/2020-12/zero_waste/waste_hazardous/sources?locale=en"',
    );
  });

  it('says that activities are told in the language they were entered in', () => {
    expect(page({ edition: { month: DECEMBER, locale: 'en' } })).toContain(
      '<span class="title" lang="zh-Hans">大讲堂</span>',
    );
  });

  it('stays in its revision, of which there is no JSON', () => {
    const html = page({ edition: { month: DECEMBER, locale: 'zh-Hans', revision: 1 } });
    expect(html).toContain(`${SOURCES}?basis=to-date&#x26;revision=1`);
    expect(html).toContain('href="/reports/2020-12?revision=1"');
    expect(html).not.toContain('/api/');
  });

  it('leads from page to page', () => {
    const html = page({ pagination: { page: 2, pageSize: 50, pageCount: 3, total: 120 } });
    expect(html).toContain(`<a href="${SOURCES}" rel="prev">上一页</a>`);
    expect(html).toContain('第2页，共3页');
    expect(html).toContain(`<a href="${SOURCES}?page=3" rel="next">下一页</a>`);
    expect(html).toContain('由120项活动汇总而成。');
  });

  it('tells nothing but the figures of an activity that is not public', () => {
    const html = page({
      sources: [
        buildSource('未公开的活动名', '5'),
        { activity: null, value: fromInteger(3), share: fromInteger(3), weight: null },
      ],
      isVisible: () => false,
    });
    expect(html).not.toContain('未公开的活动名');
    expect(html).not.toContain('绿邻居');
    expect(html.match(/尚未公开月份的活动/g)).toHaveLength(2);
    expect(html).toContain('<td class="number">5</td>');
  });

  it('folds many communities away under their number', () => {
    const communities = ['a', 'b', 'c', 'd', 'e'].map((code) => ({ code, name: words(`${code}社区`) }));
    const source = buildSource('汇总', '19');
    const html = page({
      sources: [{ ...source, activity: source.activity && { ...source.activity, communities } }],
    });
    expect(html).toContain('<details><summary>5个社区</summary><span><bdi>a社区</bdi>、<bdi>b社区</bdi>、');
  });

  it('says of a mean that nothing has a part of its own in it', () => {
    const html = page({ sources: [buildSource('一', '3', { share: null, weight: 1 })] });
    expect(html).toContain('没有各自计入的部分');
    expect(html).not.toContain('<tfoot>');
    expect(html).toContain('<td class="number">3</td></tr>');
  });

  it('says so where nothing counts', () => {
    const html = page({ sources: [] });
    expect(html).toContain('没有活动计入这个数据。');
    expect(html).not.toContain('<table');
  });

  it('takes whatever is typed for text', () => {
    const html = page({ sources: [buildSource(HOSTILE, '19')] });
    expect(html).not.toMatch(/<script|<img|<svg|[\u202A-\u202E\u2066-\u2069]/);
    expect(html).toContain('&#x3C;script>alert(1)&#x3C;/script>');
  });
});
