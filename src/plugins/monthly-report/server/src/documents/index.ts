/** Every format a report can be read in. A new one is a file of its own and a row here. */
import type { FileFormat, TextFormat } from '../../../shared/vocabulary';
import { docxRenderer } from './docx/render-docx';
import { htmlRenderer } from './html/render-html';
import { jsonRenderer } from './json/render-json';
import { markdownRenderer } from './markdown/render-markdown';
import { pdfRenderer } from './pdf/render-pdf';
import type { FileRenderer, TextRenderer } from './renderer';
import { xlsxRenderer } from './xlsx/render-xlsx';

export const textRenderers = {
  json: jsonRenderer,
  html: htmlRenderer,
  md: markdownRenderer,
} as const satisfies Record<TextFormat, TextRenderer>;

export const fileRenderers = {
  pdf: pdfRenderer,
  docx: docxRenderer,
  xlsx: xlsxRenderer,
} as const satisfies Record<FileFormat, FileRenderer>;

export const renderers = { ...textRenderers, ...fileRenderers };

export { trendPicture } from './charts/trend-picture';
export { renderIndex, type ListedReport } from './html/render-index';
export { REPORT_STYLESHEET, STYLESHEET_PATH } from './html/stylesheet';
export { renderContext } from './links';
export type {
  FileRenderer,
  FormatLinks,
  Material,
  Picture,
  RenderContext,
  TextRenderer,
  TrendLayout,
} from './renderer';
export { renderMonths } from './json/months';
