/**
 * A hundred hostile texts, each in every text field of a report, in every format: each is
 * shown as it was typed, and the document has the same elements as with plain words in
 * their place.
 */
import { Parser } from 'htmlparser2';
import type { Nodes } from 'mdast';
import { renderContext, textRenderers } from '../../src/plugins/monthly-report/server/src/documents';
import { fileRenderers } from '../../src/plugins/monthly-report/server/src/documents/files';
import { printable } from '../../src/plugins/monthly-report/server/src/domain/printable';
import { toMonth } from '../../src/plugins/monthly-report/server/src/domain/month';
import type { ReportModel } from '../../src/plugins/monthly-report/server/src/report/rules/model';
import { HOSTILE_URLS } from '../golden/hostile';
import { eachInEveryField, inEveryField } from '../golden/in-every-field';
import { INJECTIONS } from '../golden/injections';
import { parseXml, textOfPart, unzip, type XmlNode } from '../helpers/archive';
import { parseGfm } from '../helpers/gfm';
import { readPdf, tagsOf, textOfPages } from '../helpers/pdf';
import { closedUp } from '../helpers/read-report';
import { compiledWithTrends } from '../helpers/trends';
import { shownText } from '../helpers/word';
import { allTexts, readWorkbook } from '../helpers/workbook';

const context = renderContext(
  { month: toMonth('2020-12'), locale: 'zh-Hans' },
  { publicUrl: 'https://reports.example.org', timeZone: 'Asia/Shanghai' },
);
const material = {
  appendix: () => Promise.resolve({ programmes: [] }),
  picture: () => Promise.resolve(null),
};

const modelOf = (text: string): ReportModel => compiledWithTrends(inEveryField(text, HOSTILE_URLS));

/**
 * The visible part of a typed line: without controls and marks of direction; half a surrogate pair is one sign.
 * Written here a second time, so that the test does not use the code of the documents.
 */
const seen = (typed: string): string =>
  closedUp(
    typed
      .toWellFormed()
      .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, (sign) => (sign === '\t' ? ' ' : '')),
  );

/** A plain text of the same length and language. */
const harmless = (text: string): string =>
  text
    .replace(/\P{L}/gu, '。')
    .replace(/\p{Script=Han}/gu, '甲')
    .replace(/[^甲。]/gu, 'x');

interface Read {
  /** The elements of the document, in order. */
  readonly structure: readonly string[];
  /** The addresses that it links or loads. */
  readonly addresses: readonly string[];
  readonly text: string;
}

function readHtml(source: string): Read {
  const structure: string[] = [];
  const addresses: string[] = [];
  let text = '';
  const parser = new Parser({
    onopentag: (name, attributes) => {
      structure.push([name, ...Object.keys(attributes).sort()].join(' '));
      addresses.push(...['href', 'src', 'srcset', 'action', 'data'].flatMap((key) => attributes[key] ?? []));
    },
    oncomment: () => structure.push('comment'),
    onprocessinginstruction: (name) => structure.push(name),
    ontext: (words) => {
      text += words;
    },
  });
  parser.end(source);
  return { structure, addresses, text };
}

function readMarkdown(source: string): Read {
  const root = parseGfm(source);
  const nodes = everyNode(root);
  return {
    // The parser decides whether a text is one node or several.
    structure: nodes.map(({ type }) => type).filter((type) => type !== 'text'),
    addresses: nodes.flatMap((node) => ('url' in node ? [node.url] : [])),
    text: nodes
      .map((node) => ('value' in node ? node.value : 'alt' in node ? (node.alt ?? '') : ''))
      .join(''),
  };
}

const everyNode = (node: Nodes): Nodes[] => [
  node,
  ...('children' in node ? node.children.flatMap(everyNode) : []),
];

const everyElement = (node: XmlNode): XmlNode[] =>
  node.children.flatMap((child) => (typeof child === 'string' ? [] : [child, ...everyElement(child)]));

