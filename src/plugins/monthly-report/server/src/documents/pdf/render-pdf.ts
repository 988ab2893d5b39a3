/** The report as a PDF, from its title to its last section. */
import { firstDayOf } from '../../domain/month';
import { printable } from '../../domain/printable';
import type { Report, ReportModel } from '../../report/rules/model';
import { PHRASES } from '../../report/rules/phrases';
import { textWidth } from '../charts/text-fit';
import { BRAND } from '../charts/palette';
import { contentsDepth, coverOf } from '../cover';
import { codeOf, onPaper } from '../on-paper';
import { printedAddress } from '../pictures/printed-address';
import { loadPictures } from '../pictures/load-pictures';
import { PRINTED_WORDS } from '../printed-words';
import type { FileRenderer, RenderContext } from '../renderer';
import { revisionList } from '../revision-list';
import { visibleLine } from '../visible-text';
import { printedBlocks } from './blocks';
import { compilePdf } from './compile';
import type { PdfContext } from './context';
import { figure, fitted } from './figure';
import { Files } from './files';
import { line, phrase, link, runs } from './inline';
import { outline } from './outline';
import { paragraph } from './paragraph';
import { pictureFile } from './picture-file';
import { TEMPLATE } from './template';
import type { PrintedBlock, PrintedDocument } from './tree';
import { widthOf } from './width-of';

export const pdfRenderer: FileRenderer = {
  render: async (model, renderContext, material) => {
    const { report } = model;
    const { locale } = report;
    const words = PRINTED_WORDS[locale];

    // 1. The pictures.
    const { byAddress, leftOut } = await loadPictures(model, material, pictureFile);
    const context: PdfContext = { locale, publicUrl: renderContext.publicUrl, files: new Files(byAddress) };

    // 2. The words, in order.
    const title = printable(visibleLine(report.title.text)) || report.month;
    const document: PrintedDocument = {
      title,
      author: printable(visibleLine(report.publisher?.network.text ?? '')),
      colour: report.publisher?.colour ?? BRAND,
      logo: logo(report, context),
      header: shortened(title),
      language: locale,
      written: writtenAt(report.publishedAt ?? `${firstDayOf(report.month)}T00:00:00Z`),
      mark: report.status === 'draft' ? PHRASES[locale].draft : null,
      contents: hasHeading(model) ? { title: words.contents, ...contentsOf(model) } : null,
      page: words.page,
      opening: [
        ...cover(model, renderContext, context),
        ...(leftOut === 0 ? [] : [paragraph('notice', line(words.picturesLeftOut(leftOut)))]),
        ...model.preamble.flatMap((block) => printedBlocks(block, context)),
      ],
      body: outline(model.sections, context),
      closing: closing(report, renderContext, context),
    };

    // 3. The pages.
    context.files.add('report.json', Buffer.from(JSON.stringify(document)));
    return compilePdf(TEMPLATE, context.files.all);
  },
};

/** Millimetres: the name of a network beside its mark can be read well at this size. */
const LOGO = { width: 60, height: 18 };

function logo({ publisher }: Report, { files }: PdfContext): PrintedDocument['logo'] {
  const picture = publisher?.logo ?? null;
  const placed = picture === null ? null : files.picture(printedAddress(picture));
  return placed && { file: placed.file, ...fitted(placed, LOGO) };
}

/** Millimetres: a telephone reads the code from the paper at arm's length. */
const CODE = 30;

/** Room to sign, and the permanent address of the revision. */
function closing(report: Report, renderContext: RenderContext, context: PdfContext): PrintedBlock[] {
  const { address, lines, signatures } = onPaper(report, renderContext);
  return [
    ...signatures.map((words) => paragraph('signature', line(words))),
    ...lines.map((words) => paragraph('details', line(words))),
    ...(address === null ? [] : [code(address, PRINTED_WORDS[report.locale].scan, context)]),
  ];
}

function code(address: string, description: string, { files }: PdfContext): PrintedBlock {
  const { svg, width } = codeOf(address);
  const file = files.drawing(Buffer.from(svg));
  return figure({ file, width, height: width }, { description, legend: null, mostHeight: CODE });
}

/** The most characters of the report's title that fit on one line above a page. */
const LONGEST_HEADER = 45;

function shortened(title: string): string {
  if (widthOf(title) <= LONGEST_HEADER) return title;
  const characters = [...title].slice(0, 2 * LONGEST_HEADER);
  while (widthOf(characters.join('')) > LONGEST_HEADER) characters.pop();
  return `${characters.join('')}…`;
}

function writtenAt(instant: string): PrintedDocument['written'] {
  const at = new Date(instant);
  return [
    at.getUTCFullYear(),
    at.getUTCMonth() + 1,
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
    at.getUTCSeconds(),
  ];
}

const hasHeading = ({ preamble, sections }: ReportModel): boolean =>
  sections.length > 0 || preamble.some(({ kind }) => kind === 'correction');

/** The lines of contents that fit on a page, and the ems that fit on a line. */
const CONTENTS_ROOM = { lines: 36, width: 40 };
const HEADING_LEVELS = 5;

function contentsOf({ sections }: ReportModel): { depth: number; mayBreak: boolean } {
  const { depth, isWhole } = contentsDepth(sections, CONTENTS_ROOM, HEADING_LEVELS);
  return { depth, mayBreak: !isWhole };
}

/** The first page: publisher, period, state, other revisions, and the results. */
function cover(
  { report, history }: ReportModel,
  renderContext: RenderContext,
  context: PdfContext,
): PrintedBlock[] {
  const { lines, programmes, leftOut } = coverOf(report, renderContext);
  const revisions = revisionList(report, history, renderContext);
  return [
    ...lines.map((words) => paragraph('subtitle', line(words))),
    ...(revisions.length === 0
      ? []
      : [
          paragraph('subtitle', [
            ...runs(PHRASES[report.locale].revisionsLead),
            ...revisions.flatMap(({ text, links }, index) => [
              ...(index === 0 ? [] : runs(' · ')),
              ...link(links?.pdf ?? null, line(text), context),
            ]),
          ]),
        ]),
    ...programmes.flatMap(({ name, figures }): PrintedBlock[] => [
      paragraph('lead', phrase(name, context)),
      {
        kind: 'key-figures',
        figures: figures.map(({ label, value, unit, change }) => ({
          label: phrase(label, context),
          value: line(value),
          size: keyFigureSize(value),
          unit: unit === null ? [] : phrase(unit, context),
          change: line(change),
        })),
      },
    ]),
    ...(leftOut === null ? [] : [paragraph('details', line(leftOut))]),
  ];
}

/** Points: a quarter of the text's width, less its padding, holds the whole figure. */
const KEY_FIGURE_WIDTH = 100;
const LARGEST_KEY_FIGURE = 17;

const keyFigureSize = (value: string): number =>
  Math.max(6, Math.min(LARGEST_KEY_FIGURE, Math.floor(KEY_FIGURE_WIDTH / textWidth(value))));
