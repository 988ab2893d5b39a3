/** The report as a Word document, read back paragraph by paragraph. */
import { renderContext } from '../../src/plugins/monthly-report/server/src/documents';
import { fileRenderers } from '../../src/plugins/monthly-report/server/src/documents/files';
import type { Picture } from '../../src/plugins/monthly-report/server/src/documents';
import { headingText } from '../../src/plugins/monthly-report/server/src/documents/heading-text';
import { visibleLine } from '../../src/plugins/monthly-report/server/src/documents/visible-text';
import type { ReportFacts } from '../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { toMonth } from '../../src/plugins/monthly-report/server/src/domain/month';
import { compileReport } from '../../src/plugins/monthly-report/server/src/report/rules/compile';
import type { ReportModel, Section } from '../../src/plugins/monthly-report/server/src/report/rules/model';
import { publishedModel } from '../../src/plugins/monthly-report/server/src/report/rules/published-model';
import { facts as hostileFacts } from '../golden/hostile-text/facts';
import { HOSTILE } from '../golden/hostile';
import { ordinaryMonth } from '../golden/ordinary';
import { elements, textOf, textOfPart, xmlOfPart } from '../helpers/archive';
import { quantity } from '../helpers/builders';
import { buildExplained } from '../helpers/findings';
import { MONTH, YICANG, ZERO_WASTE } from '../helpers/reference';
import {
  buildActivityOf,
  buildMeasured,
  buildPhoto,
  buildProgramme,
  buildReportFacts,
  buildStory,
  words,
} from '../helpers/report-builders';
import { outOfOrder, readDocument, shownText, type ReadDocument } from '../helpers/word';

/** The document only carries these bytes: their content does not matter. */
const PICTURE: Picture = { bytes: new Uint8Array([0xff, 0xd8, 0xff, 0xd9]), width: 1400, height: 1050 };
const PUBLIC_URL = 'https://reports.example.org';

const isOnSite = (address: string) => address.startsWith('/uploads/');

function bytesOf(model: ReportModel, publicUrl = PUBLIC_URL): Promise<Uint8Array> {
  const { month, locale } = model.report;
  return fileRenderers.docx.render(
    model,
    renderContext({ month, locale }, { publicUrl, timeZone: 'Asia/Shanghai' }),
    {
      appendix: () => Promise.reject(new Error('Word prints no appendix')),
      picture: (address) => Promise.resolve(isOnSite(address) ? PICTURE : null),
    },
  );
}

const documentOf = async (facts: ReportFacts): Promise<ReadDocument> =>
  readDocument(await bytesOf(compileReport(facts)));

const ordinary = (): Promise<ReadDocument> => documentOf(ordinaryMonth('zh-Hans'));

const everySection = (sections: readonly Section[]): Section[] =>
  sections.flatMap((section) => [section, ...everySection(section.sections)]);

const ofStyle = ({ paragraphs }: ReadDocument, pattern: RegExp) =>
  paragraphs.filter(({ style }) => pattern.test(style));

/** The first page has tables too, of the key figures. */
const isOfTotals = ([head = []]: readonly (readonly string[])[]): boolean => head[2] === '本月';

