/** The report as a Word document, from its title to its last section. */
import { dayText } from '../../report/rules/days';
import { firstDayOf } from '../../domain/month';
import type { ReportModel } from '../../report/rules/model';
import { PHRASES } from '../../report/rules/phrases';
import { dayInZone } from '../day-in-zone';
import { loadPictures } from '../pictures/load-pictures';
import { PRINTED_WORDS } from '../printed-words';
import type { FileRenderer, RenderContext } from '../renderer';
import { revisionList } from '../revision-list';
import { visibleLine } from '../visible-text';
import { blockParagraphs } from './blocks';
import { contents } from './contents';
import type { WordContext } from './context';
import { field, lineRun, link, paragraph, run } from './nodes';
import { outline } from './outline';
import { FOOTER_RELATION, HEADER_RELATION, writeDocument } from './package';
import { HEADER_DISTANCE, MARGIN, PAGE_HEIGHT, PAGE_WIDTH } from './page';
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

    // 2. The words, in order: the contents are made of the headings that were written.
    const title = visibleLine(report.title.text);
    const preamble = model.preamble.flatMap((block) => blockParagraphs(block, context));
    const sections = outline(model.sections, context);
    const body = [
      paragraph([lineRun(title)], { style: 'Title' }),
      ...subtitles(model, renderContext, context),
      ...(leftOut === 0 ? [] : [paragraph([lineRun(words.picturesLeftOut(leftOut))], { style: 'Notice' })]),
      ...preamble,
      ...contents(parts.entries, words.contents),
      ...sections,
      SECTION,
    ];

    // 3. The file.
    return writeDocument({
      title,
      locale,
      written: report.publishedAt ?? `${firstDayOf(report.month)}T00:00:00Z`,
      body,
      header: [paragraph([lineRun(title)], { style: 'Header' })],
      footer: [footer(words.page)],
      parts,
    });
  },
};

/** When it was published, and its other revisions. */
function subtitles(
  { report, history }: ReportModel,
  renderContext: RenderContext,
  context: WordContext,
): XmlElement[] {
  const { locale, publishedAt, revision } = report;
  const published =
    publishedAt === null
      ? []
      : [
          PRINTED_WORDS[locale].published(
            dayText(dayInZone(publishedAt, renderContext.timeZone), locale),
            revision,
          ),
        ];
  const revisions = revisionList(report, history, renderContext);
  return [
    ...published.map((text) => paragraph([lineRun(text)], { style: 'Subtitle' })),
    ...(revisions.length === 0
      ? []
      : [
          paragraph(
            [
              run(PHRASES[locale].revisionsLead),
              ...revisions.flatMap(({ text, links }, index) => [
                ...(index === 0 ? [] : [run(' · ')]),
                ...link(links?.docx ?? null, (look) => [lineRun(text, look)], context),
              ]),
            ],
            { style: 'Subtitle' },
          ),
        ]),
  ];
}

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
