/**
 * One report, the same in every format: each is read back with a parser of its own, and
 * headings, entries and figures are compared with the report itself, in their order.
 */
import fc from 'fast-check';
import { renderContext, textRenderers } from '../../src/plugins/monthly-report/server/src/documents';
import { fileRenderers } from '../../src/plugins/monthly-report/server/src/documents/files';
import { figureDigits } from '../../src/plugins/monthly-report/server/src/documents/figure-digits';
import { headingText } from '../../src/plugins/monthly-report/server/src/documents/heading-text';
import { markedText } from '../../src/plugins/monthly-report/server/src/documents/marked-text';
import { headingMark } from '../../src/plugins/monthly-report/server/src/documents/phrase-mark';
import { SHEET_WORDS } from '../../src/plugins/monthly-report/server/src/documents/xlsx/sheet-words';
import type { ReportFacts } from '../../src/plugins/monthly-report/server/src/entries/rules/facts';
import type {
  ProgressNode,
  ReportModel,
  Section,
  TotalNode,
} from '../../src/plugins/monthly-report/server/src/report/rules/model';
import { inPrint } from '../../src/plugins/monthly-report/server/src/report/rules/in-print';
import { toMonth } from '../../src/plugins/monthly-report/server/src/domain/month';
import { ordinaryMonth } from '../golden/ordinary';
import { arbitraryReport } from '../helpers/arbitrary-report';
import {
  closedUp,
  readExcel,
  readHtml,
  readJson,
  readMarkdown,
  readPdfReport,
  readWord,
  type ReadReport,
} from '../helpers/read-report';
import { compiledWithTrends } from '../helpers/trends';

const context = renderContext(
  { month: toMonth('2020-12'), locale: 'zh-Hans' },
  { publicUrl: 'https://reports.example.org', timeZone: 'Asia/Shanghai' },
);
const material = {
  appendix: () => Promise.resolve({ programmes: [] }),
  picture: () => Promise.resolve(null),
};

interface Heading {
  readonly number: string;
  readonly title: string;
}

const headingsOf = (sections: readonly Section[]): Heading[] =>
  sections.flatMap((section) => [
    {
      number: section.heading.number,
      title: markedText(section.heading.title, 'zh-Hans', headingMark(section, 'zh-Hans')),
    },
    ...headingsOf(section.sections),
  ]);

const numbered = (model: ReportModel): string[] =>
  headingsOf(model.sections).map(({ number, title }) => closedUp(headingText(number, title)));

const unnumbered = (model: ReportModel): string[] =>
  headingsOf(model.sections).map(({ title }) => closedUp(title));

const totalsOf = ({ report }: ReportModel, figure: (total: TotalNode) => string): ReadReport['totals'] =>
  report.programmes.flatMap(({ totals }) =>
    totals.map((total): [string, string] => [closedUp(total.label.text), closedUp(figure(total))]),
  );

/** The figures as the tables of the report print them. */
function printedTotals(model: ReportModel): ReadReport['totals'] {
  const tablesIn = (section: Section): ReadReport['totals'] => [
    ...section.blocks.flatMap((block) =>
      block.kind === 'totals'
        ? block.table.rows.map(({ cells: [label, , month] }): [string, string] => [
            closedUp(label?.text ?? ''),
            closedUp(month?.text ?? ''),
          ])
        : [],
    ),
    ...section.sections.flatMap(tablesIn),
  ];
  return inPrint(model).sections.flatMap(tablesIn);
}
const exact = ({ value: { value, decimals } }: TotalNode): string =>
  value === null ? '' : figureDigits(value, decimals);

/** A missing figure is an empty cell there. */
const inCell = (total: TotalNode): string => {
  const digits = exact(total);
  return digits === '' ? '' : String(Number(digits));
};

const withChildren = ({ title, children }: ProgressNode): string[] => [
  title.text,
  ...children.flatMap(withChildren),
];

const entriesOf = ({ report }: ReportModel): string[] =>
  report.programmes.flatMap(({ name, progress, stories }) =>
    [
      name.text,
      ...progress.flatMap(withChildren),
      ...stories.flatMap(({ partners }) =>
        partners.flatMap((one) => one.stories.map(({ title }) => title.text)),
      ),
    ].map(closedUp),
  );

/** Expects the texts in this order; other lines may stand between them. */
function expectInOrder(found: readonly string[], wanted: readonly string[]): void {
  let at = -1;
  for (const text of wanted) {
    at = found.indexOf(text, at + 1);
    expect({ text, isThere: at >= 0 }).toEqual({ text, isThere: true });
  }
}

async function expectParity(facts: ReportFacts): Promise<void> {
  const model = compiledWithTrends(facts);
  const words = SHEET_WORDS['zh-Hans'];

  const page = readHtml(textRenderers.html.render(model, context));
  expect(page.headings).toEqual(numbered(model));
  expect(page.totals).toEqual(printedTotals(model));

  const markdown = readMarkdown(textRenderers.md.render(model, context));
  expect(markdown.headings).toEqual(numbered(model));
  expect(markdown.totals).toEqual(printedTotals(model));

  // Word counts its headings itself.
  const word = readWord(await fileRenderers.docx.render(model, context, material));
  expect(word.headings).toEqual(unnumbered(model));
  expect(word.totals).toEqual(printedTotals(model));

  const excel = readExcel(
    await fileRenderers.xlsx.render(model, context, material),
    words.report,
    words.totals,
  );
  expectInOrder(excel.headings, unnumbered(model));
  expect(excel.totals).toEqual(totalsOf(model, inCell));

  const json = readJson(textRenderers.json.render(model, context));
  expect(json.headings).toEqual(entriesOf(model));
  expect(json.totals).toEqual(totalsOf(model, exact));
}

async function expectPdfParity(facts: ReportFacts): Promise<void> {
  const model = compiledWithTrends(facts);
  const pdf = readPdfReport(await fileRenderers.pdf.render(model, context, material));
  expect(pdf.headings).toEqual(numbered(model));
  expect(pdf.totals).toEqual(printedTotals(model));
}

/** A whole report in every format takes a while, and a PDF is read in a process of its own. */
const RUNS = 15;
const PDF_RUNS = 5;

describe('one report in every format', () => {
  it('has the headings, entries and figures of the ordinary month everywhere', async () => {
    await expectParity(ordinaryMonth('zh-Hans'));
    await expectPdfParity(ordinaryMonth('zh-Hans'));
  });

  it('has them whatever is in a report', async () => {
    await fc.assert(fc.asyncProperty(arbitraryReport, expectParity), { numRuns: RUNS, seed: 20201231 });
    await fc.assert(fc.asyncProperty(arbitraryReport, expectPdfParity), {
      numRuns: PDF_RUNS,
      seed: 20201231,
    });
  });
});
