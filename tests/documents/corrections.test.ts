/** The correction notice, the list of revisions and notices of corrected months, in every format. */
import { renderContext, textRenderers } from '../../src/plugins/monthly-report/server/src/documents';
import type { Edition } from '../../src/plugins/monthly-report/server/src/documents/links';
import { toMonth } from '../../src/plugins/monthly-report/server/src/domain/month';
import { parseQuantity, type Quantity } from '../../src/plugins/monthly-report/server/src/domain/quantity';
import { compileReport } from '../../src/plugins/monthly-report/server/src/report/rules/compile';
import type {
  CorrectionNode,
  FigureNode,
  ReportModel,
  RevisionNode,
} from '../../src/plugins/monthly-report/server/src/report/rules/model';
import {
  publishedModel,
  type LaterCorrection,
} from '../../src/plugins/monthly-report/server/src/report/rules/published-model';
import {
  TEXT_FORMATS,
  type TextFormat,
  type Locale,
} from '../../src/plugins/monthly-report/shared/vocabulary';
import { ordinaryMonth } from '../golden/ordinary';
import { DECEMBER } from '../helpers/report-builders';

const FIRST: RevisionNode = { number: 1, publishedAt: '2021-01-08T02:00:00.000Z', reason: null };
const SECOND: RevisionNode = { number: 2, publishedAt: '2021-03-01T17:00:00.000Z', reason: '绿邻居补报' };

/** The revisions that December was calculated from. */
const PINS = new Map([[toMonth('2020-11'), 3]]);

const figure = (value: Quantity | null, text: string): FigureNode => ({ value, decimals: 1, text });

function correctionIn(locale: Locale, overrides: Partial<CorrectionNode> = {}): CorrectionNode {
  const name = (text: string) => ({ text, language: locale });
  return {
    revision: 2,
    previousRevision: 1,
    reason: '绿邻居补报 <了> 一场活动',
    figures: [
      {
        programme: { code: 'zero_waste', name: name('零废弃') },
        indicator: 'waste_hazardous',
        label: name('有害垃圾减量'),
        unit: name('kg'),
        basis: 'month',
        stated: figure(parseQuantity('19'), '19'),
        correct: figure(parseQuantity('17.5'), '17.5'),
        difference: figure({ thousandths: -1500n, over: 1n }, '-1.5'),
      },
      {
        programme: { code: 'zero_waste', name: name('零废弃') },
        indicator: 'reads',
        label: name('点击阅读量'),
        unit: null,
        basis: 'to-date',
        stated: figure(null, '未填报'),
        correct: figure(parseQuantity('7'), '7'),
        difference: figure(null, '—'),
      },
    ],
    texts: [
      {
        programme: { code: 'zero_waste', name: name('零废弃') },
        change: 'removed',
        name: name('往年的故事'),
        text: '删除：往年的故事',
      },
    ],
    ...overrides,
  };
}

function published(
  locale: Locale,
  {
    correction = null,
    revisions = [FIRST],
    later = [],
  }: {
    readonly correction?: CorrectionNode | null;
    readonly revisions?: readonly RevisionNode[];
    readonly later?: readonly LaterCorrection[];
  },
): ReportModel {
  const frozen = compileReport(ordinaryMonth(locale));
  const [newest] = revisions;
  return publishedModel(
    {
      ...frozen,
      report: { ...frozen.report, correction, revision: newest?.number ?? 1 },
    },
    { revisions, laterCorrections: later, pins: PINS },
  );
}

function render(format: TextFormat, model: ReportModel, edition: Partial<Edition> = {}): string {
  const { month, locale } = model.report;
  const place = { publicUrl: '', timeZone: 'Asia/Shanghai' };
  return textRenderers[format].render(model, renderContext({ month, locale, ...edition }, place));
}

const corrected = (locale: Locale = 'zh-Hans') =>
  published(locale, { correction: correctionIn(locale), revisions: [SECOND, FIRST] });

const dataOf = (text: string) =>
  JSON.parse(text) as { data: Record<string, unknown>; meta: Record<string, unknown> };

