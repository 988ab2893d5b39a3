/** Printed figures: grouped, aligned, exact, and never broken across lines. */
import { renderContext, textRenderers } from '../../src/plugins/monthly-report/server/src/documents';
import {
  layOut,
  rooms,
  roomText,
  type TableLayout,
} from '../../src/plugins/monthly-report/server/src/documents/figure-table';
import { pieces } from '../../src/plugins/monthly-report/server/src/documents/pdf/pieces';
import { printedFigure } from '../../src/plugins/monthly-report/server/src/domain/figure-text';
import { fromInteger } from '../../src/plugins/monthly-report/server/src/domain/quantity';
import { compileReport } from '../../src/plugins/monthly-report/server/src/report/rules/compile';
import { inPrint } from '../../src/plugins/monthly-report/server/src/report/rules/in-print';
import type {
  BlockOf,
  ReportModel,
  Section,
} from '../../src/plugins/monthly-report/server/src/report/rules/model';
import { LOCALES } from '../../src/plugins/monthly-report/shared/vocabulary';
import { quantity } from '../helpers/builders';
import {
  buildActivityOf,
  buildMeasured,
  buildProgramme,
  buildReportFacts,
  DECEMBER,
  words,
} from '../helpers/report-builders';

const KG = buildMeasured({ code: 'waste', label: words('垃圾减量'), decimals: 2 });
const PEOPLE = buildMeasured({ code: 'people', label: words('参与人次'), unit: words('人次'), decimals: 0 });

interface Stated {
  readonly indicator: string;
  readonly basis: 'month' | 'to-date';
}

function reportOf(waste: string, people: string, stated: readonly Stated[] = []): ReportModel {
  return compileReport(
    buildReportFacts({
      programmes: [
        buildProgramme({
          programme: {
            basis: 'to-date',
            summaryTemplate: words('{year}年减少{waste}千克，{people}人次参与。'),
          },
          indicators: [KG, PEOPLE],
          facts: {
            activities: [
              buildActivityOf('活动', {
                measurements: new Map([
                  ['waste', quantity(waste)],
                  ['people', quantity(people)],
                ]),
              }),
            ],
            statedFigures: stated.map(({ indicator, basis }) => ({
              month: DECEMBER,
              basis,
              indicator,
              value: fromInteger(98765),
              statedBy: null,
              explanation: null,
            })),
          },
        }),
      ],
    }),
  );
}

const blocksIn = ({ blocks, sections }: Section): Section['blocks'] => [
  ...blocks,
  ...sections.flatMap(blocksIn),
];

function tableOf(model: ReportModel): BlockOf<'totals'>['table'] {
  const found = inPrint(model)
    .sections.flatMap(blocksIn)
    .find((block): block is BlockOf<'totals'> => block.kind === 'totals');
  if (found === undefined) throw new Error('The report has a table of totals');
  return found.table;
}

const column = (model: ReportModel, head: string): string[] => {
  const { columns, rows } = tableOf(model);
  return rows.map(({ cells }) => cells[columns.indexOf(head)]?.text ?? '');
};

