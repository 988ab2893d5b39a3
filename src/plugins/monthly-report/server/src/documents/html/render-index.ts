/** The list of published reports in the given order, newest first: each with its first figures. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Locale } from '../../../../shared/vocabulary';
import { dayText } from '../../report/rules/days';
import type { Headline, HeadlineProgramme } from '../../report/rules/headline';
import { feedAddress, indexAddress, inEveryLanguage, pageAddress } from '../links';
import { dayInZone } from '../day-in-zone';
import { line, phrase } from './nodes';
import { languageSwitch, page } from './page';
import { PAGE_WORDS } from './page-words';
import { sharedHead } from './shared-head';

export function renderIndex(
  reports: readonly Headline[],
  locale: Locale,
  { publicUrl, timeZone }: { readonly publicUrl: string; readonly timeZone: string },
): string {
  const words = PAGE_WORDS[locale];
  const languages = inEveryLanguage(indexAddress);
  return page({
    locale,
    title: words.listTitle,
    publicUrl,
    languages,
    head: sharedHead({
      locale,
      title: words.listTitle,
      description: words.listLead,
      type: 'website',
      publicUrl,
      page: indexAddress(locale),
      card: null,
      publishedAt: null,
      site: reports[0]?.network?.text ?? null,
    }),
    body: [
      h('header.masthead', [
        h('div.bar', [
          h('a.home', { href: feedAddress(locale), type: 'application/atom+xml' }, line(words.feed)),
          languageSwitch(locale, languages),
        ]),
        h('h1', [line(words.listTitle)]),
        ...[reports[0]?.network].flatMap((network) =>
          network ? [h('p.published', phrase(network, { locale }))] : [],
        ),
        h('p.published', [line(words.listLead)]),
      ]),
      h('main#report.narrow', [
        reports.length === 0
          ? h('p', [line(words.noReports)])
          : h(
              'ol.reports',
              reports.map((report) => h('li', [listed(report, timeZone)])),
            ),
      ]),
    ],
  });
}

function listed(
  { month, locale, title, revision, publishedAt, programmes }: Headline,
  timeZone: string,
): Element {
  return h('article', [
    h('h2', [h('a', { href: pageAddress({ month, locale }) }, line(title))]),
    ...(publishedAt === null
      ? []
      : [
          h('p.published', [
            h(
              'time',
              { dateTime: publishedAt },
              line(PAGE_WORDS[locale].published(dayText(dayInZone(publishedAt, timeZone), locale), revision)),
            ),
          ]),
        ]),
    ...programmes.map((programme) => programmeNode(programme, locale)),
  ]);
}

function programmeNode({ name, totals }: HeadlineProgramme, locale: Locale): Element {
  const context = { locale };
  const figures = totals.map(({ label, unit, value }) =>
    h('div', [
      h('dt', phrase(label, context)),
      h('dd', [
        h('span.value', [line(value.text)]),
        ...(unit === null
          ? []
          : [{ type: 'text', value: ' ' } as const, h('span.unit', phrase(unit, context))]),
      ]),
    ]),
  );
  const list: ElementContent[] = figures.length === 0 ? [] : [h('dl.figures', figures)];
  return h('section', [h('h3', phrase(name, context)), ...list]);
}
