/** Every format a report can be read in. A new one is a file of its own and a row here. */
import type { Format } from '../../../shared/vocabulary';
import { htmlRenderer } from './html/render-html';
import { jsonRenderer } from './json/render-json';
import { markdownRenderer } from './markdown/render-markdown';
import type { Renderer } from './renderer';

export const renderers = {
  json: jsonRenderer,
  html: htmlRenderer,
  md: markdownRenderer,
} as const satisfies Record<Format, Renderer>;

export { renderIndex, type ListedReport } from './html/render-index';
export { REPORT_STYLESHEET, STYLESHEET_PATH } from './html/stylesheet';
export { renderContext } from './links';
export type { FormatLinks, RenderContext, Renderer } from './renderer';
export { renderMonths } from './json/months';
