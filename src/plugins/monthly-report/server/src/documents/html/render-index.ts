/** The list of published reports, newest first as it is given. */
import { h } from 'hastscript';
import type { Locale } from '../../../../shared/vocabulary';
import type { Month } from '../../domain/month';
import { dayText } from '../../domain/report/days';
import { pageAddress } from '../links';
import { dayInZone } from '../day-in-zone';
import { line } from './nodes';
import { languageSwitch, page } from './page';
import { PAGE_WORDS } from './page-words';

export interface ListedReport {
  readonly month: Month;
  readonly title: string;
  readonly revision: number | null;
  /** ISO 8601, UTC. */
  readonly publishedAt: string;
}

const LANGUAGES: Readonly<Record<Locale, string>> = { 'zh-Hans': '/reports', en: '/reports?locale=en' };

export function renderIndex(
  reports: readonly ListedReport[],
  locale: Locale,
  { publicUrl, timeZone }: { readonly publicUrl: string; readonly timeZone: string },
): string {
  const words = PAGE_WORDS[locale];
  const items = reports.map(({ month, title, revision, publishedAt }) =>
    h('li', [
      h('a', { href: pageAddress({ month, locale }) }, line(title)),
      h(
        'time.published',
        { dateTime: publishedAt },
        line(words.published(dayText(dayInZone(publishedAt, timeZone), locale), revision)),
      ),
    ]),
  );
  return page({
    locale,
    title: words.listTitle,
    publicUrl,
    languages: LANGUAGES,
    body: [
      h('header.masthead', [
        h('h1', [line(words.listTitle)]),
        h('div.switches', languageSwitch(locale, LANGUAGES)),
      ]),
      h('main#report', items.length === 0 ? h('p', [line(words.noReports)]) : h('ul.reports', items)),
    ],
  });
}
