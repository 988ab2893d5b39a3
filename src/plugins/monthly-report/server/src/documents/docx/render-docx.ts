/** The report as a Word document, from its title to its last section. */
import { firstDayOf } from '../../domain/month';
import { BRAND } from '../charts/palette';
import { loadPictures } from '../pictures/load-pictures';
import { PRINTED_WORDS } from '../printed-words';
import type { FileRenderer } from '../renderer';
import { visibleLine } from '../visible-text';
import { blockParagraphs } from './blocks';
import { contentsDepth } from '../cover';
import { contents } from './contents';
import { closing, logo } from './closing';
import { cover } from './cover';
import type { WordContext } from './context';
import { field, lineRun, paragraph, run } from './nodes';
import { outline } from './outline';
import { FOOTER_RELATION, HEADER_RELATION, writeDocument } from './package';
import { HEADER_DISTANCE, MARGIN, PAGE_HEIGHT, PAGE_WIDTH } from './page';
import { fitOnPage, pagesOf } from './pages';
import { Parts } from './parts';
import { xml, type XmlElement } from '../xml';
import { w } from './word-element';

export const docxRenderer: FileRenderer = {
  render: async (model, renderContext, material) => {
    const { report } = model;
    const { locale } = report;
    const words = PRINTED_WORDS[locale];

    // 1. The pictures.
    const { byAddress, leftOut } = await loadPictures(model, material, (picture) => picture);
    const parts = new Parts(byAddress);
    const context: WordContext = { locale, publicUrl: renderContext.publicUrl, parts };

    // 2. The words, in order: the contents are made from the written headings.
    const title = visibleLine(report.title.text);
    const preamble = model.preamble.flatMap((block) => blockParagraphs(block, context));
    const sections = outline(model.sections, context);
    const opening = [
      ...logo(report, context),
      paragraph([lineRun(title)], { style: 'Title' }),
      ...cover(model, renderContext, context),
      ...(leftOut === 0 ? [] : [paragraph([lineRun(words.picturesLeftOut(leftOut))], { style: 'Notice' })]),
      ...preamble,
    ];

    // 3. The contents, of at most one page, with the pages on which the headings will probably stand.
    const { depth, isWhole } = contentsDepth(model.sections, CONTENTS_ROOM, HEADING_LEVELS);
    const entries = parts.entries.filter(({ level }) => level < depth);
    const look = { title: words.contents, depth, isWhole };
    const startsPage = !fitOnPage([...opening, ...contents(entries, look)]);
    const pages = pagesOf([...opening, ...contents(entries, { ...look, startsPage }), ...sections]);
    const listed = contents(entries, { ...look, startsPage, pages });
    const body = [...opening, ...listed, ...sections, ...closing(report, renderContext, context), SECTION];

    // 4. The file.
    return writeDocument({
      title,
      colour: report.publisher?.colour ?? BRAND,
      author: visibleLine(report.publisher?.network.text ?? ''),
      locale,
      written: report.publishedAt ?? `${firstDayOf(report.month)}T00:00:00Z`,
      body,
      header: [paragraph([lineRun(title)], { style: 'Header' })],
      footer: [footer(words.page)],
      parts,
    });
  },
};

/** The lines of contents that fit on a page, and the ems that fit on a line. */
const CONTENTS_ROOM = { lines: 36, width: 36 };
const HEADING_LEVELS = 5;

function footer([before, between, after]: readonly [string, string, string]): XmlElement {
  return paragraph(
    [run(before), ...field('PAGE', '1'), run(between), ...field('NUMPAGES', '1'), run(after)],
    { style: 'Footer' },
  );
}

const SECTION = w('sectPr', {}, [
  xml('w:headerReference', { 'w:type': 'default', 'r:id': HEADER_RELATION }),
  xml('w:footerReference', { 'w:type': 'default', 'r:id': FOOTER_RELATION }),
  w('pgSz', { w: PAGE_WIDTH, h: PAGE_HEIGHT }),
  w('pgMar', {
    top: MARGIN,
    right: MARGIN,
    bottom: MARGIN,
    left: MARGIN,
    header: HEADER_DISTANCE,
    footer: HEADER_DISTANCE,
    gutter: 0,
  }),
]);
