/** The report as a workbook, read back cell by cell. */
import { renderContext } from '../../src/plugins/monthly-report/server/src/documents';
import { fileRenderers } from '../../src/plugins/monthly-report/server/src/documents/files';
import {
  limitedSheet,
  MOST_ROWS,
} from '../../src/plugins/monthly-report/server/src/documents/xlsx/limited-sheet';
import { tableSheet } from '../../src/plugins/monthly-report/server/src/documents/xlsx/sheet';
import { LIKE_FORMULA } from '../../src/plugins/monthly-report/server/src/documents/xlsx/like-formula';
import { visibleLine } from '../../src/plugins/monthly-report/server/src/documents/visible-text';
import type { ReportFacts } from '../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { toMonth } from '../../src/plugins/monthly-report/server/src/domain/month';
import { fromInteger, fromThousandths } from '../../src/plugins/monthly-report/server/src/domain/quantity';
import type { Appendix } from '../../src/plugins/monthly-report/server/src/report/rules/appendix';
import { compileReport } from '../../src/plugins/monthly-report/server/src/report/rules/compile';
import type { ReportModel, Section } from '../../src/plugins/monthly-report/server/src/report/rules/model';
import { DEFAULT_LOCALE, type Locale } from '../../src/plugins/monthly-report/shared/vocabulary';
import { LOCALES } from '../../src/plugins/monthly-report/shared/vocabulary';
import { facts as hostileFacts } from '../golden/hostile-text/facts';
import { HOSTILE } from '../golden/hostile';
import { ordinaryMonth } from '../golden/ordinary';
import { appendixOf } from '../helpers/appendix';
import { elements, textOf, textOfPart, xmlOfPart } from '../helpers/archive';
import { buildReference, quantity } from '../helpers/builders';
import { buildExplained } from '../helpers/findings';
import {
  buildActivityOf,
  buildCounted,
  buildMeasured,
  buildPartner,
  buildProgramme,
  buildRegion,
  buildReportFacts,
  DECEMBER,
  words,
} from '../helpers/report-builders';
import { MONTH, ZERO_WASTE, YICANG } from '../helpers/reference';
import { allTexts, readWorkbook, records, sheetNamed, type ReadWorkbook } from '../helpers/workbook';

const NO_APPENDIX: Appendix = { programmes: [] };

function bytesOf(model: ReportModel, appendix = NO_APPENDIX, publicUrl = ''): Promise<Uint8Array> {
  const { month, locale } = model.report;
  const context = renderContext({ month, locale }, { publicUrl, timeZone: 'Asia/Shanghai' });
  return fileRenderers.xlsx.render(model, context, {
    appendix: () => Promise.resolve(appendix),
    picture: () => Promise.reject(new Error('A workbook prints no pictures')),
  });
}

const workbookOf = async (
  facts: ReportFacts,
  appendix?: Appendix,
  publicUrl?: string,
): Promise<ReadWorkbook> => readWorkbook(await bytesOf(compileReport(facts), appendix, publicUrl));

const SOUTH = buildRegion({ code: 'south', name: words('华南区', 'South China'), order: 4 });
const GREEN_NEIGHBOUR = buildPartner();
const GREEN_LIFE = buildPartner({ code: 'green_life', name: words('绿生活', 'Green Life'), region: SOUTH });
const YANGLOU = { code: 'yanglou', name: words('杨楼社区', 'Yanglou') };
const XINZHU = { code: 'xinzhu', name: words('新竹小区', 'Xinzhu') };

const ACTIVITIES = [
  buildActivityOf('垃圾分类大讲堂', {
    communities: ['yanglou'],
    startDate: '2020-12-08',
    endDate: '2020-12-09',
    measurements: new Map([['waste_hazardous', quantity('18.1')]]),
  }),
  buildActivityOf('堆肥开箱', {
    partner: 'green_life',
    communities: ['xinzhu', 'yanglou'],
    startDate: '2020-12-02',
    measurements: new Map([['waste_hazardous', quantity('0.25')]]),
  }),
  buildActivityOf('十一月活动', {
    startDate: '2020-11-03',
    communities: ['yanglou'],
    measurements: new Map([['waste_hazardous', quantity('3')]]),
  }),
  buildActivityOf('九月活动', {
    startDate: '2020-09-03',
    communities: ['yanglou'],
    measurements: new Map([['waste_hazardous', quantity('0')]]),
  }),
  buildActivityOf('外来活动', { partner: null, startDate: '2020-12-20' }),
];

