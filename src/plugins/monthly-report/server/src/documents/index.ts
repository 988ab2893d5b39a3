/** Every format a report can be read in. A new one is a file of its own and a row here. */
import type { FileFormat, TextFormat } from '../../../shared/vocabulary';
import { docxRenderer } from './docx/render-docx';
import { htmlRenderer } from './html/render-html';
import { jsonRenderer } from './json/render-json';
import { markdownRenderer } from './markdown/render-markdown';
import type { FileRenderer, TextRenderer } from './renderer';
import { xlsxRenderer } from './xlsx/render-xlsx';

export const textRenderers = {
  json: jsonRenderer,
  html: htmlRenderer,
  md: markdownRenderer,
} as const satisfies Record<TextFormat, TextRenderer>;

export const fileRenderers = {
  docx: docxRenderer,
  xlsx: xlsxRenderer,
} as const satisfies Record<FileFormat, FileRenderer>;

export const renderers = { ...textRenderers, ...fileRenderers };

export { cardPicture } from './charts/card-picture';
export { rasterOf } from './charts/raster';
export { trendPicture } from './charts/trend-picture';
export { renderFeed } from './feed/render-feed';
export { renderIndex } from './html/render-index';
export { renderSourcesPage } from './html/render-sources';
export { REPORT_STYLESHEET, STYLESHEET_PATH } from './html/stylesheet';
export { renderContext } from './links';
export { MEDIA_TYPES } from './media-types';
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
