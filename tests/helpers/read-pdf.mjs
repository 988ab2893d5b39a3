/**
 * Reads a PDF from standard input with pdf.js, which is not our code, and writes its content as JSON
 * (the type `ReadPdf` of pdf.ts). It is a separate program, because pdf.js is an ES module
 * that Jest does not load.
 */
import { buffer } from 'node:stream/consumers';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

const bytes = new Uint8Array(await buffer(process.stdin));
const document = await getDocument({ data: bytes, verbosity: VerbosityLevel.ERRORS }).promise;

const pageOf = async (destination) => {
  const explicit = typeof destination === 'string' ? await document.getDestination(destination) : destination;
  return explicit === null ? null : (await document.getPageIndex(explicit[0])) + 1;
};

/** Text by its marked content; text without any is an artifact. */
function textsOf(items) {
  const texts = new Map();
  const open = [];
  for (const item of items) {
    if (item.type === 'beginMarkedContent' || item.type === 'beginMarkedContentProps') {
      open.push(item.id ?? null);
    } else if (item.type === 'endMarkedContent') {
      open.pop();
    } else {
      const id = open.findLast((candidate) => candidate !== null) ?? null;
      texts.set(id, (texts.get(id) ?? '') + item.str + (item.hasEOL ? '\n' : ''));
    }
  }
  return texts;
}

function tagged(node, texts) {
  if (node.type === 'content') return { text: texts.get(node.id) ?? '' };
  if (node.type !== undefined) return { text: '' };
  return {
    role: node.role,
    ...(node.alt === undefined ? {} : { alt: node.alt }),
    ...(node.lang === undefined ? {} : { lang: node.lang }),
    children: node.children.map((child) => tagged(child, texts)),
  };
}

const labels = await document.getPageLabels();
const pages = [];
for (let number = 1; number <= document.numPages; number += 1) {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const texts = textsOf(items);
  const tree = await page.getStructTree();
  const links = [];
  for (const { subtype, url, dest, unsafeUrl } of await page.getAnnotations()) {
    links.push({ subtype, url: url ?? unsafeUrl ?? null, page: dest ? await pageOf(dest) : null });
  }
  pages.push({
    label: labels?.[number - 1] ?? null,
    text: items.map(({ str = '', hasEOL }) => str + (hasEOL ? '\n' : '')).join(''),
    artifacts: texts.get(null) ?? '',
    tree: tree === null ? null : tagged(tree, texts),
    links,
  });
}

async function outlineOf(nodes) {
  const read = [];
  for (const { title, dest, items } of nodes ?? []) {
    read.push({ title, page: await pageOf(dest), items: await outlineOf(items) });
  }
  return read;
}

const { info, metadata } = await document.getMetadata();
process.stdout.write(
  JSON.stringify({
    pages,
    outline: await outlineOf(await document.getOutline()),
    info: { ...info },
    metadata: metadata?.getRaw() ?? null,
    isMarked: (await document.getMarkInfo())?.Marked ?? false,
    javascript: await document.getJSActions(),
    attachments: await document.getAttachments(),
    openAction: await document.getOpenAction(),
  }),
);