function smallMonth(locale: Locale = DEFAULT_LOCALE): { facts: ReportFacts; appendix: Appendix } {
  const facts = buildReportFacts({
    locale,
    partners: [GREEN_NEIGHBOUR, GREEN_LIFE],
    communities: [YANGLOU, XINZHU],
    programmes: [
      buildProgramme({
        indicators: [
          buildCounted(),
          buildMeasured({ decimals: 1 }),
          buildMeasured({ code: 'reads', label: words('点击阅读量', 'Reads'), unit: null, decimals: 0 }),
        ],
        facts: {
          activities: ACTIVITIES,
          memberships: ['green_neighbour', 'green_life', 'silent'].map((partner) => ({
            partner,
            fromMonth: toMonth('2020-01'),
            toMonth: null,
          })),
          statedFigures: [
            {
              month: DECEMBER,
              basis: 'to-date',
              indicator: 'waste_hazardous',
              value: fromInteger(22),
              statedBy: null,
              explanation: null,
            },
          ],
        },
        programme: { basis: 'to-date' },
      }),
    ],
  });
  const reference = buildReference({
    partners: [GREEN_NEIGHBOUR, GREEN_LIFE],
    communities: [YANGLOU, XINZHU],
  });
  return { facts, appendix: appendixOf(facts, [ACTIVITIES], reference) };
}

const smallWorkbook = (locale?: Locale): Promise<ReadWorkbook> => {
  const { facts, appendix } = smallMonth(locale);
  return workbookOf(facts, appendix);
};

const headingsOf = (sections: readonly Section[]): string[] =>
  sections.flatMap(({ heading, sections: below }) => [visibleLine(heading.title.text), ...headingsOf(below)]);