describe('the Word document of a report', () => {
  it('has every heading in the order of the report, in a style of its level', async () => {
    const { sections } = compileReport(ordinaryMonth('zh-Hans'));
    const headings = ofStyle(await ordinary(), /^Heading\d$/);
    expect(headings.map(({ style, text }) => [style, text])).toEqual(
      everySection(sections).map(({ heading }) => [`Heading${heading.level - 1}`, heading.title.text]),
    );
  });

  it('has its headings numbered by Word: 一、（一）1.（1）, anew under every programme', async () => {
    const document = await ordinary();
    const headings = ofStyle(document, /^Heading\d$/);
    const numbered = headings.filter(({ list }) => list !== null);
    expect(new Set(numbered.map(({ style, level }) => `${style} ${level}`))).toEqual(
      new Set(['Heading2 0', 'Heading3 1', 'Heading4 2', 'Heading5 3']),
    );
    expect(headings.filter(({ style }) => style === 'Heading1').map(({ list }) => list)).toEqual([
      null,
      null,
    ]);
    const [firstList, secondList] = [...new Set(numbered.map(({ list }) => list))];
    expect(secondList).not.toBe(firstList);

    const numbering = xmlOfPart(document.parts, 'word/numbering.xml');
    const [headingList] = elements(numbering, 'w:abstractNum');
    const levels = headingList === undefined ? [] : elements(headingList, 'w:lvl');
    expect(
      levels.map((level) =>
        ['w:numFmt', 'w:lvlText'].map((name) => elements(level, name)[0]?.attributes['w:val']),
      ),
    ).toEqual([
      ['chineseCountingThousand', '%1、'],
      ['chineseCountingThousand', '（%2）'],
      ['decimal', '%3.'],
      ['decimal', '（%4）'],
    ]);
    const lists = elements(numbering, 'w:num').filter(({ attributes }) =>
      [firstList, secondList].includes(attributes['w:numId'] ?? ''),
    );
    for (const list of lists) expect(elements(list, 'w:startOverride')).toHaveLength(4);
  });

  it('numbers headings in English as the report does', async () => {
    const { parts } = await documentOf(ordinaryMonth('en'));
    const texts = elements(xmlOfPart(parts, 'word/numbering.xml'), 'w:lvlText').map(
      ({ attributes }) => attributes['w:val'],
    );
    expect(texts.slice(0, 4)).toEqual(['%1.', '%1.%2', '%1.%2.%3', '%1.%2.%3.%4']);
  });

  it('has contents that lead to every heading', async () => {
    const { sections } = compileReport(ordinaryMonth('zh-Hans'));
    const document = await ordinary();
    const lines = ofStyle(document, /^TOC\d$/);
    // Each line ends with its probable page number.
    expect(lines.filter(({ text }) => !/\t\d+$/.test(text))).toEqual([]);
    expect(lines.map(({ style, text }) => [style, text.replace(/\t\d+$/, '')])).toEqual(
      everySection(sections).map(({ heading }) => [
        `TOC${heading.level - 1}`,
        headingText(heading.number, heading.title.text),
      ]),
    );
    const bookmarks = elements(document.body, 'w:bookmarkStart').map(
      ({ attributes }) => attributes['w:name'],
    );
    const anchors = lines.flatMap(({ xml }) =>
      elements(xml, 'w:hyperlink').map(({ attributes }) => attributes['w:anchor']),
    );
    expect(anchors).toEqual(bookmarks);
    expect(textOf(elements(document.body, 'w:instrText')[0] ?? document.body)).toContain('TOC \\o "1-5"');
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
    const { tables } = await documentOf(
      buildReportFacts({
        entry: { month: toMonth(MONTH) },
        programmes: [programme('zero_waste', 1, ZERO_WASTE), programme('yicang', 2, YICANG)],
      }),
    );
    // All figures have the decimals of their column, and thousands in groups.
    expect(
      tables
        .filter(isOfTotals)
        .map(([, ...rows]) =>
          rows.map(([label, , month = '']) => [label, Number(month.replaceAll(',', ''))]),
        ),
    ).toEqual([ZERO_WASTE, YICANG].map((figures) => Object.entries(figures)));
  });

  it('repeats the head of a table on every page', async () => {
    const { body } = await ordinary();
    // Tables that put photos beside each other have no head.
    for (const table of elements(body, 'w:tbl').filter((one) => elements(one, 'w:drawing').length === 0)) {
      const rows = elements(table, 'w:tr').map((row) => elements(row, 'w:tblHeader').length);
      expect(rows).toEqual([1, ...rows.slice(1).map(() => 0)]);
    }
  });

  it('prints the sentence with its figures in bold, and the reporting rate', async () => {
    const { paragraphs } = await ordinary();
    const sentence = paragraphs.find(({ text }) => text.startsWith('截至2020年12月，据不完全统计'));
    expect(sentence?.text).toContain('参与人数总5,205人次，有害垃圾减量19kg。');
    const bold = (sentence === undefined ? [] : elements(sentence.xml, 'w:r'))
      .filter((run) => elements(run, 'w:b').length > 0)
      .map(shownText);
    expect(bold).toEqual(['2', '2', '2', '5,205', '19']);
    expect(paragraphs.map(({ text }) => text)).toContain('应报机构3家，实报机构2家，填报率66.67%。');
  });

  it('prints what explains a figure, and in a preview what was found', async () => {
    const findings = [
      buildExplained({ message: { 'zh-Hans': '数字可疑', en: 'Odd' }, explanation: '已核实' }),
      buildExplained({ message: { 'zh-Hans': '缺照片', en: 'None' }, explanation: null }),
    ];
    const { programmes } = ordinaryMonth('zh-Hans');
    const texts = async (status: 'draft' | 'published') =>
      (await documentOf(buildReportFacts({ entry: { status }, programmes, findings }))).paragraphs.map(
        ({ text }) => text,
      );
    expect(await texts('published')).toContain('数字可疑——已核实');
    expect((await texts('published')).join()).not.toContain('缺照片');
    expect(await texts('draft')).toContain('错误 缺照片');
  });

  it('carries its title in the header and counts its pages in the footer', async () => {
    const { parts, body } = await ordinary();
    expect(shownText(xmlOfPart(parts, 'word/header1.xml'))).toBe('2020年12月联合公益计划月报');
    const footer = xmlOfPart(parts, 'word/footer1.xml');
    expect(shownText(footer)).toBe('第 1 页，共 1 页');
    expect(elements(footer, 'w:instrText').map((field) => textOf(field).trim())).toEqual([
      'PAGE',
      'NUMPAGES',
    ]);
    expect(elements(body, 'w:headerReference')).toHaveLength(1);
    expect(elements(body, 'w:footerReference')).toHaveLength(1);
  });

  it('names a font for Chinese in every style that names one', async () => {
    const { parts } = await ordinary();
    const fonts = elements(xmlOfPart(parts, 'word/styles.xml'), 'w:rFonts');
    expect(fonts.length).toBeGreaterThan(5);
    for (const { attributes } of fonts) expect(attributes['w:eastAsia']).toMatch(/\p{Script=Han}/u);
  });

  it('prints photos with their alternative text and their captions', async () => {
    const { body, parts, paragraphs } = await ordinary();
    const described = elements(body, 'wp:docPr').map(({ attributes }) => attributes.descr);
    expect(described).toEqual(['大讲堂现场']);
    expect(parts.get('word/media/picture1.jpeg')).toEqual(PICTURE.bytes);
    const captions = paragraphs.filter(({ style }) => style === 'Caption').map(({ text }) => text);
    expect(captions).toEqual(['大讲堂现场（图片来源：绿邻居）']);
    const at = paragraphs.findIndex(({ style }) => style === 'Photo');
    expect(paragraphs[at + 1]?.style).toBe('Caption');
  });

  it('puts two photos beside each other where their legends are short, the odd one by itself first', async () => {
    const photoOf = (name: string, caption: string) => buildPhoto({ url: `/uploads/${name}.jpg`, caption });
    const rowsOf = async (captions: readonly string[]) => {
      const photos = captions.map((caption, index) => photoOf(String(index), caption));
      const facts = buildReportFacts({
        programmes: [buildProgramme({ narrative: { stories: [buildStory('故事', { photos })] } })],
      });
      const { body } = await documentOf(facts);
      return elements(body, 'w:tbl')
        .filter((table) => elements(table, 'w:drawing').length > 0)
        .map((table) => elements(table, 'w:drawing').length);
    };
    expect(await rowsOf(['一', '二', '三', '四', '五'])).toEqual([2, 2]);
    expect(await rowsOf(['一', '长'.repeat(200)])).toEqual([]);
  });

  it('prints no photo so high that it would leave a third of a page white', async () => {
    const { body } = await ordinary();
    const page = 16_838 - 2 * 1440;
    const heights = elements(body, 'wp:extent').map(({ attributes }) => Number(attributes.cy) / 635);
    expect(Math.max(...heights)).toBeLessThan(page / 3);
  });

  it('leaves a note where a picture cannot be printed', async () => {
    const { paragraphs } = await ordinary();
    expect(ofStyle({ paragraphs } as ReadDocument, /^MissingPicture$/).map(({ text }) => text)).toEqual([
      '［图片未能收入：Volunteers］',
    ]);
  });

  it('holds a photo that is printed twice once, in the smallest size that is large enough', async () => {
    const photo = buildPhoto({
      alternativeText: '课堂',
      formats: {
        small: { url: '/uploads/small.jpg', width: 500, height: 375 },
        large: { url: '/uploads/large.jpg', width: 1000, height: 750 },
      },
    });
    const asked: string[] = [];
    const model = compileReport(
      buildReportFacts({
        programmes: [
          buildProgramme({ narrative: { stories: [buildStory('故事', { photos: [photo, photo] })] } }),
        ],
      }),
    );
    const bytes = await fileRenderers.docx.render(
      model,
      renderContext({ month: model.report.month, locale: 'zh-Hans' }, { publicUrl: '', timeZone: 'UTC' }),
      {
        appendix: () => Promise.reject(new Error('Word prints no appendix')),
        picture: (address) => {
          asked.push(address);
          return Promise.resolve(PICTURE);
        },
      },
    );
    const { parts, body } = readDocument(bytes);
    expect(asked).toEqual(['/uploads/large.jpg']);
    expect([...parts.keys()].filter((name) => name.startsWith('word/media/'))).toHaveLength(1);
    const drawings = elements(body, 'wp:docPr').map(({ attributes }) => attributes.id);
    expect(new Set(drawings).size).toBe(2);
  });

  it('prints as many pictures as a file can be sent with, and notes in place of the others', async () => {
    const photos = Array.from({ length: 60 }, (_, index) => buildPhoto({ url: `/uploads/${index}.jpg` }));
    const model = compileReport(
      buildReportFacts({
        programmes: [buildProgramme({ narrative: { stories: [buildStory('故事', { photos })] } })],
      }),
    );
    let asked = 0;
    const bytes = await fileRenderers.docx.render(
      model,
      renderContext({ month: model.report.month, locale: 'zh-Hans' }, { publicUrl: '', timeZone: 'UTC' }),
      {
        appendix: () => Promise.reject(new Error('Word prints no appendix')),
        picture: () => {
          asked += 1;
          return Promise.resolve({ ...PICTURE, bytes: new Uint8Array(2 * 1024 * 1024) });
        },
      },
    );
    const document = readDocument(bytes);
    expect(asked).toBe(32);
    expect(ofStyle(document, /^Photo$/)).toHaveLength(32);
    expect(ofStyle(document, /^MissingPicture$/)).toHaveLength(28);
    expect(document.paragraphs.map(({ text }) => text)).toContain(
      '图片过多，本文件未收入其中28张；全部图片见网页版月报。',
    );
  });

  it('says what it corrects before the report begins', async () => {
    const compiled = compileReport(ordinaryMonth('zh-Hans'));
    const name = (text: string) => ({ text, language: 'zh-Hans' }) as const;
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
    const document = readDocument(await bytesOf(model));
    const texts = document.paragraphs.map(({ text }) => text);
    expect(document.tables.flat()).toContainEqual([
      '零废弃',
      '有害垃圾减量',
      '本月',
      'kg',
      '19',
      '17.5',
      '-1.5',
    ]);
    for (const told of ['本期月报第2版对第1版作如下更正。', '更正原因：补报一场活动', '删除：旧故事']) {
      expect(texts.indexOf(told)).toBeGreaterThan(0);
      expect(texts.indexOf(told)).toBeLessThan(texts.indexOf('一、项目整体进展\t3'));
    }
    expect(texts).toContain('历次版本：第2版（2021年3月2日） · 第1版（2021年1月8日）');
    expect(
      elements(xmlOfPart(document.parts, 'word/_rels/document.xml.rels'), 'Relationship'),
    ).toContainEqual(
      expect.objectContaining({
        attributes: expect.objectContaining({
          Target: `${PUBLIC_URL}/api/monthly-report/reports/2020-12.docx?revision=1`,
        }) as object,
      }),
    );
  });

  it('leads to what a link of the report leads to, and to nothing of a site whose address is unknown', async () => {
    const model = compileReport(ordinaryMonth('zh-Hans'));
    const targets = async (publicUrl: string) =>
      elements(
        xmlOfPart(readDocument(await bytesOf(model, publicUrl)).parts, 'word/_rels/document.xml.rels'),
        'Relationship',
      )
        .filter(({ attributes }) => attributes.TargetMode === 'External')
        .map(({ attributes }) => attributes.Target);
    expect(await targets('')).toEqual([
      'https://example.org/policy',
      'https://example.org/review?a=1&b=2',
      'https://example.org/video',
    ]);
  });

  it('is the same bytes twice', async () => {
    const model = compileReport(ordinaryMonth('zh-Hans'));
    expect(Buffer.compare(await bytesOf(model), await bytesOf(model))).toBe(0);
  });

  it.each([
    ['an ordinary month', ordinaryMonth('zh-Hans')],
    ['an English one', ordinaryMonth('en')],
    ['a hostile one', hostileFacts],
  ])('has its parts in the order of the standard: %s', async (_, facts) => {
    const { parts } = await documentOf(facts);
    for (const name of ['document', 'styles', 'numbering', 'settings', 'header1', 'footer1']) {
      expect(outOfOrder(xmlOfPart(parts, `word/${name}.xml`))).toEqual([]);
    }
  });

  it('names only styles, lists, links and pictures that are there', async () => {
    const { parts, body } = await documentOf(ordinaryMonth('zh-Hans'));
    const named = (name: string, attribute: string, root = body) =>
      new Set(elements(root, name).map(({ attributes }) => attributes[attribute] ?? ''));
    const styles = named('w:style', 'w:styleId', xmlOfPart(parts, 'word/styles.xml'));
    const lists = named('w:num', 'w:numId', xmlOfPart(parts, 'word/numbering.xml'));
    const relations = named('Relationship', 'Id', xmlOfPart(parts, 'word/_rels/document.xml.rels'));
    for (const style of [
      ...named('w:pStyle', 'w:val'),
      ...named('w:rStyle', 'w:val'),
      ...named('w:tblStyle', 'w:val'),
    ]) {
      expect(styles).toContain(style);
    }
    for (const list of named('w:numId', 'w:val')) expect(lists).toContain(list);
    for (const id of [...named('w:hyperlink', 'r:id'), ...named('a:blip', 'r:embed')]) {
      if (id !== '') expect(relations).toContain(id);
    }
  });
});

