/** The report as a web page: complete, readable without scripts, printable. */
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import {
  FILE_FORMATS,
  FORMAT_NAMES,
  FORMATS,
  TEXT_FORMATS,
  type Format,
  type Locale,
} from '../../../../shared/vocabulary';
import type { Month } from '../../domain/month';
import { dayText } from '../../report/rules/days';
import { keySentences } from '../../report/rules/headline';
import type { HistoryNode, Report, ReportModel } from '../../report/rules/model';
import { PHRASES } from '../../report/rules/phrases';
import { findTrend } from '../../report/rules/trends';
import type { RenderContext, TextRenderer } from '../renderer';
import { revisionList, type ListedRevision } from '../revision-list';
import { blockNodes } from './blocks';
import { contentsList } from './contents-list';
import type { HtmlContext } from './context';
import { cover, coverLines } from './cover';
import { dayInZone } from '../day-in-zone';
import { reportJsonLd } from './json-ld';
import { line } from './nodes';
import { colophon, page, siteBar } from './page';
import { PAGE_WORDS } from './page-words';
import { absolute, safeImage } from '../safe-url';
import { sectionNode } from './section';
import { sharedHead } from './shared-head';

export const htmlRenderer: TextRenderer = {
  render: (model, renderContext) => {
    const { report, preamble, sections, history } = model;
    const { publicUrl, languages, trendLink, sourceLink } = renderContext;
    const context: HtmlContext = {
      locale: report.locale,
      month: report.month,
      revisionOf: (month) => revisionOf(month, history, renderContext),
      ...{ publicUrl, trendLink, sourceLink },
      programme: null,
    };
    return page({
      locale: report.locale,
      title: report.title.text,
      publicUrl,
      languages,
      isPrivate: report.status === 'draft',
      head: headOf(report, renderContext),
      body: [
        masthead(report, history, renderContext),
        ...cover(report, renderContext),
        h('div.spread', [
          ...contentsList(sections, context),
          h('main#report', [
            ...preamble.flatMap((block) => blockNodes(block, context)),
            ...sections.map((section, index) => sectionNode(section, inProgramme(model, index, context))),
          ]),
        ]),
        colophon(report.locale, report.publisher?.filingNumber ?? null),
      ],
    });
  },
};

/** A revision read by its number links to the revisions it was made on; others to the newest, if it counts the same. */
function revisionOf(
  month: Month,
  history: HistoryNode | null,
  { newest }: Pick<RenderContext, 'newest'>,
): number | undefined {
  const isOlder = newest !== null || history?.notices.some((notice) => notice.month === month) === true;
  return isOlder ? history?.pins.get(month) : undefined;
}

/** The first sections are the programmes, in their order; closing sections follow. */
function inProgramme(model: ReportModel, index: number, context: HtmlContext): HtmlContext {
  const programme = model.report.programmes[index];
  if (programme === undefined) return context;
  return { ...context, programme: { ...programme, trend: findTrend(model, programme.code) } };
}

function headOf(report: Report, context: RenderContext): ElementContent[] {
  const { publicUrl, links, cardLink } = context;
  const others = FORMATS.filter((format) => format !== 'html');
  const alternates = others.map((format) =>
    h('link', { rel: 'alternate', type: FORMAT_NAMES[format].mediaType, href: links[format] }),
  );
  if (report.status === 'draft') return alternates;
  const shared = sharedHead({
    locale: report.locale,
    title: report.title.text,
    description: keySentences(report).join(' '),
    type: 'article',
    publicUrl,
    page: links.html,
    card: cardLink,
    publishedAt: report.publishedAt,
    site: report.publisher?.network.text ?? null,
  });
  return [...alternates, ...shared, reportJsonLd(report, context)];
}

function masthead(report: Report, history: HistoryNode | null, context: RenderContext): ElementContent {
  const { timeZone, links, languages } = context;
  const words = PAGE_WORDS[report.locale];
  return h('header.masthead.wide', [
    siteBar(report.locale, languages),
    ...logo(report, context),
    h('h1', [line(report.title.text)]),
    ...coverLines(report, context),
    ...published(report, timeZone),
    ...revisions(revisionList(report, history, context), report.locale),
    downloads(links, words.downloads),
  ]);
}

/** Its alternative text is the name of the network, which also stands below the title. */
function logo({ publisher }: Report, { publicUrl }: RenderContext): ElementContent[] {
  const picture = publisher?.logo ?? null;
  if (picture === null || picture.missing) return [];
  const src = safeImage(picture.url);
  if (src === null) return [];
  const { width, height } = picture;
  return [
    h('img.logo', { src: absolute(src, publicUrl), alt: '', ...(width && height ? { width, height } : {}) }),
  ];
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

/** Every format except the present one; formats for readers come before formats for programs. */
const DOWNLOADS: readonly Format[] = [
  ...FILE_FORMATS,
  ...TEXT_FORMATS.filter((format) => format !== 'html').reverse(),
];

function downloads(links: RenderContext['links'], label: string): ElementContent {
  return h('nav.downloads', { ariaLabel: label }, [
    h('span.label', { ariaHidden: 'true' }, line(label)),
    h(
      'ul',
      DOWNLOADS.map((format) => h('li', h('a', { href: links[format] }, line(FORMAT_NAMES[format].name)))),
    ),
  ]);
}
