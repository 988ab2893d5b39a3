/** Reports as files: the reference month as it is served, read back. */
import { describeOnBothDatabases } from '../helpers/both-databases';
import { bytesIn, downloadOf } from '../helpers/download';
import { HIDDEN_MONTH, MONTH, YICANG, ZERO_WASTE } from '../helpers/reference';
import { readDocument } from '../helpers/word';
import { readWorkbook, records, sheetNamed } from '../helpers/workbook';

const REPORT = `/api/monthly-report/reports/${MONTH}`;
const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;
type Extension = keyof typeof TYPES;
const EXTENSIONS = Object.keys(TYPES) as Extension[];

describeOnBothDatabases('the files of a report', { demo: true }, (server) => {
  const get = (address: string, headers?: Record<string, string>) =>
    downloadOf(server().request.get(address), headers);

  it.each(EXTENSIONS)('are attachments with a name to keep them under: %s', async (extension) => {
    const { headers } = await get(`${REPORT}.${extension}`).expect(200);
    expect(headers['content-type']).toBe(TYPES[extension]);
    expect(headers['content-disposition']).toBe(
      `attachment; filename="${MONTH}.${extension}"; filename*=UTF-8''${encodeURIComponent('2020年12月联合公益计划月报')}.${extension}`,
    );
    expect(headers['content-encoding']).toBeUndefined();
    expect(headers['cache-control']).toBe('public, no-cache');
  });

  it.each(EXTENSIONS)('are negotiated, cached and the same bytes each time: %s', async (extension) => {
    const first = await get(`${REPORT}.${extension}`).expect(200);
    const negotiated = await get(REPORT, { Accept: TYPES[extension], 'Accept-Encoding': 'br' }).expect(200);
    expect(Buffer.compare(bytesIn(negotiated), bytesIn(first))).toBe(0);
    const etag = String(first.headers['etag']);
    expect(negotiated.headers['etag']).toBe(etag);
    for (let times = 0; times < 3; times += 1) {
      await get(`${REPORT}.${extension}`, { 'If-None-Match': etag }).expect(304);
      const again = await get(`${REPORT}.${extension}`).expect(200);
      expect(again.headers['content-disposition']).toBe(first.headers['content-disposition']);
    }
  });

  it.each(EXTENSIONS)('are there for published months alone: %s', async (extension) => {
    await get(`/api/monthly-report/reports/${HIDDEN_MONTH}.${extension}`).expect(404);
    await get(`${REPORT}.${extension}?status=draft`).expect(403);
    await get(`${REPORT}.${extension}?revision=99`).expect(404);
  });

  it('have all seventeen figures as numbers of a workbook, and every activity behind them', async () => {
    const workbook = readWorkbook(bytesIn(await get(`${REPORT}.xlsx`).expect(200)));
    const wanted = [...Object.entries(ZERO_WASTE), ...Object.entries(YICANG)];
    const totals = records(sheetNamed(workbook, '数据汇总'));
    expect(
      totals.map((row) => [
        row.get('代码')?.value,
        row.get('本月')?.isNumber,
        Number(row.get('本月')?.value),
      ]),
    ).toEqual(wanted.map(([code, value]) => [code, true, value]));

    for (const name of ['按区域', '按伙伴机构', '按社区', '活动明细']) {
      const column = name === '活动明细' ? '计入指标' : '本月';
      const sum = records(sheetNamed(workbook, name))
        .filter((row) => row.get('指标')?.value === totals[7]?.get('指标')?.value)
        .reduce((total, row) => total + Number(row.get(column)?.isNumber ? row.get(column)?.value : 0), 0);
      expect(sum).toBeCloseTo(ZERO_WASTE.waste_total, 6);
    }
  });

  it('have every heading and story of the report in both, in order', async () => {
    const { text } = await server().request.get(`${REPORT}.md`).expect(200);
    // What Markdown escapes is taken out on both sides.
    const plain = (words: string) => words.replace(/\\/g, '').trim();
    const titles = text
      .split('\n')
      .filter((line) => /^#{2,6} /.test(line))
      .map((line) =>
        plain(line.replace(/^#+ (?:[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d+\\?\. )?/, '')),
      );
    const document = readDocument(bytesIn(await get(`${REPORT}.docx`).expect(200)));
    const headings = document.paragraphs.filter(({ style }) => /^Heading\d$/.test(style));
    expect(headings.map((heading) => plain(heading.text))).toEqual(titles);
    const rows = sheetNamed(readWorkbook(bytesIn(await get(`${REPORT}.xlsx`).expect(200))), '月报').rows;
    const wanted = new Set(titles);
    const cells = rows.flatMap((row) => plain(row[1]?.value ?? ''));
    expect(cells.filter((cell) => wanted.has(cell))).toEqual(titles);
  });

  it('print the figures and the photos of the month in Word', async () => {
    const { tables, parts, paragraphs } = readDocument(bytesIn(await get(`${REPORT}.docx`).expect(200)));
    const printed = tables.flatMap(([, ...rows]) => rows.map((row) => row[2]));
    for (const value of [...Object.values(ZERO_WASTE), ...Object.values(YICANG)]) {
      expect(printed).toContain(String(value));
    }
    expect([...parts.keys()].some((name) => name.startsWith('word/media/'))).toBe(true);
    expect(paragraphs.filter(({ style }) => style === 'MissingPicture')).toEqual([]);
  });

  it('are made afresh for a preview, findings included, and kept by nobody', async () => {
    const token = await server().createApiToken('full-access');
    const preview = (extension: Extension) =>
      get(`${REPORT}.${extension}?status=draft`, { Authorization: `Bearer ${token}` }).expect(200);
    const response = await preview('xlsx');
    expect(response.headers['cache-control']).toBe('private, no-store');
    expect(response.headers['content-disposition']).toMatch(/^attachment; /);
    const findings = records(sheetNamed(readWorkbook(bytesIn(response)), '核查问题'));
    expect(findings.length).toBeGreaterThan(0);
    const document = readDocument(bytesIn(await preview('docx')));
    expect(document.paragraphs.some(({ style }) => style === 'Notice')).toBe(true);
  });
});
