/** The first page in print: the publisher, the results, and contents of at most one page. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderContext, textRenderers } from '../../src/plugins/monthly-report/server/src/documents';
import { contentsDepth, coverOf } from '../../src/plugins/monthly-report/server/src/documents/cover';
import { fileRenderers } from '../../src/plugins/monthly-report/server/src/documents/files';
import type { ReportFacts } from '../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { compileReport } from '../../src/plugins/monthly-report/server/src/report/rules/compile';
import { inPrint } from '../../src/plugins/monthly-report/server/src/report/rules/in-print';
import type { ReportModel } from '../../src/plugins/monthly-report/server/src/report/rules/model';
import { ordinaryMonth } from '../golden/ordinary';
import { readPdf } from '../helpers/pdf';
import {
  buildProgramme,
  buildRegion,
  buildPartner,
  buildPublisher,
  buildReportFacts,
  buildStory,
  prose,
  words,
} from '../helpers/report-builders';
import { readDocument } from '../helpers/word';

const ZONE = { timeZone: 'Asia/Shanghai' };
const LIBREOFFICE = process.env.LIBREOFFICE_PATH || '/usr/bin/soffice';
const LONG = '十二月，各地伙伴把垃圾分类带进课堂、小区广场和社区花园；秘书处同时推进伙伴分层。'.repeat(6);

/** Stories of the given number of partners in each of the given number of regions. */
function storiesOf(regions: number, partners: number): ReportFacts {
  const all = Array.from({ length: regions }, (_, region) =>
    Array.from({ length: partners }, (__, partner) =>
      buildPartner({
        code: `p${region}_${partner}`,
        name: words(`第${region + 1}区第${partner + 1}家伙伴机构`),
        region: buildRegion({ code: `r${region}`, name: words(`第${region + 1}区`), order: region }),
      }),
    ),
  ).flat();
  return buildReportFacts({
    partners: all,
    programmes: [
      buildProgramme({
        narrative: {
          stories: all.map(({ code }) =>
            buildStory(`故事${code}`, {
              partner: code,
              narrative: { language: 'zh-Hans', title: `${code}的故事`, body: prose(LONG, LONG) },
            }),
          ),
        },
      }),
    ],
  });
}

function render(format: 'pdf' | 'docx', model: ReportModel): Promise<Uint8Array> {
  const { month, locale } = model.report;
  return fileRenderers[format].render(model, renderContext({ month, locale }, { publicUrl: '', ...ZONE }), {
    appendix: () => Promise.resolve({ programmes: [] }),
    picture: () => Promise.resolve(null),
  });
}

const squeezed = (text: string): string => text.replace(/\s/g, '');

describe('the first page', () => {
  const model = compileReport({
    ...ordinaryMonth('zh-Hans'),
    publisher: buildPublisher({ publisher: words('山海公益网络总秘书处') }),
  });

  it('says who publishes the report, of which days, and in which state it is', () => {
    expect(coverOf(inPrint(model).report, ZONE).lines).toEqual([
      '山海公益网络',
      '编制发布：山海公益网络总秘书处',
      '报告期：2020年12月1日至31日',
      '发布于2021年1月8日，第1版',
    ]);
    const draft = compileReport(buildReportFacts({ entry: { status: 'draft', publishedAt: null } }));
    expect(coverOf(draft.report, ZONE).lines.at(-1)).toBe('草稿预览，尚未发布');
  });

  it('has the key figures of each programme with their change', () => {
    const [first] = coverOf(inPrint(model).report, ZONE).programmes;
    expect(first?.name.text).toBe('零废弃网络发展项目');
    expect(first?.figures.at(-1)).toMatchObject({ value: '5,205', change: '较上月+5,085（+4,237.5%）' });
  });

  it('has them in a PDF before contents, and the report begins on the page after those', async () => {
    const [cover, second] = readPdf(await render('pdf', model)).pages.map(({ text }) => squeezed(text));
    expect(cover).toMatch(
      /编制发布：山海公益网络总秘书处报告期.+第1版.+参与人次.+5,205.+较上月\+5,085.+目录/,
    );
    expect(cover).not.toContain('十二月，网络继续发展');
    expect(second).toContain('十二月，网络继续发展');
  });

  it('has them in Word, in front of contents', async () => {
    const texts = readDocument(await render('docx', model)).paragraphs.map(({ text }) => text);
    const at = (text: string) => texts.findIndex((one) => one.startsWith(text));
    expect(at('报告期：')).toBeGreaterThan(0);
    expect(at('5,205')).toBeGreaterThan(at('报告期：'));
    expect(at('目录')).toBeGreaterThan(at('5,205'));
  });

  it('has them on the printed page, where the tiles that say the same are left out', () => {
    const { month, locale } = model.report;
    const html = textRenderers.html.render(
      model,
      renderContext({ month, locale }, { publicUrl: '', ...ZONE }),
    );
    expect(html).toMatch(
      /<p class="published">报告期：.+<section class="cover".+5,205.+<nav class="contents"/,
    );
  });
});

describe('the contents', () => {
  const room = { lines: 36, width: 40 };

  it('go as deep as one page holds', () => {
    const depthOf = (facts: ReportFacts) => contentsDepth(compileReport(facts).sections, room, 5);
    expect(depthOf(storiesOf(2, 2))).toEqual({ depth: 5, isWhole: true });
    expect(depthOf(storiesOf(4, 8))).toEqual({ depth: 3, isWhole: true });
    expect(depthOf(storiesOf(40, 1))).toEqual({ depth: 2, isWhole: true });
  });

  it('take a page of a PDF at the most, however many stories there are', async () => {
    const pages = readPdf(await render('pdf', compileReport(storiesOf(5, 6)))).pages.map(({ text }) =>
      squeezed(text),
    );
    const first = pages.findIndex((text) => text.includes('目录'));
    const report = pages.findIndex((text) => text.includes('十二月，各地伙伴'));
    expect(report - first).toBe(1);
  });

  (existsSync(LIBREOFFICE) ? it : it.skip)(
    'of Word have the numbers of pages before anybody counts them, right to one page in twenty',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'contents-'));
      try {
        const bytes = await render('docx', compileReport(storiesOf(5, 4)));
        writeFileSync(join(folder, 'report.docx'), bytes);
        execFileSync(LIBREOFFICE, [
          `-env:UserInstallation=file://${join(folder, 'profile')}`,
          '--headless',
          '--convert-to',
          'pdf',
          '--outdir',
          folder,
          join(folder, 'report.docx'),
        ]);
        const pages = readPdf(readFileSync(join(folder, 'report.pdf'))).pages.map(({ text }) =>
          squeezed(text),
        );
        const listed = readDocument(bytes).paragraphs.flatMap(({ style, text }) => {
          const found = /^(.*第\d区.*?)(\d+)$/.exec(text);
          return /^TOC\d$/.test(style) && found !== null
            ? [{ title: found[1] ?? '', page: Number(found[2]) }]
            : [];
        });
        expect(listed.length).toBeGreaterThan(3);
        const off = listed.map(({ title, page }) => {
          // The last page that has the heading: the contents have it as well.
          const real = pages.findLastIndex((text) => text.includes(squeezed(title))) + 1;
          return Math.abs(real - page);
        });
        expect(Math.max(...off)).toBeLessThanOrEqual(Math.max(1, Math.ceil(pages.length / 20)));
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});
