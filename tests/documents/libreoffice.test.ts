/** Another office program opens and saves our Word and Excel files: the content stays the same. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, zipSync } from 'fflate';
import { renderContext } from '../../src/plugins/monthly-report/server/src/documents';
import { fileRenderers } from '../../src/plugins/monthly-report/server/src/documents/files';
import type { ReportFacts } from '../../src/plugins/monthly-report/server/src/entries/rules/facts';
import type { Appendix } from '../../src/plugins/monthly-report/server/src/report/rules/appendix';
import { LOCALES, type Locale } from '../../src/plugins/monthly-report/shared/vocabulary';
import { facts as hostile } from '../golden/hostile-text/facts';
import { ordinaryMonth } from '../golden/ordinary';
import { appendixOf } from '../helpers/appendix';
import { elements, textOf, unzip, xmlOfPart } from '../helpers/archive';
import { buildReference, quantity } from '../helpers/builders';
import { buildExplained } from '../helpers/findings';
import { buildActivityOf, buildPartner, prose, words } from '../helpers/report-builders';
import { closedUp } from '../helpers/read-report';
import { compiledWithTrends } from '../helpers/trends';
import { readDocument } from '../helpers/word';
import { readWorkbook, type ReadSheet, type ReadWorkbook } from '../helpers/workbook';

const LIBREOFFICE = process.env.LIBREOFFICE_PATH || '/usr/bin/soffice';

const REPORTS: Readonly<Record<string, ReportFacts>> = {
  'an ordinary month': ordinaryMonth('zh-Hans'),
  'hostile text in every field': hostile,
};

const folder = mkdtempSync(join(tmpdir(), 'libreoffice-'));

afterAll(() => rmSync(folder, { recursive: true }));

/** A month with texts of several lines in every kind of sheet, and figures of every length. */
function longMonth(locale: Locale): { facts: ReportFacts; appendix: Appendix } {
  const facts = { ...ordinaryMonth(locale), findings: [buildExplained({ explanation: LONG_TEXT })] };
  const [programme, ...others] = facts.programmes;
  if (programme === undefined) throw new Error('The ordinary month has programmes');
  const overview = {
    language: 'zh-Hans',
    status: 'published',
    body: prose(LONG_TEXT, LONGEST_TEXT),
  } as const;
  const told: ReportFacts = {
    ...facts,
    entry: { ...facts.entry, status: 'draft' },
    programmes: [{ ...programme, narrative: { ...programme.narrative, overview } }, ...others],
  };
  const activities = [
    buildActivityOf('在社区花园里进行的垃圾分类与厨余堆肥主题宣传活动（第十二期，与街道合办）', {
      communities: ['yanglou'],
      measurements: new Map([
        ['waste_hazardous', quantity('123456789012.5')],
        ['participants', quantity('1234567')],
      ]),
    }),
  ];
  const reference = buildReference({
    partners: [buildPartner()],
    communities: [{ code: 'yanglou', name: words('杨楼社区', 'Yanglou') }],
  });
  return { facts: told, appendix: appendixOf(told, [activities], reference) };
}

const LONG_TEXT =
  '十二月，各地伙伴把垃圾分类带进课堂、小区广场和社区花园；the secretariat went on with the tiers of partners and the collection of milk cartons。'.repeat(
    4,
  );
const LONGEST_TEXT = LONG_TEXT.repeat(12);

async function workbookOf(facts: ReportFacts, appendix: Appendix): Promise<Uint8Array> {
  const model = compiledWithTrends(facts);
  const { month, locale } = model.report;
  return fileRenderers.xlsx.render(
    model,
    renderContext({ month, locale }, { publicUrl: '', timeZone: 'Asia/Shanghai' }),
    {
      appendix: () => Promise.resolve(appendix),
      picture: () => Promise.resolve(null),
    },
  );
}

async function wordOf(facts: ReportFacts): Promise<Uint8Array> {
  const model = compiledWithTrends(facts);
  const { month, locale } = model.report;
  return fileRenderers.docx.render(
    model,
    renderContext({ month, locale }, { publicUrl: '', timeZone: 'Asia/Shanghai' }),
    {
      appendix: () => Promise.resolve({ programmes: [] }),
      picture: () => Promise.resolve(null),
    },
  );
}

function convert(sources: readonly string[], format: string, to: string): void {
  execFileSync(LIBREOFFICE, [
    // Each run has its own profile: a profile that is already open refuses a second program.
    `-env:UserInstallation=file://${join(folder, 'profile')}`,
    '--headless',
    '--convert-to',
    format,
    '--outdir',
    to,
    ...sources,
  ]);
}