/** Every part of an Office file; attributes, not elements, mark texts that are too long or broken. */
function readOffice(bytes: Uint8Array, textOf: (bytes: Uint8Array) => string): Read {
  const parts = unzip(bytes);
  // Cells that look like a formula are formatted as text: that is only one more style. Equal texts
  // stand once among the strings, and a text of one line may or may not equal one of several lines.
  const counted = (name: string) => !['xl/styles.xml', 'xl/sharedStrings.xml'].includes(name);
  const xml = [...parts.keys()].filter((name) => /\.(?:xml|rels)$/.test(name) && counted(name));
  const all = xml.flatMap((name) => everyElement(parseXml(textOfPart(parts, name))));
  // The end of a page depends on the width of the text.
  const elements = all.map(({ name }) => name).filter((name) => name !== 'w:pageBreakBefore');
  return {
    structure: [...parts.keys(), ...elements],
    addresses: all.flatMap(({ attributes }) =>
      attributes.TargetMode === 'External' ? [attributes.Target ?? ''] : [],
    ),
    text: textOf(bytes),
  };
}

const wordText = (bytes: Uint8Array): string =>
  shownText(parseXml(textOfPart(unzip(bytes), 'word/document.xml')));
const sheetText = (bytes: Uint8Array): string => allTexts(readWorkbook(bytes)).join('\n');

const FORMATS: Readonly<Record<string, (model: ReportModel) => Promise<Read>>> = {
  html: (model) => Promise.resolve(readHtml(textRenderers.html.render(model, context))),
  md: (model) => Promise.resolve(readMarkdown(textRenderers.md.render(model, context))),
  docx: async (model) => readOffice(await fileRenderers.docx.render(model, context, material), wordText),
  xlsx: async (model) => readOffice(await fileRenderers.xlsx.render(model, context, material), sheetText),
};

/** The register of sites, which the page names below a number of registration. */
const REGISTER = 'https://beian.miit.gov.cn/';

/** An address of this site, or one that the test itself sets. */
const isOurs = (address: string): boolean =>
  address === REGISTER ||
  /^(?:#|\/(?![/\\])|https:\/\/reports\.example\.org\/|data:image\/svg\+xml,)/.test(address);

describe.each(Object.keys(FORMATS))('a hostile text in %s', (format) => {
  it.each(INJECTIONS.map((text) => [JSON.stringify(text), text] as const))('%s', async (_, text) => {
    const read = FORMATS[format];
    if (read === undefined) throw new Error(`No format ${format}`);
    const [hostile, plain] = [await read(modelOf(text)), await read(modelOf(harmless(text)))];
    expect(hostile.structure).toEqual(plain.structure);
    expect(hostile.addresses.filter((address) => !isOurs(address))).toEqual([]);
    expect(closedUp(hostile.text)).toContain(seen(text));
  });
});

describe('hostile texts in a PDF', () => {
  const pdfOf = async (texts: readonly string[]) =>
    readPdf(
      await fileRenderers.pdf.render(
        compiledWithTrends(eachInEveryField(texts, HOSTILE_URLS)),
        context,
        material,
      ),
    );

  it('are shown as they were typed, run nothing, lead nowhere and add nothing to its structure', async () => {
    const hostile = await pdfOf(INJECTIONS);
    const plain = await pdfOf(INJECTIONS.map(harmless));
    // Lines may break at other places: a text across two pages may be there once or twice.
    const rolesOf = (pdf: typeof hostile) => new Set(tagsOf(pdf).map(({ role }) => role));
    expect(rolesOf(hostile)).toEqual(rolesOf(plain));
    expect(hostile.outline.length).toBe(plain.outline.length);
    expect({ ...hostile, pages: [], outline: [], info: {}, metadata: '' }).toMatchObject({
      javascript: null,
      attachments: null,
      openAction: null,
    });
    const urls = hostile.pages.flatMap(({ links }) => links.flatMap(({ url }) => url ?? []));
    expect(urls.filter((url) => !isOurs(url))).toEqual([]);
    const text = closedUp(textOfPages(hostile));
    expect(INJECTIONS.filter((typed) => !text.includes(printable(seen(typed))))).toEqual([]);
  });
});