describe('hostile text in a Word document', () => {
  it('opens no link, no field and no part of its own', async () => {
    const { parts, body } = await documentOf(hostileFacts);
    const relations = elements(xmlOfPart(parts, 'word/_rels/document.xml.rels'), 'Relationship');
    expect(relations.filter(({ attributes }) => attributes.TargetMode === 'External')).toEqual([]);
    for (const field of elements(body, 'w:instrText')) {
      expect(textOf(field)).toMatch(/^ (?:TOC \\o "1-5" \\h \\z \\u|PAGEREF _Toc\d+ \\h) $/);
    }
    expect([...parts.keys()].filter((name) => /vba|embeddings|activeX|altChunk/i.test(name))).toEqual([]);
    for (const name of ['w:altChunk', 'w:object', 'w:fldSimple', 'w:script']) {
      expect(elements(body, name)).toEqual([]);
    }
  });

  it('reads as it was typed', async () => {
    const { paragraphs, parts } = await documentOf(hostileFacts);
    expect(paragraphs.map(({ text }) => text)).toContain(visibleLine(HOSTILE));
    expect(textOfPart(parts, 'word/document.xml')).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
  });

  it('adds no heading to those of the report', async () => {
    const { sections } = compileReport(hostileFacts);
    const headings = ofStyle(await documentOf(hostileFacts), /^Heading\d$/);
    expect(headings.map(({ style }) => style)).toEqual(
      everySection(sections).map(({ heading }) => `Heading${heading.level - 1}`),
    );
  });

  it('leaves out the two characters that no XML may hold', async () => {
    const named = buildProgramme({ programme: { name: words('零\uFFFE废\uFFFF弃') } });
    const [programme] = ordinaryMonth('zh-Hans').programmes;
    if (programme === undefined) throw new Error('The ordinary month has programmes');
    const document = await documentOf(
      buildReportFacts({ programmes: [{ ...named, narrative: programme.narrative }] }),
    );
    expect(ofStyle(document, /^Heading1$/).map(({ text }) => text)).toEqual(['零废弃']);
  });
});