describe('a figure in print', () => {
  it.each(LOCALES)('has its thousands grouped in %s', (locale) => {
    expect(printedFigure(quantity('14117142.86'), 2, locale)).toBe('14,117,142.86');
    expect(printedFigure(fromInteger(-1234), 0, locale)).toBe('-1,234');
  });

  it('has them grouped in sentences of a report that was frozen without', () => {
    const model = reportOf('14117142.86', '5205');
    expect(model.report.programmes[0]?.summary.text).toBe('2020年减少14117142.86千克，5205人次参与。');
    expect(inPrint(model).report.programmes[0]?.summary.text).toBe(
      '2020年减少14,117,142.86千克，5,205人次参与。',
    );
  });

  it('stays as it was frozen in JSON, and in every digit of the report that is printed', () => {
    const model = reportOf('14117142.86', '5205');
    const before = JSON.stringify(model, (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    const context = renderContext(
      { month: DECEMBER, locale: 'zh-Hans' },
      { publicUrl: '', timeZone: 'Asia/Shanghai' },
    );
    textRenderers.html.render(model, context);
    expect(
      JSON.stringify(model, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    ).toBe(before);
    expect(textRenderers.json.render(model, context)).toContain('减少14117142.86千克');
  });

  it('has as many decimals as others of its column, unless it is whole by its definition', () => {
    const model = reportOf('19.5', '5205');
    expect(column(model, '本月')).toEqual(['19.5', '5,205']);
    expect(rooms(['19.50', '5,205', '1.5', '未填报'])).toEqual([0, 2, 1, 0]);
    expect(roomText(2, '5,205')).toBe('.00');
    expect(roomText(1, '1.5')).toBe('0');
  });

  it('stands in no column where nobody stated one', () => {
    expect(tableOf(reportOf('1', '2')).columns).not.toContain('原报数');
  });

  it('has the basis that all stated figures speak of in the head of their column', () => {
    const one = reportOf('1', '2', [{ indicator: 'waste', basis: 'to-date' }]);
    expect(column(one, '原报数（累计）')).toEqual(['98,765', '—']);
    const two = reportOf('1', '2', [
      { indicator: 'waste', basis: 'to-date' },
      { indicator: 'people', basis: 'month' },
    ]);
    expect(column(two, '原报数')).toEqual(['98,765（累计）', '98,765']);
  });
});

describe('a change in print', () => {
  const reported = (startDate: string, waste: string) =>
    buildActivityOf(startDate, { startDate, measurements: new Map([['waste', quantity(waste)]]) });

  it.each([
    ['100000', '40', '-99.9'],
    ['100000', '0', '-100'],
    ['1000', '1', '-99.9'],
    ['1000', '500', '-50'],
  ])('from %s to %s is %s per cent: all is lost only where nothing is left', (earlier, later, percent) => {
    const activities = [reported('2020-11-08', earlier), reported('2020-12-08', later)];
    const { report } = inPrint(
      compileReport(
        buildReportFacts({ programmes: [buildProgramme({ indicators: [KG], facts: { activities } })] }),
      ),
    );
    expect(report.programmes[0]?.totals[0]?.change.percent).toBe(percent);
  });
});

describe('a table of figures', () => {
  const room = { width: 450, padding: 10, sizes: [9, 8, 7] };
  const tableOfWidth = (figure: string, count: number) => ({
    columns: ['指标', '单位', ...Array.from({ length: count }, (_, index) => `第${index + 1}列`)],
    rows: [['垃圾减量合计', 'kg', ...Array.from({ length: count }, () => figure)]],
    wordColumns: 2,
  });
  const widthsOf = ({ parts }: TableLayout): number[] =>
    parts.map(({ columns }) => Math.round(columns.reduce((sum, { width }) => sum + width, 0)));

  it('has the usual size where its figures fit, and fills the page', () => {
    const layout = layOut(tableOfWidth('5,205', 5), room);
    expect(layout.size).toBe(9);
    expect(widthsOf(layout)).toEqual([450]);
  });

  it('is set smaller before a figure would be torn', () => {
    const layout = layOut(tableOfWidth('114,117,142.86', 5), room);
    expect(layout.parts).toHaveLength(1);
    expect(layout.size).toBeLessThan(9);
  });

  it('is split where the smallest size does not do, and names its rows in each part', () => {
    const layout = layOut(tableOfWidth('123,456,789,012.625', 6), room);
    expect(layout.size).toBe(7);
    expect(layout.parts.map(({ columns }) => columns.map(({ index }) => index))).toEqual([
      [0, 1, 2, 3, 4, 5],
      [0, 1, 6, 7],
    ]);
    expect(widthsOf(layout)).toEqual([450, 450]);
  });

  it('gives every column of figures room for the whole of each', () => {
    for (const figure of ['5', '5,205', '14,117,142.86', '123,456,789,012.625']) {
      const { size, parts } = layOut(tableOfWidth(figure, 5), room);
      // A digit is 0.55 em wide in the fonts of the documents, points and commas a good quarter.
      const needed =
        (figure.replace(/\D/g, '').length * 0.555 + figure.replace(/\d/g, '').length * 0.28) * size;
      const widths = parts.flatMap(({ columns }) => columns.filter(({ index }) => index >= 2));
      expect(widths.filter(({ width }) => width - room.padding < needed)).toEqual([]);
    }
  });
});

describe('where a line of a PDF may break', () => {
  it.each([
    ['14,117,142.86', ['14,117,142.86']],
    ['共123456789012.5千克', ['共', '123456789012.5', '千克']],
    ['total:14,117,142.86kg', ['total:', '14,117,142.86', 'kg']],
    ['9'.repeat(60), Array.from({ length: 10 }, () => '999999')],
  ])('is not within a figure: %s', (text, expected) => {
    expect(pieces(text)).toEqual(expected);
  });
});
