/** Reports as files: the served reference month, read back. */
import { rmSync } from 'node:fs';
import path from 'node:path';

import { describeOnBothDatabases } from '../helpers/both-databases';
import { bytesIn, downloadOf } from '../helpers/download';
import { HIDDEN_MONTH, MONTH, YICANG, ZERO_WASTE } from '../helpers/reference';
import { readPdf, squeezed, tagsOf, textIn, textOfPages } from '../helpers/pdf';
import { readDocument } from '../helpers/word';
import { readWorkbook, records, sheetNamed } from '../helpers/workbook';

const REPORT = `/api/monthly-report/reports/${MONTH}`;
const TYPES = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;
type Extension = keyof typeof TYPES;
const EXTENSIONS = Object.keys(TYPES) as Extension[];

/** The number of a printed figure; NaN for other words. */
const numberOf = (text = ''): number => (text === '' ? NaN : Number(text.replaceAll(',', '')));

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

  it('have every heading and story of the report in all of them, in order', async () => {
    const { text } = await server().request.get(`${REPORT}.md`).expect(200);
    // Escapes of Markdown are removed on both sides.
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
    const pdf = readPdf(bytesIn(await get(`${REPORT}.pdf`).expect(200)));
    const tagged = tagsOf(pdf).filter(({ role }) => /^H\d$/.test(role));
    expect(tagged.length).toBe(titles.length + 1);
    titles.forEach((title, index) =>
      expect(squeezed(textIn(tagged[index + 1] ?? {}))).toContain(squeezed(title)),
    );
    const rows = sheetNamed(readWorkbook(bytesIn(await get(`${REPORT}.xlsx`).expect(200))), '月报').rows;
    const wanted = new Set(titles);
    const cells = rows.flatMap((row) => plain(row[1]?.value ?? ''));
    expect(cells.filter((cell) => wanted.has(cell))).toEqual(titles);
  });

  it('print the figures and the photos of the month in Word', async () => {
    const { tables, parts, paragraphs } = readDocument(bytesIn(await get(`${REPORT}.docx`).expect(200)));
    const printed = tables.flatMap(([, ...rows]) => rows.map((row) => row[2]));
    for (const value of [...Object.values(ZERO_WASTE), ...Object.values(YICANG)]) {
      expect(printed.map(numberOf)).toContain(value);
    }
    expect([...parts.keys()].some((name) => name.startsWith('word/media/'))).toBe(true);
    expect(paragraphs.filter(({ style }) => style === 'MissingPicture')).toEqual([]);
  });

  it('print the figures and the photos of the month in a PDF', async () => {
    const pdf = readPdf(bytesIn(await get(`${REPORT}.pdf`).expect(200)));
    const cells = tagsOf(pdf)
      .filter(({ role }) => role === 'TD')
      .map((cell) => squeezed(textIn(cell)));
    for (const value of [...Object.values(ZERO_WASTE), ...Object.values(YICANG)]) {
      expect(cells.map(numberOf)).toContain(value);
    }
    expect(tagsOf(pdf).filter(({ role, alt }) => role === 'Figure' && alt !== undefined)).not.toEqual([]);
    expect(textOfPages(pdf)).not.toContain('图片未能收入');
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
    const pdf = readPdf(bytesIn(await preview('pdf')));
    for (const { artifacts } of pdf.pages) expect(artifacts).toContain('草稿');
    const document = readDocument(bytesIn(await preview('docx')));
    expect(document.paragraphs.some(({ style }) => style === 'Notice')).toBe(true);
  });

  // Last, because it removes photos.
  it('and the pages leave a note where a photo has gone from the disk since it was published', async () => {
    const { body } = await server().request.get(`${REPORT}.json`).expect(200);
    const urls: string[] = [];
    JSON.parse(JSON.stringify(body.data), (key, value: unknown) => {
      if (key === 'photos') for (const { url } of value as { url: string }[]) urls.push(url);
      if (key === 'cover') urls.push((value as { url: string }).url);
      return value;
    });
    for (const url of new Set(urls)) rmSync(path.join(server().publicFolder, url));

    // A revision that nobody has asked for yet, because answers are kept.
    const note = '照片缺失：';
    for (const format of ['html', 'md']) {
      const { text } = await server().request.get(`${REPORT}.${format}?revision=1`).expect(200);
      expect(text.replace(/\\/g, '').split(note)).toHaveLength(urls.length + 1);
      for (const url of urls) expect(text).not.toContain(url);
    }
    const document = readDocument(bytesIn(await get(`${REPORT}.docx?revision=1`).expect(200)));
    expect(document.paragraphs.filter(({ text }) => text.includes(note))).toHaveLength(urls.length);
    const pdf = readPdf(bytesIn(await get(`${REPORT}.pdf?revision=1`).expect(200)));
    expect(squeezed(textOfPages(pdf)).split(note)).toHaveLength(urls.length + 1);

    // The frozen revision has the same figures.
    const frozen = await server().request.get(`${REPORT}.json?revision=1`).expect(200);
    expect(frozen.body.data.programmes).toEqual(body.data.programmes);
  });
});
