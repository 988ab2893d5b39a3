/** The report as a web page: complete, readable without scripts, printable. */
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Format, Locale } from '../../../../shared/vocabulary';
import { dayText } from '../../domain/report/days';
import type { HistoryNode, Report } from '../../domain/report/model';
import { PHRASES } from '../../domain/report/phrases';
import type { RenderContext, TextRenderer } from '../renderer';
import { revisionList, type ListedRevision } from '../revision-list';
import { blockNodes } from './blocks';
import { contentsList } from './contents-list';
import type { HtmlContext } from './context';
import { dayInZone } from '../day-in-zone';
import { line } from './nodes';
import { languageSwitch, page } from './page';
import { PAGE_WORDS } from './page-words';
import { sectionNode } from './section';

export const htmlRenderer: TextRenderer = {
  extension: 'html',
  mediaType: 'text/html; charset=utf-8',
  render: ({ report, preamble, sections, history }, renderContext) => {
    const { publicUrl, links, languages, trendLink } = renderContext;
    const context: HtmlContext = { locale: report.locale, publicUrl, trendLink };
    return page({
      locale: report.locale,
      title: report.title.text,
      publicUrl,
      languages,
      isPrivate: report.status === 'draft',
      headLinks: [alternate('application/json', links.json), alternate('text/markdown', links.md)],
      body: [
        masthead(report, history, renderContext),
        ...contentsList(sections, context),
        h('main#report', [
          ...preamble.flatMap((block) => blockNodes(block, context)),
          ...sections.map((section) => sectionNode(section, context)),
        ]),
        h(
          'footer.colophon',
          h('p', h('a', { href: '/reports' }, line(PAGE_WORDS[report.locale].allReports))),
        ),
      ],
    });
  },
};

function alternate(type: string, href: string): ElementContent {
  return h('link', { rel: 'alternate', type, href });
}

function masthead(report: Report, history: HistoryNode | null, context: RenderContext): ElementContent {
  const { timeZone, links, languages } = context;
  const words = PAGE_WORDS[report.locale];
  return h('header.masthead', [
    h('p.home', h('a', { href: '/reports' }, line(words.allReports))),
    h('h1', [line(report.title.text)]),
    ...published(report, timeZone),
    ...revisions(revisionList(report, history, context), report.locale),
    h('div.switches', [languageSwitch(report.locale, languages), downloads(links, words.downloads)]),
  ]);
}

function published({ publishedAt, revision, locale }: Report, timeZone: string): ElementContent[] {
  if (publishedAt === null) return [];
  const day = dayText(dayInZone(publishedAt, timeZone), locale);
  return [
    h('p.published', h('time', { dateTime: publishedAt }, line(PAGE_WORDS[locale].published(day, revision)))),
  ];
}

function revisions(listed: readonly ListedRevision[], locale: Locale): ElementContent[] {
  if (listed.length === 0) return [];
  const label = PHRASES[locale].revisions;
  return [
    h('nav.revisions', { ariaLabel: label }, [
      h('span.label', { ariaHidden: 'true' }, line(label)),
      h(
        'ul',
        listed.map(({ text, links }) =>
          h(
            'li',
            links === null
              ? h('span', { ariaCurrent: 'true' }, line(text))
              : h('a', { href: links.html }, line(text)),
          ),
        ),
      ),
    ]),
  ];
}

/** Every format but the one the reader is looking at, those for readers before those for programs. */
const DOWNLOADS = {
  pdf: 'PDF',
  docx: 'Word',
  xlsx: 'Excel',
  md: 'Markdown',
  json: 'JSON',
} as const satisfies Record<Exclude<Format, 'html'>, string>;

function downloads(links: RenderContext['links'], label: string): ElementContent {
  return h('nav', { ariaLabel: label }, [
    h('span.label', { ariaHidden: 'true' }, line(label)),
    h(
      'ul',
      (Object.keys(DOWNLOADS) as (keyof typeof DOWNLOADS)[]).map((format) =>
        h('li', h('a', { href: links[format] }, line(DOWNLOADS[format]))),
      ),
    ),
  ]);
}
