/** A note on a figure spans the table below the name of the figure: a narrow column cannot break it up. */
import { renderContext, textRenderers } from '../../src/plugins/monthly-report/server/src/documents';
import { layOut, rowPlaces } from '../../src/plugins/monthly-report/server/src/documents/figure-table';
import { fileRenderers } from '../../src/plugins/monthly-report/server/src/documents/files';
import { toMeasurements } from '../../src/plugins/monthly-report/server/src/database/measurements';
import { toMonth } from '../../src/plugins/monthly-report/server/src/domain/month';
import { compileReport } from '../../src/plugins/monthly-report/server/src/report/rules/compile';
import type { ReportModel } from '../../src/plugins/monthly-report/server/src/report/rules/model';
import { LOCALES, type Locale } from '../../src/plugins/monthly-report/shared/vocabulary';
import { elements, textOf } from '../helpers/archive';
import { buildRatio } from '../helpers/builders';
import { parseGfm } from '../helpers/gfm';
import { readPdf, squeezed, tagsOf, textIn } from '../helpers/pdf';
import {
  buildActivityOf,
  buildMeasured,
  buildProgramme,
  buildReportFacts,
  words,
} from '../helpers/report-builders';
import { outOfOrder, readDocument } from '../helpers/word';

const SEX = {
  code: 'sex',
  name: words('性别', 'Sex'),
  options: [
    { code: 'female', label: words('女', 'women') },
    { code: 'male', label: words('男', 'men') },
  ],
};
const READERS = buildMeasured({
  code: 'readers',
  label: words('阅读推广活动受益人数', 'Readers reached'),
  unit: words('人', 'people'),
  decimals: 0,
  dimensions: [SEX],
});
const VOLUNTEERS = buildMeasured({
  code: 'volunteers',
  label: words('在册志愿者', 'Volunteers'),
  unit: words('人', 'people'),
  decimals: 0,
  aggregationType: 'LAST',
  calculationFormulaAcrossPeriods: 'latest',
});
const RATE = buildRatio('readers', 'volunteers', {
  code: 'rate',
  label: words('人均服务人数', 'Readers per volunteer'),
  decimals: 2,
  factor: 1,
});

function noted(locale: Locale): ReportModel {
  return compileReport(
    buildReportFacts({
      locale,
      programmes: [
        buildProgramme({
          indicators: [READERS, VOLUNTEERS, RATE],
          facts: {
            memberships: [{ partner: 'green_neighbour', fromMonth: toMonth('2020-01'), toMonth: null }],
            activities: [
              buildActivityOf('十一月', {
                startDate: '2020-11-08',
                measurements: toMeasurements({ volunteers: 52 }),
              }),
              buildActivityOf('十二月', {
                measurements: toMeasurements({
                  readers: { value: 104, by: { sex: { female: 58, male: 45 } } },
                }),
              }),
            ],
          },
        }),
      ],
    }),
  );
}

interface Note {
  readonly label: string;
  readonly note: string;
  /** The place of this note among the notes of its figure, from 1. */
  readonly place: number;
  readonly count: number;
}

const NOTES: Readonly<Record<Locale, readonly Note[]>> = {
  'zh-Hans': [
    { label: '阅读推广活动受益人数', note: '其中：女 58、男 45、不详 1', place: 1, count: 1 },
    { label: '在册志愿者', note: '含1家沿用11月数', place: 1, count: 1 },
    { label: '人均服务人数', note: '阅读推广活动受益人数 104 ÷ 在册志愿者 52', place: 1, count: 2 },
    { label: '人均服务人数', note: '含1家沿用11月数', place: 2, count: 2 },
  ],
  en: [
    { label: 'Readers reached', note: 'Of which: women 58, men 45, unknown 1', place: 1, count: 1 },
    {
      label: 'Volunteers',
      note: 'Including 1 partner with its figure of November 2020',
      place: 1,
      count: 1,
    },
    { label: 'Readers per volunteer', note: 'Readers reached 104 ÷ Volunteers 52', place: 1, count: 2 },
    {
      label: 'Readers per volunteer',
      note: 'Including 1 partner with its figure of November 2020',
      place: 2,
      count: 2,
    },
  ],
};