describe('a corrected report', () => {
  it('says in JSON what was stated, what is correct, the difference and why', () => {
    expect(dataOf(render('json', corrected())).data.correction).toEqual({
      revision: 2,
      previousRevision: 1,
      reason: '绿邻居补报 <了> 一场活动',
      figures: [
        {
          programme: 'zero_waste',
          indicator: 'waste_hazardous',
          label: '有害垃圾减量',
          unit: 'kg',
          basis: 'month',
          stated: 19,
          correct: 17.5,
          difference: -1.5,
        },
        {
          programme: 'zero_waste',
          indicator: 'reads',
          label: '点击阅读量',
          unit: null,
          basis: 'to-date',
          stated: null,
          correct: 7,
          difference: null,
        },
      ],
      texts: [{ programme: 'zero_waste', change: 'removed', name: '往年的故事' }],
    });
  });

  it('says it on the page, before the report begins', () => {
    const html = render('html', corrected());
    expect(html).toContain('<h2 id="correction">更正说明</h2><p>本期月报第2版对第1版作如下更正。</p>');
    expect(html).toContain('更正原因：绿邻居补报 &#x3C;了> 一场活动');
    expect(html).toContain(
      '<tr data-indicator="waste_hazardous"><td>零废弃</td><td>有害垃圾减量</td><td>本月</td><td>kg</td><td class="number"><a href="/reports/2020-12/sources/zero_waste/waste_hazardous?revision=1">19</a></td><td class="number"><a href="/reports/2020-12/sources/zero_waste/waste_hazardous">17.5</a></td><td class="number">-1.5</td></tr>',
    );
    expect(html).toContain('<li>删除：往年的故事</li>');
    expect(html.indexOf('更正说明')).toBeLessThan(html.indexOf('<section id="zero_waste">'));
  });

  it('says it in Markdown', () => {
    const markdown = render('md', corrected());
    expect(markdown).toContain('## 更正说明\n\n本期月报第2版对第1版作如下更正。\n');
    expect(markdown).toContain('| 零废弃 | 有害垃圾减量 | 本月 | kg | 19 | 17.5 | -1.5 |');
    expect(markdown).toContain('| 零废弃 | 点击阅读量 | 累计 | — | 未填报 | 7 | — |');
    expect(markdown).toContain('- 删除：往年的故事\n');
  });

  it('says it in English', () => {
    expect(render('md', corrected('en'))).toContain(
      '## Correction notice\n\nRevision 2 of this report corrects revision 1:\n',
    );
  });

  it('says so where nothing differs', () => {
    const model = published('zh-Hans', {
      correction: correctionIn('zh-Hans', { figures: [], texts: [] }),
      revisions: [SECOND, FIRST],
    });
    expect(render('md', model)).toContain('数据与文字均无变化。');
    expect(render('html', model)).not.toContain(
      '<section class="correction" aria-labelledby="correction"><h2 id="correction">更正说明</h2><div',
    );
  });

  it.each(TEXT_FORMATS)('prints no notice in %s of a first revision', (format) => {
    const text = render(format, published('zh-Hans', {}));
    expect(text).not.toContain('更正说明');
    if (format === 'json') expect(dataOf(text).data.correction).toBeNull();
  });
});

describe('the revisions of a report', () => {
  it('are listed newest first, with the address of each', () => {
    expect(dataOf(render('json', corrected('en'))).meta.revisions).toEqual([
      {
        revision: 2,
        publishedAt: '2021-03-01T17:00:00.000Z',
        reason: '绿邻居补报',
        links: {
          html: '/reports/2020-12?locale=en&revision=2',
          json: '/api/monthly-report/reports/2020-12.json?locale=en&revision=2',
          md: '/api/monthly-report/reports/2020-12.md?locale=en&revision=2',
          pdf: '/api/monthly-report/reports/2020-12.pdf?locale=en&revision=2',
          docx: '/api/monthly-report/reports/2020-12.docx?locale=en&revision=2',
          xlsx: '/api/monthly-report/reports/2020-12.xlsx?locale=en&revision=2',
        },
      },
      expect.objectContaining({ revision: 1, reason: null }),
    ]);
  });

  it('are linked from the page but for the one before the eyes, each with its day in the zone', () => {
    const html = render('html', corrected());
    expect(html).toContain('<span aria-current="true">第2版（2021年3月2日）</span>');
    expect(html).toContain('<a href="/reports/2020-12?revision=1">第1版（2021年1月8日）</a>');
  });

  it('stand on one line in Markdown', () => {
    expect(render('md', corrected())).toContain(
      '历次版本：第2版（2021年3月2日） · [第1版（2021年1月8日）](/api/monthly-report/reports/2020-12.md?revision=1)\n',
    );
  });

  it('are not spoken of where there is only the one', () => {
    expect(render('html', published('zh-Hans', {}))).not.toContain('历次版本');
    expect(render('md', published('zh-Hans', {}))).not.toContain('历次版本');
  });

  it('lead to the newest one from one that was asked for by its number', () => {
    const html = render('html', published('zh-Hans', {}), { revision: 1 });
    expect(html).toContain('<a href="/reports/2020-12">最新版</a>');
    expect(html).toContain('href="/api/monthly-report/reports/2020-12.md?revision=1"');
  });
});

describe('a report that figures of a corrected month went into', () => {
  const later = [{ month: toMonth('2020-11'), revision: 2 }];
  const model = published('zh-Hans', { later });

  it('says so in every format', () => {
    const told = '2020年11月月报在本期发布后已更正（第2版）';
    expect(render('html', model)).toContain(`<p class="notice earlier-month-corrected">${told}`);
    expect(render('md', model)).toContain(`> **${told}`);
    expect(dataOf(render('json', model)).meta.notices).toEqual([
      {
        code: 'earlier-month-corrected',
        month: '2020-11',
        revision: 2,
        message: expect.stringContaining(told) as string,
      },
    ]);
  });

  it('says it beside its data, whose fingerprint stays the same', () => {
    const before = dataOf(render('json', published('zh-Hans', {})));
    const after = dataOf(render('json', model));
    expect(after.data).toEqual(before.data);
    expect(after.meta.sha256).toBe(before.meta.sha256);
    expect(before.data.month).toBe(DECEMBER);
  });
});
