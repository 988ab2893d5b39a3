/** The report as a PDF, read back page by page and tag by tag. */
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import sharp from 'sharp';
import { renderContext } from '../../src/plugins/monthly-report/server/src/documents';
import type { Material, Picture } from '../../src/plugins/monthly-report/server/src/documents';
import { fileRenderers } from '../../src/plugins/monthly-report/server/src/documents/files';
import { headingText } from '../../src/plugins/monthly-report/server/src/documents/heading-text';
import { compilePdf } from '../../src/plugins/monthly-report/server/src/documents/pdf/compile';
import { pieces } from '../../src/plugins/monthly-report/server/src/documents/pdf/pieces';
import { isInOneFont } from '../../src/plugins/monthly-report/server/src/domain/font-coverage';
import { MISSING, printable } from '../../src/plugins/monthly-report/server/src/domain/printable';
import { visibleLine, visibleText } from '../../src/plugins/monthly-report/server/src/documents/visible-text';
import type { Photo, ReportFacts } from '../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { toMonth } from '../../src/plugins/monthly-report/server/src/domain/month';
import { compileReport } from '../../src/plugins/monthly-report/server/src/report/rules/compile';
import type { ReportModel, Section } from '../../src/plugins/monthly-report/server/src/report/rules/model';
import { publishedModel } from '../../src/plugins/monthly-report/server/src/report/rules/published-model';
import { withTrends } from '../../src/plugins/monthly-report/server/src/report/rules/trends';
import type { ListNode, RichText } from '../../src/plugins/monthly-report/server/src/domain/rich-text';
import type { Locale } from '../../src/plugins/monthly-report/shared/vocabulary';
import { facts as hostileFacts } from '../golden/hostile-text/facts';
import { HOSTILE } from '../golden/hostile';
import { ordinaryMonth } from '../golden/ordinary';
import { quantity } from '../helpers/builders';
import { buildExplained } from '../helpers/findings';
import {
  bookmarksOf,
  readPdf,
  squeezed,
  tagsOf,
  textIn,
  textOfPages,
  type PlacedTag,
  type ReadPdf,
  type Tag,
} from '../helpers/pdf';
import { MONTH, YICANG, ZERO_WASTE } from '../helpers/reference';
import {
  buildActivityOf,
  buildMeasured,
  buildPhoto,
  buildProgramme,
  buildReportFacts,
  buildStory,
  prose,
  words,
} from '../helpers/report-builders';

const PUBLIC_URL = 'https://reports.example.org';

let picture: Picture;
let otherPicture: Picture;
let ordinary: ReadPdf;

const jpeg = (background: string) =>
  sharp({ create: { width: 1400, height: 1050, channels: 3, background } })
    .jpeg()
    .toBuffer();

beforeAll(async () => {
  picture = { bytes: await jpeg('#17694d'), width: 1400, height: 1050 };
  otherPicture = { bytes: await jpeg('#b7791f'), width: 1400, height: 1050 };
  ordinary = await documentOf(ordinaryMonth('zh-Hans'));
});

const isOnSite = (address: string) => address.startsWith('/uploads/');

function bytesOf(
  model: ReportModel,
  print: Material['picture'] = (address) => Promise.resolve(isOnSite(address) ? picture : null),
  publicUrl = PUBLIC_URL,
): Promise<Uint8Array> {
  const { month, locale } = model.report;
  return fileRenderers.pdf.render(
    model,
    renderContext({ month, locale }, { publicUrl, timeZone: 'Asia/Shanghai' }),
    { appendix: () => Promise.reject(new Error('A PDF prints no appendix')), picture: print },
  );
}

const documentOf = async (facts: ReportFacts): Promise<ReadPdf> =>
  readPdf(await bytesOf(compileReport(facts)));

const story = (body: RichText, photos: readonly Photo[] = []): ReportModel =>
  compileReport(
    buildReportFacts({
      programmes: [
        buildProgramme({
          narrative: {
            stories: [
              buildStory('故事', { photos, narrative: { language: 'zh-Hans', title: '故事', body } }),
            ],
          },
        }),
      ],
    }),
  );

const everySection = (sections: readonly Section[], level = 1): (Section & { level: number })[] =>
  sections.flatMap((section) => [{ ...section, level }, ...everySection(section.sections, level + 1)]);