const contextOf = ({ report: { month, locale } }: ReportModel) =>
  renderContext({ month, locale }, { publicUrl: '', timeZone: 'Asia/Shanghai' });

const fileOf = (format: 'docx' | 'pdf', model: ReportModel): Promise<Uint8Array> =>
  fileRenderers[format].render(model, contextOf(model), {
    appendix: () => Promise.reject(new Error('There is no appendix')),
    picture: () => Promise.resolve(null),
  });

describe.each(LOCALES)('a note on a figure in %s', (locale) => {
  const model = noted(locale);
  const notes = NOTES[locale];

  it('spans the page’s table beside the name of its figure', () => {
    const page = textRenderers.html.render(model, contextOf(model));
    for (const { label, note, place, count } of notes) {
      const [, ...rows] = page
        .slice(page.indexOf(`<th scope="rowgroup" rowspan="${count + 1}">${label}</th>`))
        .split('<tr ');
      expect(rows[place - 1]).toContain(`<td class="note" colspan="5"><span>${note}</span></td>`);
    }
  });

  it('spans Word’s table beside the name of its figure, and stays on its page', async () => {
    const { body } = readDocument(await fileOf('docx', model));
    const rows = elements(body, 'w:tr');
    for (const { label, note, place } of notes) {
      const cellsOf = (row: number) => elements(rows[row] ?? body, 'w:tc');
      const begun = rows.findIndex(
        (row) => elements(row, 'w:vMerge').length === 1 && textOf(elements(row, 'w:tc')[0] ?? row) === label,
      );
      const [name, cell] = cellsOf(begun + place);
      expect(cellsOf(begun + place).map(textOf)).toEqual(['', note]);
      expect(elements(cell ?? body, 'w:gridSpan').map(({ attributes }) => attributes['w:val'])).toEqual([
        '5',
      ]);
      expect(elements(name ?? body, 'w:vMerge').map(({ attributes }) => attributes['w:val'])).toEqual([
        'continue',
      ]);
      expect(elements(rows[begun + place - 1] ?? body, 'w:keepNext').length).toBeGreaterThan(0);
    }
    expect(outOfOrder(body)).toEqual([]);
  });

  it('spans the PDF’s table', async () => {
    const rows = tagsOf(readPdf(await fileOf('pdf', model)))
      .filter(({ role }) => role === 'TR')
      .map(({ children = [] }) => children.map((cell) => squeezed(textIn(cell))));
    for (const { note } of notes) expect(rows).toContainEqual([squeezed(note)]);
  });

  it('stands with the name of its figure in the list below Markdown’s table', () => {
    const { children } = parseGfm(textRenderers.md.render(model, contextOf(model)));
    const after = children[children.findIndex(({ type }) => type === 'table') + 1];
    const said = JSON.stringify(after);
    for (const { label, note } of notes) {
      expect(said).toContain(locale === 'en' ? `${label} (${note})` : `${label}（${note}）`);
    }
    expect(after?.type).toBe('list');
  });
});

describe('a table with notes', () => {
  const rows = [['人数', '人', '104'], ['其中：女 58、男 45、不详 1'], ['其中：儿童 7'], ['场次', '场', '3']];

  it('has columns as wide as without them', () => {
    const room = { width: 300, padding: 10, sizes: [9] };
    const table = { columns: ['指标', '单位', '本月'], wordColumns: 2 };
    expect(layOut({ ...table, rows }, room)).toEqual(
      layOut({ ...table, rows: rows.filter(({ length }) => length > 1) }, room),
    );
  });

  it('sets notes on the band of their figure', () => {
    expect(rowPlaces(rows)).toEqual([
      { isNote: false, notes: 2, isBanded: false },
      { isNote: true, notes: 1, isBanded: false },
      { isNote: true, notes: 0, isBanded: false },
      { isNote: false, notes: 0, isBanded: true },
    ]);
  });
});
