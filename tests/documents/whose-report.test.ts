/** The publisher of a report (发布信息) in every format; nothing is printed if it is not set. */
import sharp from 'sharp';
import { renderContext, textRenderers } from '../../src/plugins/monthly-report/server/src/documents';
import { fileRenderers } from '../../src/plugins/monthly-report/server/src/documents/files';
import { codeOf } from '../../src/plugins/monthly-report/server/src/documents/on-paper';
import { cardPicture } from '../../src/plugins/monthly-report/server/src/documents/charts/card-picture';
import { renderFeed } from '../../src/plugins/monthly-report/server/src/documents/feed/render-feed';
import { compileReport } from '../../src/plugins/monthly-report/server/src/report/rules/compile';
import { headlineOf } from '../../src/plugins/monthly-report/server/src/report/rules/headline';
import type { ReportModel } from '../../src/plugins/monthly-report/server/src/report/rules/model';
import { photosOfReport } from '../../src/plugins/monthly-report/server/src/report/rules/photos-of-report';
import { correctedTexts } from '../../src/plugins/monthly-report/server/src/publication/rules/corrected-texts';
import type { Publisher } from '../../src/plugins/monthly-report/server/src/entries/rules/facts';
import type { Locale } from '../../src/plugins/monthly-report/shared/vocabulary';
import { ordinaryMonth } from '../golden/ordinary';
import { readPdf } from '../helpers/pdf';
import { buildPhoto, buildPublisher, words } from '../helpers/report-builders';
import { readDocument } from '../helpers/word';

const PUBLISHER = buildPublisher({
  publisher: words('山海公益网络总秘书处', 'the secretariat of Mountains and Seas'),
  logo: buildPhoto({ url: '/uploads/logo.png', width: 600, height: 180, alternativeText: '两座山' }),
  cover: buildPhoto({ url: '/uploads/cover.jpg', alternativeText: '海边的村子', caption: '村口' }),
  colour: '#7a1f3d',
  contact: words('电话：12345\n信箱：post@example.org', 'Telephone: 12345'),
  licence: words('署名4.0', 'Attribution 4.0'),
  licenceUrl: 'https://licences.example.org/by',
  citation: words('山海公益网络：《{title}》'),
  imprint: words('数据由伙伴机构填报。'),
  filingNumber: '京ICP备00000000号',
  signatures: words('编制\n\n签发', 'Prepared by\nApproved by'),
});
const SHA256 = 'a1'.repeat(32);
const SITE = 'https://reports.example.org';

const modelOf = (publisher: Publisher | null, locale: Locale = 'zh-Hans'): ReportModel =>
  compileReport({ ...ordinaryMonth(locale), publisher });

const contextOf = ({ report: { month, locale } }: ReportModel, publicUrl = SITE) =>
  renderContext({ month, locale }, { publicUrl, timeZone: 'Asia/Shanghai' }, SHA256);

async function file(format: 'pdf' | 'docx', model: ReportModel, publicUrl = SITE): Promise<Uint8Array> {
  const size = { width: 600, height: 180 };
  const bytes = await sharp({ create: { ...size, channels: 3, background: '#7a1f3d' } })
    .jpeg()
    .toBuffer();
  const picture = { bytes, ...size };
  return fileRenderers[format].render(model, contextOf(model, publicUrl), {
    appendix: () => Promise.resolve({ programmes: [] }),
    picture: () => Promise.resolve(picture),
  });
}

const squeezed = (text: string): string => text.replace(/\s/g, '');
const told = [
  '山海公益网络',
  '编制发布：山海公益网络总秘书处',
  '联系方式：电话：12345',
  '信箱：post@example.org',
  '署名4.0',
];