function savedByLibreOffice(bytes: Uint8Array, name: string): string {
  const source = join(folder, `${name}.docx`);
  writeFileSync(source, bytes);
  convert([source], 'txt:Text (encoded):UTF8', folder);
  return closedUp(readFileSync(join(folder, `${name}.txt`), 'utf8'));
}

/** The same workbook without row heights: a spreadsheet then gives each row the height of its texts. */
function withoutHeights(bytes: Uint8Array): Uint8Array {
  const parts = unzip(bytes);
  return zipSync(
    Object.fromEntries(
      [...parts].map(([name, part]) => [
        name,
        name.startsWith('xl/worksheets/sheet')
          ? strToU8(strFromU8(part).replace(/ ht="[^"]*" customHeight="1"/g, ''))
          : part,
      ]),
    ),
  );
}

/** The workbook that LibreOffice saves, and the one that it saves with its own row heights. */
function savedWorkbooks(bytes: Uint8Array): { saved: ReadWorkbook; measured: ReadWorkbook } {
  const to = join(folder, 'saved');
  const sources = ['saved', 'measured'].map((name) => join(folder, `${name}.xlsx`));
  [bytes, withoutHeights(bytes)].forEach((content, index) => writeFileSync(sources[index] ?? '', content));
  convert(sources, 'xlsx', to);
  const [saved, measured] = ['saved', 'measured'].map((name) =>
    readWorkbook(readFileSync(join(to, `${name}.xlsx`))),
  );
  if (saved === undefined || measured === undefined) throw new Error('LibreOffice saved nothing');
  return { saved, measured };
}

const heightsOf = ({ xml }: ReadSheet): Map<string, number> =>
  new Map(elements(xml, 'row').map(({ attributes }) => [attributes.r ?? '', Number(attributes.ht)]));

const cellsOf = ({ rows }: ReadSheet): string[][] =>
  rows.map((row) => {
    const values = row.map((cell) =>
      cell === null ? '' : cell.isNumber ? String(Number(cell.value)) : cell.value,
    );
    // It saves only those empty cells that have their own style.
    while (values.at(-1) === '') values.pop();
    return values;
  });

const printTitles = ({ parts }: ReadWorkbook): string[] =>
  elements(xmlOfPart(parts, 'xl/workbook.xml'), 'definedName')
    .filter(({ attributes }) => attributes.name === '_xlnm.Print_Titles')
    // It saves them by their names.
    .sort((a, b) => Number(a.attributes.localSheetId) - Number(b.attributes.localSheetId))
    .map((node) => textOf(node).replaceAll("'", ''));

const withLibreOffice = existsSync(LIBREOFFICE) ? describe : describe.skip;

withLibreOffice('a workbook that LibreOffice has opened', () => {
  it.each(LOCALES)(
    'has every cell and print title in %s, and rows high enough for their texts',
    async (locale) => {
      const { facts, appendix } = longMonth(locale);
      const bytes = await workbookOf(facts, appendix);
      const written = readWorkbook(bytes);
      const { saved, measured } = savedWorkbooks(bytes);
      expect(saved.sheets.map(({ name }) => name)).toEqual(written.sheets.map(({ name }) => name));
      expect(printTitles(saved)).toEqual(written.sheets.map(({ name }) => `${name}!$1:$1`));
      written.sheets.forEach((sheet, index) => {
        const [again, needed] = [saved.sheets[index], measured.sheets[index]];
        if (again === undefined || needed === undefined) throw new Error(`There is no sheet ${sheet.name}`);
        expect(cellsOf(again)).toEqual(cellsOf(sheet));
        const heights = heightsOf(again);
        const cut = [...heightsOf(needed)].filter(([row, height]) => (heights.get(row) ?? 0) < height - 1);
        expect({ sheet: sheet.name, cut }).toEqual({ sheet: sheet.name, cut: [] });
      });
    },
  );
});

withLibreOffice('a Word document that LibreOffice has opened', () => {
  it.each(Object.keys(REPORTS))('holds every text of %s, in order', async (name) => {
    const facts = REPORTS[name];
    if (facts === undefined) throw new Error(`No report ${name}`);
    const bytes = await wordOf(facts);
    const saved = savedByLibreOffice(bytes, String(Object.keys(REPORTS).indexOf(name)));
    let at = 0;
    for (const { text } of readDocument(bytes).paragraphs) {
      const wanted = closedUp(text);
      const found = saved.indexOf(wanted, at);
      expect({ wanted, isThere: found >= 0 }).toEqual({ wanted, isThere: true });
      at = found + wanted.length;
    }
  });
});