const headingsOf = (facts: ReportFacts) =>
  everySection(compileReport(facts).sections).map(({ level, heading: { number, title } }) => ({
    level,
    text: squeezed(headingText(number, title.text)),
  }));

const ofRole = (pdf: ReadPdf, pattern: RegExp): PlacedTag[] =>
  tagsOf(pdf).filter(({ role }) => pattern.test(role));

/** The headings of the report, without that of the contents. */
const headings = (pdf: ReadPdf, locale: Locale = 'zh-Hans') =>
  ofRole(pdf, /^H\d$/)
    .map((tag) => ({ level: Number(tag.role.slice(1)), text: squeezed(textIn(tag)), page: tag.page }))
    .filter(({ text }) => text !== (locale === 'en' ? 'Contents' : '目录'));

const webLinks = ({ pages }: ReadPdf): (string | null)[] =>
  pages.flatMap(({ links }) => links.filter(({ page }) => page === null).map(({ url }) => url));

const bodyOf = (pdf: ReadPdf): string => squeezed(textOfPages(pdf));

describe('the PDF of a report', () => {
  it('has every heading in the order of the report, tagged with its level', () => {
    expect(headings(ordinary).map(({ level, text }) => ({ level, text }))).toEqual(
      headingsOf(ordinaryMonth('zh-Hans')),
    );
  });

  it('has a bookmark for every heading, on its page', () => {
    expect(
      bookmarksOf(ordinary.outline).map(({ level, title, page }) => ({
        level,
        text: squeezed(title),
        page,
      })),
    ).toEqual(headings(ordinary));
  });

  it('has contents that name the page each heading stands on, and lead there', () => {
    const entries = ofRole(ordinary, /^TOCI$/).map((tag) => squeezed(textIn(tag)));
    expect(entries).toEqual(headings(ordinary).map(({ text, page }) => `${text}${page}`));
    const [first] = ordinary.pages;
    expect(first?.links.flatMap(({ page }) => (page === null ? [] : [page]))).toEqual(
      headings(ordinary).map(({ page }) => page),
    );
  });

  it('counts its pages in its labels and below each of them', () => {
    const count = ordinary.pages.length;
    expect(count).toBeGreaterThan(2);
    ordinary.pages.forEach(({ label, artifacts }, index) => {
      expect(label).toBe(String(index + 1));
      expect(artifacts).toContain(`第 ${index + 1} 页，共 ${count} 页`);
    });
  });

  it('carries its title above every page but the one that begins with it', () => {
    expect(ordinary.pages.map(({ artifacts }) => artifacts.includes('2020年12月联合公益计划月报'))).toEqual(
      ordinary.pages.map((_, index) => index > 0),
    );
  });

  it('says its title, its language and when it was published, and that it is accessible', () => {
    expect(ordinary.info).toMatchObject({
      Title: '2020年12月联合公益计划月报',
      Language: 'zh-CN',
      CreationDate: 'D:20210108020000Z',
      ModDate: 'D:20210108020000Z',
    });
    expect(ordinary.isMarked).toBe(true);
    expect(ordinary.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  it('has the seventeen figures of the reference month in its tables', async () => {
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
    const pdf = await documentOf(
      buildReportFacts({
        entry: { month: toMonth(MONTH) },
        programmes: [programme('zero_waste', 1, ZERO_WASTE), programme('yicang', 2, YICANG)],
      }),
    );
    const rows = ofRole(pdf, /^TR$/).map((row) => (row.children ?? []).map((cell) => squeezed(textIn(cell))));
    const figures = { ...ZERO_WASTE, ...YICANG };
    // All figures have the decimals of their column, and thousands in groups.
    expect(
      rows
        .filter(([label = '', unit]) => label in figures && unit === 'kg')
        .map(([label, , month = '']) => [label, Number(month.replaceAll(',', ''))]),
    ).toEqual([ZERO_WASTE, YICANG].flatMap((all) => Object.entries(all)));
  });

  it('repeats the head of a table that goes over a page, for the eye alone', async () => {
    const indicators = Array.from({ length: 60 }, (_, index) =>
      buildMeasured({ code: `i${index}`, label: words(`指标${index}`) }),
    );
    const facts = { activities: [buildActivityOf('活动')] };
    const pdf = await documentOf(buildReportFacts({ programmes: [buildProgramme({ indicators, facts })] }));
    // It stands after the first page with the results and the contents.
    const pages = pdf.pages.slice(1);
    const shown = pages.map(({ text }) => text.includes('本年累计'));
    expect(shown.length).toBeGreaterThan(1);
    expect(new Set(shown)).toEqual(new Set([true]));
    expect(pages.map(({ artifacts }) => artifacts.includes('本年累计'))).toEqual(
      shown.map((_, index) => index > 0),
    );
  });

  it('prints the sentence of the month, the reporting rate and the stories', () => {
    const text = bodyOf(ordinary);
    for (const printed of [
      '参与人数总5,205人次，有害垃圾减量19kg。',
      '应报机构3家，实报机构2家，填报率66.67%。',
      '绿邻居在西青区杨楼社区开展垃圾分类大讲堂活动。',
      '原计划于2020年12月10日至12日举行，现推迟，新日期待定。',
    ]) {
      expect(text).toContain(printed);
    }
  });

  it('prints what explains a figure, and in a preview what was found, marked as a draft', async () => {
    const findings = [
      buildExplained({ message: { 'zh-Hans': '数字可疑', en: 'Odd' }, explanation: '已核实' }),
      buildExplained({ message: { 'zh-Hans': '缺照片', en: 'None' }, explanation: null }),
    ];
    const { programmes } = ordinaryMonth('zh-Hans');
    const read = (entry: Partial<ReportFacts['entry']>) =>
      documentOf(buildReportFacts({ entry, programmes, findings }));
    const published = await read({});
    expect(bodyOf(published)).toContain('数字可疑——已核实');
    expect(bodyOf(published)).not.toContain('缺照片');
    for (const { artifacts } of published.pages) expect(artifacts).not.toContain('草稿');

    const draft = await read({ status: 'draft', publishedAt: null });
    expect(bodyOf(draft)).toContain('错误缺照片');
    expect(bodyOf(draft)).toContain('草稿预览：本期月报尚未发布，内容可能变动。');
    for (const { artifacts } of draft.pages) expect(artifacts).toContain('草稿');
    expect(draft.info).toMatchObject({ CreationDate: 'D:20201201000000Z' });
  });

  it('describes every picture in words, with its legend beside it', () => {
    expect(ofRole(ordinary, /^Figure$/).map(({ alt }) => alt)).toEqual(['大讲堂现场']);
    expect(ofRole(ordinary, /^Caption$/).map((tag) => squeezed(textIn(tag)))).toEqual([
      '大讲堂现场（图片来源：绿邻居）',
    ]);
  });

  it('leaves a note where a picture cannot be printed', () => {
    expect(bodyOf(ordinary)).toContain('［图片未能收入：Volunteers］');
  });

  it('draws trends with words for whoever does not see them', async () => {
    const indicator = buildMeasured({ label: words('有害垃圾减量'), unit: words('kg') });
    const points = [1, 2, 3, 4].map((month) => ({
      month: toMonth(`2020-0${month}`),
      value: month === 2 ? null : quantity(String(month * 10)),
    }));
    const model = withTrends(compileReport(ordinaryMonth('zh-Hans')), [
      { programme: 'zero_waste', indicator, points },
    ]);
    const pdf = readPdf(await bytesOf(model));
    const [trend] = ofRole(pdf, /^Figure$/);
    expect(trend?.alt).toMatch(/^图1 零废弃网络发展项目近4个月趋势：.*有害垃圾减量：.*10kg.*30kg.*40kg。$/);
    expect(ofRole(pdf, /^Caption$/).map((tag) => squeezed(textIn(tag)))[0]).toMatch(
      /^图1零废弃网络发展项目近4个月趋势：/,
    );
    // Drawn as text, not as a picture of it.
    expect(pdf.pages.map(({ text }) => text).join('')).toContain('有害垃圾减量');
  });

  it('sets two photos beside each other, each with its own legend and words', async () => {
    const photos = ['一', '二', '三'].map((name, index) =>
      buildPhoto({ url: `/uploads/${index}.jpg`, alternativeText: `${name}号照片`, caption: `图${name}` }),
    );
    const pdf = readPdf(await bytesOf(story(prose('正文'), photos)));
    expect(ofRole(pdf, /^Figure$/).map(({ alt }) => alt)).toEqual(['一号照片', '二号照片', '三号照片']);
    expect(ofRole(pdf, /^Caption$/).map((tag) => squeezed(textIn(tag)))).toEqual(['图一', '图二', '图三']);
  });

  it('carries each photo as the JPEG it was given, once', async () => {
    const photo = buildPhoto({ alternativeText: '课堂' });
    const other = buildPhoto({ url: '/uploads/other.jpg' });
    const asked: string[] = [];
    const bytes = Buffer.from(
      await bytesOf(story(prose('正文'), [photo, other, photo]), (address) => {
        asked.push(address);
        return Promise.resolve(address.includes('other') ? otherPicture : picture);
      }),
    );
    expect(asked).toEqual(['/uploads/classroom.jpg', '/uploads/other.jpg']);
    for (const { bytes: jpegBytes } of [picture, otherPicture]) {
      const at = bytes.indexOf(Buffer.from(jpegBytes));
      expect(at).toBeGreaterThan(0);
      expect(bytes.indexOf(Buffer.from(jpegBytes), at + 1)).toBe(-1);
    }
  });

  it('says how many pictures it has no room for, and leaves a note in place of each', async () => {
    const photos = Array.from({ length: 35 }, (_, index) =>
      buildPhoto({ url: `/uploads/${index}.jpg`, alternativeText: `第${index}张` }),
    );
    const large = { ...picture, bytes: Buffer.concat([picture.bytes, Buffer.alloc(2 * 1024 * 1024)]) };
    let asked = 0;
    const pdf = readPdf(
      await bytesOf(story(prose('正文'), photos), () => {
        asked += 1;
        return Promise.resolve(large);
      }),
    );
    expect(asked).toBe(32);
    expect(bodyOf(pdf)).toContain('图片过多，本文件未收入其中3张；全部图片见网页版月报。');
    expect(ofRole(pdf, /^Figure$/)).toHaveLength(32);
    expect(bodyOf(pdf).match(/［图片未能收入：第\d+张］/g)).toHaveLength(3);
  });

  it('prints a picture that its author described in no word, which screen readers pass over', async () => {
    const image = { url: '/uploads/in-text.jpg', alternativeText: null, width: 1400, height: 1050 };
    const pdf = readPdf(await bytesOf(story([{ type: 'image', image, children: [] }, ...prose('正文')])));
    expect(ofRole(pdf, /^Figure$/)).toEqual([]);
    expect(bodyOf(pdf)).toContain('正文');
  });

  it('says what it corrects before the contents, and where its other revisions are', async () => {
    const name = (text: string) => ({ text, language: 'zh-Hans' }) as const;
    const compiled = compileReport(ordinaryMonth('zh-Hans'));
    const model = publishedModel(
      {
        ...compiled,
        report: {
          ...compiled.report,
          revision: 2,
          correction: {
            revision: 2,
            previousRevision: 1,
            reason: '补报一场活动',
            figures: [
              {
                programme: { code: 'zero_waste', name: name('零废弃') },
                indicator: 'waste_hazardous',
                label: name('有害垃圾减量'),
                unit: name('kg'),
                basis: 'month',
                stated: { value: quantity('19'), decimals: 1, text: '19' },
                correct: { value: quantity('17.5'), decimals: 1, text: '17.5' },
                difference: { value: { thousandths: -1500n, over: 1n }, decimals: 1, text: '-1.5' },
              },
            ],
            texts: [{ programme: null, change: 'removed', name: name('旧故事'), text: '删除：旧故事' }],
          },
        },
      },
      {
        revisions: [
          { number: 2, publishedAt: '2021-03-01T17:00:00.000Z', reason: '补报一场活动' },
          { number: 1, publishedAt: '2021-01-08T02:00:00.000Z', reason: null },
        ],
        laterCorrections: [],
        pins: new Map(),
      },
    );
    const pdf = readPdf(await bytesOf(model));
    const text = bodyOf(pdf);
    for (const told of [
      '历次版本：第2版（2021年3月2日）·第1版（2021年1月8日）',
      '本期月报第2版对第1版作如下更正。',
      '更正原因：补报一场活动',
      '零废弃有害垃圾减量本月kg1917.5-1.5',
      '删除：旧故事',
    ]) {
      expect(text.indexOf(told)).toBeGreaterThan(0);
      expect(text.indexOf(told)).toBeLessThan(text.indexOf('目录'));
    }
    expect(headings(pdf)[0]).toMatchObject({ level: 1, text: '更正说明' });
    expect(webLinks(pdf)).toContain(`${PUBLIC_URL}/api/monthly-report/reports/2020-12.pdf?revision=1`);
  });

  it('leads to what a link of the report leads to, and to nothing of a site whose address is unknown', async () => {
    const model = compileReport(ordinaryMonth('zh-Hans'));
    expect(webLinks(readPdf(await bytesOf(model, undefined, '')))).toEqual([
      'https://example.org/policy',
      'https://example.org/review?a=1&b=2',
      'https://example.org/video',
    ]);
  });

  it('is in English where the report is, and says which words are not', async () => {
    const pdf = await documentOf(ordinaryMonth('en'));
    expect(pdf.info).toMatchObject({ Language: 'en-GB' });
    expect(pdf.pages[0]?.artifacts).toContain(`Page 1 of ${pdf.pages.length}`);
    expect(headings(pdf, 'en').map(({ text }) => text)).toContain('1.2.1.1Partnertiersin2020');
    const chinese = tagsOf(pdf).filter(({ lang }) => lang === 'zh-CN');
    expect(chinese.map((tag) => squeezed(textIn(tag))).join()).toContain('堆肥取出');
  });

  it('is made of a report without photos, without stories, without programmes', async () => {
    const [programme] = ordinaryMonth('zh-Hans').programmes;
    if (programme === undefined) throw new Error('The ordinary month has programmes');
    const bare = await documentOf(
      buildReportFacts({
        programmes: [{ ...programme, narrative: { ...programme.narrative, stories: [] } }],
      }),
    );
    expect(ofRole(bare, /^Figure$/)).toEqual([]);
    const empty = await documentOf(buildReportFacts({ programmes: [] }));
    expect(empty.pages).toHaveLength(1);
    expect(bodyOf(empty)).not.toContain('目录');
  });

  it('is the same bytes twice', async () => {
    const model = compileReport(ordinaryMonth('zh-Hans'));
    expect(Buffer.compare(await bytesOf(model), await bytesOf(model))).toBe(0);
  });

  it('embeds only the fonts it is set in, and of them only what it shows', async () => {
    const file = Buffer.from(await bytesOf(compileReport(ordinaryMonth('zh-Hans')))).toString('latin1');
    const fonts = [...file.matchAll(/\/BaseFont\s*\/([\w+-]+)/g)].map(([, name]) => name);
    expect(
      new Set(fonts.map((name) => name?.replace(/^[A-Z]{6}\+/, '').replace(/-Identity-H$/, ''))),
    ).toEqual(new Set(['NotoSansSC-Regular', 'NotoSansSC-Bold']));
    expect(fonts.every((name) => /^[A-Z]{6}\+/.test(name ?? ''))).toBe(true);
    // The two fonts whole would be 20 megabytes.
    expect(file.length).toBeLessThan(500_000);
  });

  it('keeps a list in its levels, and takes the deepest together where a page has no room for more', async () => {
    const nested = (level: number): ListNode => ({
      type: 'list',
      format: level % 2 === 0 ? 'ordered' : 'unordered',
      children: [
        { type: 'list-item', children: [{ type: 'text', text: `第${level}层` }] },
        ...(level < 40 ? [nested(level + 1)] : []),
      ],
    });
    const pdf = readPdf(await bytesOf(story([nested(0)])));
    const text = bodyOf(pdf);
    for (let level = 0; level <= 40; level += 1) expect(text).toContain(`第${level}层`);
    const depthOf = ({ role, children = [] }: Tag): number =>
      (role === 'L' ? 1 : 0) + Math.max(0, ...children.map(depthOf));
    expect(Math.max(...tagsOf(pdf).map(depthOf))).toBe(9);
  });

  it('keeps the words of the editor, their looks and their lines', async () => {
    const all = { bold: true, italic: true, underline: true, strikethrough: true, code: true };
    const body: RichText = [
      { type: 'paragraph', children: [{ type: 'text', text: '第一行\n第二行' }] },
      { type: 'heading', level: 2, children: [{ type: 'text', text: '小标题' }] },
      { type: 'quote', children: [{ type: 'text', text: '引文' }] },
      { type: 'code', children: [{ type: 'text', text: 'if a:\n    b()' }] },
      { type: 'paragraph', children: [{ type: 'text', text: '样样都有', ...all }] },
    ];
    const pdf = readPdf(await bytesOf(story(body)));
    const paragraph = ofRole(pdf, /^P$/).find((tag) => textIn(tag).includes('第一行'));
    expect(paragraph === undefined ? '' : textIn(paragraph).trim()).toBe('第一行\n第二行');
    expect(ofRole(pdf, /^BlockQuote$/).map((tag) => squeezed(textIn(tag)))).toEqual(['引文']);
    expect(ofRole(pdf, /^Code$/).map((tag) => squeezed(textIn(tag)))).toEqual(
      expect.arrayContaining(['ifa:', 'b()', '样样都有']),
    );
    expect(headings(pdf).map(({ text }) => text)).not.toContain('小标题');
  });
});

describe('the compiler of a PDF', () => {
  const titled = '#set document(title: "T")\n#set text(font: "Noto Sans SC", fallback: false)\n';
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');

  it('says what is wrong with a template', () => {
    expect(() => compilePdf('#panic("no such kind")', new Map())).toThrow(/no such kind/);
    expect(() => compilePdf('#image("gone.svg")', new Map())).toThrow(/file not found/);
  });

  it.each([
    ['a picture without words', '#image("a.svg")', /missing alt text/],
    ['a heading that skips a level', '= One\n=== Three', /skipped from heading level 1 to 3/],
    ['a character without a shape', '𠮷', /could not be displayed/],
  ])('refuses what PDF/UA does: %s', (_, markup, reason) => {
    expect(() => compilePdf(`${titled}${markup}`, new Map([['a.svg', svg]]))).toThrow(reason);
  });

  it('knows the files of no document but the one it sets', () => {
    compilePdf(`${titled}#image("a.svg", alt: "a")`, new Map([['a.svg', svg]]));
    expect(() => compilePdf(`${titled}#image("a.svg", alt: "a")`, new Map())).toThrow(/file not found/);
  });
});

/** A sentence in each script in which people of the country or their guests write names and places. */
const SCRIPTS: readonly (readonly [script: string, text: string])[] = [
  ['Latin Extended', 'Łódź, Škoda, Đặng Thị Bưởi, ƒŋǂ, Ǆ, ẞ, Œuvre'],
  ['Greek', 'Ἀριστοτέλης γράφει στην Αθήνα'],
  ['Cyrillic', 'Қазақстан, Өмүрбек, Ђорђе, Щербаков'],
  ['hanzi of Extension A and B', '㑇㵐𠝹𠱃𡃁𢯎𣲷𤧟𥔲'],
  ['Tibetan', 'བོད་སྐད་དང་ཡི་གེ་སློབ་སྦྱོང་བྱེད་པའི་བྱེད་སྒོ། རྒྱལ་བསྟན།'],
  ['Uyghur', 'ئۇيغۇر تىلى ۋە مەدەنىيەت پائالىيىتى'],
  ['Arabic', 'اللغة العربية في القرية'],
  ['Mongolian', 'ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ ᠤᠨ ᠰᠤᠷᠭᠠᠯᠲᠠ'],
  ['Hebrew', 'שלום לכל המתנדבים'],
];

/** The text that a program other than our reader finds. */
function textLayerOf(bytes: Uint8Array): string {
  const { status, stdout, stderr } = spawnSync('pdftotext', ['-enc', 'UTF-8', '-', '-'], {
    input: bytes,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The PDF has no text: ${stderr}`);
  // The program itself adds marks of direction.
  return stdout.replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '');
}

/** Debian's poppler-utils; .ci/run installs it. */
const withPdftotext = spawnSync('pdftotext', ['-v']).error === undefined ? it : it.skip;

describe('the characters of a PDF', () => {
  it('are all of GB2312, and 酃, each with a shape and each found again', async () => {
    const decoder = new TextDecoder('gb2312');
    const hanzi: string[] = [];
    for (let row = 0xb0; row <= 0xf7; row += 1) {
      for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
        const character = decoder.decode(new Uint8Array([row, cell]));
        // Row D7 ends five cells early.
        if (/^\p{Script=Han}$/u.test(character)) hanzi.push(character);
      }
    }
    expect(hanzi).toHaveLength(6763);
    hanzi.push('酃');
    expect(isInOneFont(hanzi.join(''))).toBe(true);
    const text = hanzi.join('');
    const pdf = readPdf(
      await bytesOf(
        story([
          { type: 'paragraph', children: [{ type: 'text', text }] },
          { type: 'paragraph', children: [{ type: 'text', text, bold: true }] },
        ]),
      ),
    );
    const read = bodyOf(pdf);
    expect(read.indexOf(text)).toBeGreaterThan(0);
    expect(read.lastIndexOf(text)).toBeGreaterThan(read.indexOf(text));
  });

  it.each([
    ['an emoji of several parts', '好👨‍👩‍👧‍👦吧', '好👨👩👧👦吧'],
    ['an emoji of a colour', '好👍🏽吧', '好👍吧'],
    ['an emoji with an accent, which no font has', '好👍\u0301吧', '好👍吧'],
    ['an emoji chosen by a selector', '爱❤️心', '爱❤心'],
    ['a rare hanzi', '𠮷野家', '□野家'],
    ['a script that nobody writes any more', '𒀭𒂗', '□□'],
    ['half a pair', '前\uD800后', '前\uFFFD后'],
    ['an accent typed apart from its letter', 'Bo\u0323', 'Bọ'],
    ['a letter in a variant of its own', '𝐇𝐢 你好', 'Hi 你好'],
    ['a space of a kind of its own', 'a\u1680b\u2028c', 'a b c'],
    ['what joins and marks, unseen', '甲\u200B乙\uFEFF\u200E丙\uFE0F', '甲乙丙'],
  ])('that the fonts lack are shown as a box, or as what they look like: %s', async (_, typed, shown) => {
    expect(printable(typed.toWellFormed())).toBe(shown);
    const pdf = readPdf(await bytesOf(story(prose(typed))));
    expect(bodyOf(pdf)).toContain(squeezed(shown));
  });

  withPdftotext.each(SCRIPTS)('are those of %s, found again as they were typed', async (_, text) => {
    expect(printable(text)).toBe(text);
    const bytes = await bytesOf(
      story([
        { type: 'paragraph', children: [{ type: 'text', text }] },
        { type: 'paragraph', children: [{ type: 'text', text, bold: true }] },
      ]),
    );
    const read = squeezed(textLayerOf(bytes));
    expect(read.split(squeezed(text)).length - 1).toBeGreaterThanOrEqual(2);
  });

  it('are emoji as well, alone and in every company', async () => {
    const emoji: string[] = [];
    for (let codePoint = 0x203c; codePoint <= 0x1faff; codePoint += 1) {
      const character = String.fromCodePoint(codePoint);
      if (/^\p{Emoji_Presentation}$/u.test(character)) emoji.push(character);
    }
    expect(emoji.length).toBeGreaterThan(1000);
    const boxes = emoji.filter((character) => printable(character) === MISSING);
    // Characters of the newest Unicode, and flags, whose halves mean nothing alone.
    expect(boxes.length).toBeLessThan(emoji.length / 50);
    const sequences = ['🇨🇳', '1️⃣', '👨‍👩‍👧‍👦', '🏳️‍🌈', '👍🏽', '👍\u0301', 'a👍\u0301b', '❤️‍🔥', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'];
    const text = [...emoji, ...sequences].map((one) => `字${one}a`).join('');
    const read = bodyOf(readPdf(await bytesOf(story(prose(text, emoji.join(''))))));
    expect(read).toContain(squeezed(printable(text)));
  });

  it('are set whatever somebody types, and lose none of it on the way', async () => {
    const anything = fc.string({ unit: 'binary', maxLength: 60 });
    const texts = fc.sample(anything, { numRuns: 300, seed: 5 }).map((text) => text.toWellFormed());
    fc.assert(
      fc.property(anything, (text) => {
        const shown = printable(text.toWellFormed());
        expect(pieces(shown).join('')).toBe(shown);
        expect(printable(shown)).toBe(shown);
      }),
    );
    const read = bodyOf(readPdf(await bytesOf(story(prose(...texts)))));
    for (const text of texts) expect(read).toContain(squeezed(printable(visibleText(text))));
  });

  it('never fail a document, wherever they stand', async () => {
    const odd = '👍\u0301𠮷\uFEFF\u180E\uE000\uFFFF\u{10FFFF}';
    const indicator = buildMeasured({ label: words(odd), unit: words(odd) });
    const model = compileReport(
      buildReportFacts({
        entry: { title: words(odd) },
        programmes: [
          buildProgramme({
            programme: { name: words('\u200B\uFEFF'), summaryTemplate: words(odd) },
            indicators: [indicator],
            narrative: {
              stories: [
                buildStory(odd, {
                  narrative: { language: 'zh-Hans', title: '\uFEFF', body: prose(odd) },
                  photos: [buildPhoto({ caption: odd, credit: odd, alternativeText: odd })],
                }),
              ],
            },
          }),
        ],
      }),
    );
    const points = [10, 11, 12].map((month) => ({ month: toMonth(`2020-${month}`), value: quantity('1') }));
    const pdf = readPdf(await bytesOf(withTrends(model, [{ programme: 'zero_waste', indicator, points }])));
    expect(pdf.info.Title).toBe(printable(visibleLine(odd)));
    expect(headings(pdf).map(({ text }) => text)).toContain('□');
    expect(ofRole(pdf, /^Figure$/)).toHaveLength(2);
  });

  it('break a line where no space does, so that none runs off the page', async () => {
    const long = `${'a'.repeat(400)} https://example.org/${'0123456789'.repeat(30)}`;
    const bytes = await bytesOf(story(prose(long)));
    const pdf = readPdf(bytes);
    expect(bodyOf(pdf)).toContain(squeezed(long));
    const lines = pdf.pages.flatMap(({ text }) => text.split('\n')).filter((line) => /a{20}/.test(line));
    expect(lines.length).toBeGreaterThan(3);
  });
});

describe('hostile text in a PDF', () => {
  let hostile: ReadPdf;
  beforeAll(async () => {
    hostile = await documentOf(hostileFacts);
  });

  it('is no script, no attachment, no action and no link', () => {
    expect(hostile.javascript).toBeNull();
    expect(hostile.attachments).toBeNull();
    expect(hostile.openAction).toBeNull();
    expect(webLinks(hostile)).toEqual([]);
    expect(hostile.pages.flatMap(({ links }) => links.map(({ subtype }) => subtype))).not.toContain('Widget');
  });

  it('reads as it was typed', () => {
    expect(bodyOf(hostile)).toContain(squeezed(printable(visibleLine(HOSTILE))));
    expect(hostile.pages.map(({ text }) => text).join('')).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
  });

  it('adds no heading to those of the report', () => {
    const { sections } = compileReport(hostileFacts);
    expect(headings(hostile).map(({ level }) => level)).toEqual(
      everySection(sections).map(({ level }) => level),
    );
  });

  it.each([
    '#panic("run")',
    '#read("/etc/passwd")',
    '#import "@preview/x:1.0.0"',
    '= Heading <label> @label',
    '$ x $ *b* _i_ `c` \\ ~ -- --- "q" \'s\'',
    '#set page(width: 1pt)',
    '</image><script/> ]] } ) "',
    '\\u{41} #sys.inputs // comment /* more',
  ])('is a text to the compiler too: %s', async (typed) => {
    const facts = buildReportFacts({
      entry: { title: words(typed), note: words(typed) },
      programmes: [
        buildProgramme({
          programme: { name: words(typed) },
          indicators: [buildMeasured({ label: words(typed) })],
          narrative: {
            stories: [
              buildStory('故事', {
                narrative: { language: 'zh-Hans', title: typed, body: prose(typed) },
                photos: [buildPhoto({ caption: typed, alternativeText: typed })],
              }),
            ],
          },
        }),
      ],
    });
    const pdf = await documentOf(facts);
    const shown = squeezed(visibleLine(typed));
    expect(bodyOf(pdf).split(shown).length - 1).toBeGreaterThan(6);
    expect(pdf.info.Title).toBe(visibleLine(typed));
    expect(ofRole(pdf, /^Figure$/)[0]?.alt).toBe(visibleLine(typed));
  });
});
