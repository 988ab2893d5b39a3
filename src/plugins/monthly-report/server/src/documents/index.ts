/**
 * The formats of a report that are texts. The formats that are files stand in `files.ts`, which only
 * the threads that make them load. Their names stand in shared/vocabulary.ts.
 */
import type { TextFormat } from '../../../shared/vocabulary';
import { htmlRenderer } from './html/render-html';
import { jsonRenderer } from './json/render-json';
import { markdownRenderer } from './markdown/render-markdown';
import { printed } from './printed';
import type { TextRenderer } from './renderer';

export const textRenderers = {
  json: jsonRenderer,
  html: { ...htmlRenderer, render: printed(htmlRenderer.render) },
  md: { ...markdownRenderer, render: printed(markdownRenderer.render) },
} as const satisfies Record<TextFormat, TextRenderer>;

export { renderFeed } from './feed/render-feed';
export { renderIndex } from './html/render-index';
export { renderSourcesPage } from './html/render-sources';
export { REPORT_STYLESHEET, STYLESHEET_PATH } from './html/stylesheet';
export { renderContext } from './links';
export { renderRobots, renderSitemap, SITEMAP_PATH } from './search-engines';
export type { FormatLinks, Material, Picture, RenderContext, TextRenderer, TrendLayout } from './renderer';
export { renderMonths } from './json/months';