describe('whose report it is', () => {
  const model = modelOf(PUBLISHER);

  it('is said on the page, with its number of registration at the foot and its name for other sites', () => {
    const html = textRenderers.html.render(model, contextOf(model));
    for (const line of told) expect(html).toContain(line);
    expect(html).toContain('引用格式：山海公益网络：《2020年12月联合公益计划月报》');
    expect(html).toMatch(/<a href="https:\/\/beian\.miit\.gov\.cn\/"[^>]*>京ICP备00000000号<\/a>/);
    expect(html).toContain('<meta property="og:site_name" content="山海公益网络">');
    expect(html).toMatch(/"publisher":\{"@type":"Organization","name":"山海公益网络"\}/);
    expect(html).toContain(`<img class="logo" src="${SITE}/uploads/logo.png"`);
    expect(html).toContain('/uploads/cover.jpg');
  });

  it('is said in Markdown, and in English where there is English', () => {
    // A backslash keeps bare addresses from becoming links.
    const chinese = textRenderers.md.render(model, contextOf(model)).replace(/\\/g, '');
    for (const line of told) expect(chinese).toContain(line);
    expect(chinese).toContain('[署名4.0](https://licences.example.org/by)');
    const english = modelOf(PUBLISHER, 'en');
    const text = textRenderers.md.render(english, contextOf(english));
    expect(text).toContain('Compiled and published by the secretariat of Mountains and Seas');
    expect(text).toContain('Contact: Telephone: 12345');
  });

  it('is a key of the JSON, left out where nobody has said it', () => {
    const data = (of: ReportModel) =>
      (JSON.parse(textRenderers.json.render(of, contextOf(of))) as { data: { publisher?: unknown } }).data;
    expect(data(model).publisher).toMatchObject({
      network: '山海公益网络',
      publisher: '山海公益网络总秘书处',
      logo: { url: `${SITE}/uploads/logo.png` },
      cover: { caption: '村口' },
      colour: '#7a1f3d',
      licence: { text: '署名4.0', url: 'https://licences.example.org/by' },
      citation: '山海公益网络：《2020年12月联合公益计划月报》',
      filingNumber: '京ICP备00000000号',
    });
    expect(data(modelOf(null))).not.toHaveProperty('publisher');
  });

  it('is printed in a PDF with room to sign, the address for ever of this revision and its checksum', async () => {
    const pdf = readPdf(await file('pdf', model));
    const text = squeezed(pdf.pages.map((page) => page.text).join(''));
    for (const line of told) expect(text).toContain(squeezed(line));
    expect(text).toMatch(/编制（签字）：_+.*签发（签字）：_+.*（盖章处）/);
    expect(text).toContain(`本版月报网址：${SITE}/reports/2020-12?revision=1`);
    expect(text).toContain(`（SHA-256）：${SHA256}`);
  });

  it('is printed in Word with the same, and is its author', async () => {
    const word = readDocument(await file('docx', model));
    const text = word.paragraphs.map((paragraph) => paragraph.text).join('\n');
    for (const line of told) expect(text).toContain(line);
    expect(text).toMatch(/编制（签字）：_+/);
    expect(text).toContain(`本版月报网址：${SITE}/reports/2020-12?revision=1`);
    expect(text).toContain(SHA256);
  });

  it('gives no address where nobody has said under which name the reports are found', async () => {
    const text = squeezed(
      readPdf(await file('pdf', model, ''))
        .pages.map((page) => page.text)
        .join(''),
    );
    expect(text).not.toContain('本版月报网址');
    expect(text).toContain(SHA256);
  });

  it('is said on the card and is the author of the feed', () => {
    const headline = headlineOf(model.report);
    expect(cardPicture(headline, { timeZone: 'Asia/Shanghai' }).svg).toContain('山海公益网络');
    expect(renderFeed([headline], 'zh-Hans', { publicUrl: '' })).toContain(
      '<author><name>山海公益网络</name>',
    );
  });

  it('counts its logo and the photo of the first page with the photos that stay as they were', () => {
    expect(
      photosOfReport(model)
        .map(({ url }) => url)
        .slice(0, 2),
    ).toEqual(['/uploads/logo.png', '/uploads/cover.jpg']);
  });

  it('is named among the corrected texts where it has changed', () => {
    const after = modelOf({ ...PUBLISHER, contact: words('电话：54321') });
    expect(correctedTexts(model.report, after.report).map(({ text }) => text)).toEqual(['修改：发布信息']);
  });

  it('says nothing at all where nobody has filled it in', async () => {
    const none = modelOf(null);
    const html = textRenderers.html.render(none, contextOf(none));
    expect(html).not.toMatch(/关于本报告|编制发布|class="logo"/);
    const text = readPdf(await file('pdf', none))
      .pages.map((page) => page.text)
      .join('');
    expect(text).not.toContain('签字');
  });
});

describe('the code of an address', () => {
  it('is as wide as its modules and the room that readers of codes ask for', () => {
    // 25 modules and four on each side, of four pixels.
    expect(codeOf('https://example.org')).toMatchObject({
      width: 132,
      svg: expect.stringContaining('width="132"') as string,
    });
  });
});