describe('the workbook of a report', () => {
  it('has a sheet for the report, its totals, groups, series, charts and activities', async () => {
    const { sheets } = await smallWorkbook();
    expect(sheets.map(({ name }) => name)).toEqual([
      '月报',
      '数据汇总',
      '填报率',
      '按区域',
      '按伙伴机构',
      '按社区',
      '月度序列',
      '趋势图',
      '活动明细',
    ]);
  });

  it('speaks English in an English report', async () => {
    const workbook = await smallWorkbook('en');
    const [row] = records(sheetNamed(workbook, 'By region'));
    expect([...(row?.keys() ?? [])].slice(0, 3)).toEqual(['Programme', 'Region', 'Indicator']);
    expect(row?.get('Region')?.value).toBe('North China');
  });

  it('is the same bytes twice', async () => {
    const { facts, appendix } = smallMonth();
    const [first, second] = [
      await bytesOf(compileReport(facts), appendix),
      await bytesOf(compileReport(facts), appendix),
    ];
    expect(Buffer.compare(first, second)).toBe(0);
  });

  it('has the seventeen figures of the reference month as numbers', async () => {
    const programme = (code: string, order: number, figures: Readonly<Record<string, number>>) =>
      buildProgramme({
        programme: { code, name: words(code), order },
        indicators: Object.keys(figures).map((name) => buildMeasured({ code: name, label: words(name) })),
        facts: {
          activities: [
            buildActivityOf(code, {
              measurements: new Map(
                Object.entries(figures).map(([name, value]) => [name, quantity(String(value))]),
              ),
            }),
          ],
        },
      });
    const facts = buildReportFacts({
      entry: { month: toMonth(MONTH) },
      programmes: [programme('zero_waste', 1, ZERO_WASTE), programme('yicang', 2, YICANG)],
    });
    const rows = records(sheetNamed(await workbookOf(facts), '数据汇总'));
    const figures = rows.map((row) => {
      const cell = row.get('本月');
      return [row.get('项目')?.value, row.get('代码')?.value, cell?.isNumber === true && Number(cell.value)];
    });
    expect(figures).toEqual([
      ...Object.entries(ZERO_WASTE).map(([name, value]) => ['zero_waste', name, value]),
      ...Object.entries(YICANG).map(([name, value]) => ['yicang', name, value]),
    ]);
  });

  it('keeps every digit of a figure and shows as many as the report prints', async () => {
    const [, waste] = records(sheetNamed(await smallWorkbook(), '数据汇总'));
    expect(waste?.get('本月')).toEqual({ value: '18.35', isNumber: true, format: '#,##0.0' });
    expect(waste?.get('累计')).toMatchObject({ value: '21.35', isNumber: true });
    expect(waste?.get('原报数')).toMatchObject({ value: '22', isNumber: true, format: '#,##0' });
    expect(waste?.get('原报数口径')?.value).toBe('累计');
    expect(waste?.get('单位')?.value).toBe('kg');
  });

  it.each(LOCALES)('groups thousands in %s', async (locale) => {
    const { sheets } = await smallWorkbook(locale);
    const formats = sheets.flatMap(({ rows }) =>
      rows.flat().flatMap((cell) => (cell?.isNumber === true ? [cell.format] : [])),
    );
    expect(formats.filter((format) => !/^(#,##0|0\.00%|yyyy)/.test(format))).toEqual([]);
  });

  it('shows the figures of a column with one number of decimals, their points below each other', async () => {
    const [activities, waste] = records(sheetNamed(await smallWorkbook(), '数据汇总'));
    expect(waste?.get('上月')).toMatchObject({ value: '3', format: '#,##0' });
    expect(waste?.get('比上月增减')).toMatchObject({ value: '15.35', format: '#,##0.0' });
    // The figure is whole by its definition: the space of a point and a digit stays free.
    expect(activities?.get('比上月增减')).toMatchObject({ value: '2', format: '#,##0_._0' });
  });

  it('leaves a figure that nobody reported empty, in a look that its first head explains', async () => {
    const workbook = await smallWorkbook();
    const sheet = sheetNamed(workbook, '数据汇总');
    const [, , reads] = records(sheet);
    expect(reads?.get('本月')).toBeNull();
    const cellNamed = (reference: string) =>
      elements(sheet.xml, 'c').find(({ attributes }) => attributes.r === reference)?.attributes;
    // The cell of the unreported indicator for this month; and an empty cell if there is nothing to say.
    expect(cellNamed('D4')?.s).not.toBe(cellNamed('D3')?.s);
    const [comment] = elements(xmlOfPart(workbook.parts, 'xl/comments2.xml'), 'comment');
    expect(comment?.attributes.ref).toBe('A1');
    expect(comment === undefined ? '' : textOf(comment)).toBe('灰色空格：未填报');
  });

  it('holds nothing but numbers in the columns of figures', async () => {
    const { sheets } = await smallWorkbook();
    const figures = ['本月', '上月', '本年累计', '累计', '上年同期', '原报数', '填报值', '计入指标'];
    const texts = sheets.flatMap((sheet) =>
      records(sheet).flatMap((row) =>
        figures.flatMap((head) => (row.get(head)?.isNumber === false ? [row.get(head)?.value] : [])),
      ),
    );
    expect(texts).toEqual([]);
  });

  it('tells every digit of a figure that is too long for a number beside it', async () => {
    const activities = Array.from({ length: 20 }, (_, index) =>
      buildActivityOf(`big ${index}`, {
        measurements: new Map([['waste_hazardous', fromThousandths(999_999_999_999_999n)]]),
      }),
    );
    const facts = buildReportFacts({
      programmes: [buildProgramme({ indicators: [buildMeasured({ decimals: 3 })], facts: { activities } })],
    });
    const workbook = await workbookOf(facts);
    const [row] = records(sheetNamed(workbook, '数据汇总'));
    expect(row?.get('本月')?.isNumber).toBe(true);
    const comments = elements(xmlOfPart(workbook.parts, 'xl/comments2.xml'), 'comment');
    expect(comments.map(textOf)).toContain('19999999999999.98');
  });

  it('gives the reporting rate as a percentage', async () => {
    const [row] = records(sheetNamed(await smallWorkbook(), '填报率'));
    expect(row?.get('应报机构')).toMatchObject({ value: '3', isNumber: true });
    expect(row?.get('填报率')).toEqual({ value: '0.6667', isNumber: true, format: '0.00%' });
  });

  it.each([
    ['按区域', '区域', ['华北区', '华南区', '未归属']],
    ['按伙伴机构', '伙伴机构', ['绿生活', '绿邻居', '未归属']],
    ['按社区', '社区', ['新竹小区', '杨楼社区', '多个社区', '未归属']],
  ])('has rows in %s that add up to the figure', async (name, head, groups) => {
    const workbook = await smallWorkbook();
    const rows = records(sheetNamed(workbook, name)).filter((row) => row.get('指标')?.value === '活动场次');
    expect(groups).toEqual(expect.arrayContaining(rows.map((row) => row.get(head)?.value)));
    const [total] = records(sheetNamed(workbook, '数据汇总'));
    for (const basis of ['本月', '本年累计', '累计']) {
      const sum = rows.reduce((so, row) => so + Number(row.get(basis)?.value ?? 0), 0);
      expect(sum).toBe(Number(total?.get(basis)?.value));
    }
  });

  it('names every activity behind a figure with its days, and its shares add up', async () => {
    const rows = records(sheetNamed(await smallWorkbook(), '活动明细')).filter(
      (row) => row.get('指标')?.value === '有害垃圾减量',
    );
    expect(rows.map((row) => row.get('活动')?.value)).toEqual(['堆肥开箱', '垃圾分类大讲堂']);
    expect(rows.reduce((sum, row) => sum + Number(row.get('计入指标')?.value), 0)).toBeCloseTo(18.35, 9);
    // The serial number of 8 December 2020.
    expect(rows[1]?.get('开始日期')).toEqual({ value: '44173', isNumber: true, format: 'yyyy-mm-dd' });
    expect(rows[0]?.get('结束日期')).toBeNull();
    expect(rows[0]?.get('社区')?.value).toBe('新竹小区、杨楼社区');
  });

  it('leaves months without a figure empty, and draws the others', async () => {
    const workbook = await smallWorkbook();
    const [, waste] = records(sheetNamed(workbook, '月度序列'));
    // Serial numbers of the first days of October, November and December.
    expect(waste?.get('44105')).toBeNull();
    expect(waste?.get('44136')).toMatchObject({ value: '3', isNumber: true });
    expect(waste?.get('44166')).toMatchObject({ value: '18.35', isNumber: true });
    const chart = textOfPart(workbook.parts, 'xl/charts/chart2.xml');
    expect(chart).toContain('有害垃圾减量（kg）');
    expect(chart).toContain("'月度序列'!$D$3:$P$3");
    expect(chart).toContain("'月度序列'!$D$1:$P$1");
    // An indicator that was never reported has no chart; two months would not be a trend either.
    expect(workbook.parts.has('xl/charts/chart3.xml')).toBe(false);
  });

  it('tells in words what a chart shows', async () => {
    const { parts } = await smallWorkbook();
    const drawing = [...parts.keys()].find((name) => /^xl\/drawings\/drawing\d+\.xml$/.test(name)) ?? '';
    const described = elements(xmlOfPart(parts, drawing), 'xdr:cNvPr').map(
      ({ attributes }) => attributes.descr,
    );
    expect(described[1]).toBe('有害垃圾减量（kg）; 2020-09 0; 2020-11 3; 2020-12 18.4');
  });

  it('keeps the head in sight and every table filtered', async () => {
    const { sheets } = await smallWorkbook();
    for (const { xml, name, rows } of sheets) {
      expect(elements(xml, 'pane')[0]?.attributes).toMatchObject({ ySplit: '1', state: 'frozen' });
      const filters = elements(xml, 'autoFilter').map(({ attributes }) => attributes.ref ?? '');
      if (['月报', '趋势图'].includes(name)) expect(filters).toEqual([]);
      else if (name !== '活动明细') expect(filters[0]).toMatch(new RegExp(`^A1:[A-Z]+${rows.length}$`));
    }
  });

  it('has a row for each activity and indicator in a table that pivots find by its name', async () => {
    const { sheets, parts } = await smallWorkbook();
    const sheet = sheets.find(({ name }) => name === '活动明细');
    const [head = [], ...rows] = sheet?.rows ?? [];
    const [table] = elements(xmlOfPart(parts, 'xl/tables/table1.xml'), 'table');
    expect(table?.attributes).toMatchObject({ displayName: 'activities', ref: `A1:M${rows.length + 1}` });
    expect(
      table === undefined ? [] : elements(table, 'tableColumn').map(({ attributes }) => attributes.name),
    ).toEqual(head.map((cell) => cell?.value));
    // The serial number of 1 December 2020, as a month.
    expect(rows.map(([month]) => month)).toEqual(
      rows.map(() => ({ value: '44166', isNumber: true, format: 'yyyy-mm' })),
    );
  });

  it('quotes the names of sheets in print titles: a space would break the file', async () => {
    const { parts, sheets } = await smallWorkbook('en');
    const titles = elements(xmlOfPart(parts, 'xl/workbook.xml'), 'definedName').map(textOf);
    expect(titles).toEqual(sheets.map(({ name }) => `'${name}'!$1:$1`));
  });

  it('is wide enough for its figures and high enough for its texts', async () => {
    const facts = ordinaryMonth('en');
    const { sheets } = await workbookOf(facts);
    const report = sheets[0];
    const heights =
      report === undefined ? [] : elements(report.xml, 'row').map(({ attributes }) => Number(attributes.ht));
    expect(heights).toHaveLength(report?.rows.length ?? 0);
    const lines = (report?.rows ?? []).map((row) => Math.ceil((row[1]?.value.length ?? 0) / 110));
    expect(heights.filter((height, index) => height < 15 * (lines[index] ?? 1))).toEqual([]);
  });

  it('keeps every heading and story in the order of the report', async () => {
    const model = compileReport(ordinaryMonth('zh-Hans'));
    const sheet = sheetNamed(readWorkbook(await bytesOf(model)), '月报');
    const texts = sheet.rows.map((row) => row[1]?.value ?? '');
    const wanted = headingsOf(model.sections);
    expect(texts.filter((text) => wanted.includes(text))).toEqual(wanted);
    expect(sheet.rows.flatMap((row) => row[0]?.value ?? []).slice(0, 4)).toEqual([
      '编号',
      '一、',
      '（一）',
      '（二）',
    ]);
    expect(texts).toContain('应报机构3家，实报机构2家，填报率66.67%。');
    expect(texts.some((text) => text.startsWith('截至2020年12月，据不完全统计，共有2家伙伴机构'))).toBe(true);
  });

  it('leads to what a link of the report leads to', async () => {
    const { parts } = await workbookOf(ordinaryMonth('zh-Hans'), NO_APPENDIX, 'https://reports.example.org');
    const targets = elements(xmlOfPart(parts, 'xl/worksheets/_rels/sheet1.xml.rels'), 'Relationship').map(
      ({ attributes }) => attributes.Target,
    );
    expect(targets).toContain('https://example.org/review?a=1&b=2');
    expect(targets).toContain('https://reports.example.org/uploads/classroom.jpg');
  });

  it('splits a paragraph that is too long for a cell and loses nothing of it', async () => {
    const text = '长'.repeat(70_000);
    const [programme] = ordinaryMonth('zh-Hans').programmes;
    if (programme === undefined) throw new Error('The ordinary month has programmes');
    const facts = buildReportFacts({
      programmes: [
        {
          ...programme,
          narrative: {
            ...programme.narrative,
            overview: {
              language: 'zh-Hans',
              status: 'published',
              body: [{ type: 'paragraph', children: [{ type: 'text', text }] }],
            },
          },
        },
      ],
    });
    const cells = sheetNamed(await workbookOf(facts), '月报').rows.flatMap((row) => row[1]?.value ?? []);
    const parts = cells.filter((cell) => cell.startsWith('长'));
    expect(parts.join('') === text).toBe(true);
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(32_767);
  });
});

describe('a sheet that is too long', () => {
  const sheetOf = (count: number) =>
    tableSheet({
      name: '活动明细',
      columns: [{ head: '活动', width: 10 }],
      rows: Array.from({ length: count }, () => [null]),
      table: 'activities',
    });

  it('ends with how many rows are left out', () => {
    const { rows, closingRows } = limitedSheet(sheetOf(MOST_ROWS + 7), 'zh-Hans');
    // No row of the table.
    expect(closingRows).toBe(1);
    expect(rows).toHaveLength(MOST_ROWS + 1);
    expect(rows.at(-1)).toEqual([expect.objectContaining({ text: '另有7行未列出，可从数据接口查询。' })]);
  });

  it('is whole as long as it may be', () => {
    const sheet = sheetOf(MOST_ROWS);
    expect(limitedSheet(sheet, 'en')).toBe(sheet);
  });
});

describe('the findings in a workbook', () => {
  const findings = [
    buildExplained({ message: { 'zh-Hans': '数字可疑', en: 'Odd figure' }, explanation: '已核实' }),
    buildExplained({ message: { 'zh-Hans': '缺照片', en: 'No photo' }, explanation: null }),
  ];
  const facts = (status: 'draft' | 'published') =>
    buildReportFacts({ entry: { status }, programmes: smallMonth().facts.programmes, findings });

  it('stand in a preview, explained or not', async () => {
    const rows = records(sheetNamed(await workbookOf(facts('draft')), '核查问题'));
    expect(rows.map((row) => [row.get('问题')?.value, row.get('说明')?.value])).toEqual([
      ['数字可疑', '已核实'],
      ['缺照片', undefined],
    ]);
  });

  it('are nothing for readers of what is published, but for what explains a figure', async () => {
    const workbook = await workbookOf(facts('published'));
    expect(workbook.sheets.map(({ name }) => name)).not.toContain('核查问题');
    expect(allTexts(workbook)).toContain('数字可疑——已核实');
    expect(allTexts(workbook).join()).not.toContain('缺照片');
  });
});

describe('hostile text in a workbook', () => {
  const hostile = words(HOSTILE, HOSTILE);
  const partner = buildPartner({ name: hostile, region: buildRegion({ name: hostile }) });
  const community = { code: 'community', name: hostile };
  const activities = [
    buildActivityOf(HOSTILE, {
      communities: ['community'],
      measurements: new Map([['hostile', fromInteger(1)]]),
    }),
  ];
  const appendix = appendixOf(
    hostileFacts,
    [activities],
    buildReference({ partners: [partner], communities: [community] }),
  );

  it('makes no formula, no link outside and no element of its own', async () => {
    const { sheets, parts } = await workbookOf(hostileFacts, appendix);
    for (const { xml } of sheets) {
      expect(elements(xml, 'f')).toEqual([]);
      expect(elements(xml, 'hyperlink')).toEqual([]);
    }
    expect([...parts.keys()].filter((name) => /vba|macro|external|embeddings/i.test(name))).toEqual([]);
  });

  it('reads as it was typed', async () => {
    const texts = allTexts(await workbookOf(hostileFacts, appendix));
    expect(texts).toContain(visibleLine(HOSTILE));
    expect(texts.join()).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '=HYPERLINK("https://evil.example","x")',
    "=cmd|' /C calc'!A0",
    '＝1+1',
    '\t=1+1',
    ' =1+1',
  ])('stays a text when it looks like a formula: %s', async (text) => {
    const named = buildProgramme({ programme: { name: words(text) }, indicators: [buildCounted()] });
    const workbook = await workbookOf(
      buildReportFacts({ programmes: [{ ...named, narrative: ordinaryNarrative() }] }),
    );
    const [row] = records(sheetNamed(workbook, '数据汇总'));
    const cell = row?.get('项目');
    expect(cell).toMatchObject({ value: visibleLine(text), isNumber: false });
    expect(LIKE_FORMULA.test(text)).toBe(true);
    expect(cell?.format).toBe('@');
  });

  it('shows what a spreadsheet would take for an escaped letter', async () => {
    const named = buildProgramme({
      programme: { name: words('_x0041_ 与 _x005F_ \uFFFE\uFFFF') },
      indicators: [buildCounted()],
    });
    const workbook = await workbookOf(
      buildReportFacts({ programmes: [{ ...named, narrative: ordinaryNarrative() }] }),
    );
    const [row] = records(sheetNamed(workbook, '数据汇总'));
    expect(row?.get('项目')?.value).toBe('_x0041_ 与 _x005F_ ');
  });

  function ordinaryNarrative() {
    const [programme] = ordinaryMonth('zh-Hans').programmes;
    if (programme === undefined) throw new Error('The ordinary month has programmes');
    return programme.narrative;
  }
});
