/** The page that a figure opens: the activities it is made of, and the share of each. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { BASES, DEFAULT_LOCALE, type Basis, type Locale } from '../../../../shared/vocabulary';
import type { Indicator } from '../../entries/rules/facts';
import { printedFigure, printedText } from '../../domain/figure-text';
import { MOST_DECIMALS } from '../../domain/quantity';
import type { Month } from '../../domain/month';
import { by, compareText } from '../../domain/order';
import { dayText } from '../../report/rules/days';
import type { ProgrammeNode, Report, TotalNode } from '../../report/rules/model';
import { PHRASES } from '../../report/rules/phrases';
import { translate } from '../../report/rules/translate';
import type { NamedEntry } from '../../totals/rules/named-sources';
import type { Pagination, ToldSource } from '../json/totals';
import { inEveryLanguage, pageAddress, sourcesAddress, sourcesJsonAddress, type Edition } from '../links';
import { figureAt } from './figure-link';
import { langOf, line, phrase } from './nodes';
import { colophon, page, siteBar } from './page';
import { visibleLine } from '../visible-text';
import { PAGE_WORDS } from './page-words';

/** A longer list is folded, and shows only the number of communities. */
const FEW_COMMUNITIES = 4;

export interface SourcesAnswer {
  readonly edition: Edition;
  readonly report: Pick<Report, 'title'>;
  readonly programme: Pick<ProgrammeNode, 'code' | 'name'>;
  readonly total: TotalNode;
  readonly basis: Basis;
  readonly indicator: Indicator;
  readonly sources: readonly ToldSource[];
  readonly pagination: Pagination;
  /** Months whose activities readers may see; other activities show only value and share, so that the sum holds. */
  readonly isVisible: (month: Month) => boolean;
}

export function renderSourcesPage(
  answer: SourcesAnswer,
  { publicUrl }: { readonly publicUrl: string },
): string {
  const { edition, report, programme, total, basis } = answer;
  const { locale } = edition;
  const words = PAGE_WORDS[locale].sources;
  const figure = { programme: programme.code, indicator: total.indicator, basis };
  const languages = inEveryLanguage((other) =>
    sourcesAddress({ ...edition, locale: other }, figure, answer.pagination.page),
  );
  const title = words.title(total.label.text);
  return page({
    locale,
    title: `${title} · ${report.title.text}`,
    publicUrl,
    languages,
    body: [
      h('header.masthead.slim', [
        siteBar(locale, languages),
        h('p.published', [
          h('a', { href: pageAddress(edition) }, line(report.title.text)),
          { type: 'text', value: ' · ' },
          ...phrase(programme.name, { locale }),
        ]),
        h('h1', [line(title)]),
        basisSwitch(answer),
      ]),
      h('main#report.narrow', [
        figureOnTop(answer),
        ...list(answer),
        ...pages(answer),
        h('p.ways', [
          h('a', { href: `${pageAddress(edition)}#${programme.code}-overview` }, [
            line(words.back(report.title.text)),
          ]),
          ...(edition.revision === undefined
            ? [
                h(
                  'a',
                  { href: sourcesJsonAddress(edition, figure), type: 'application/json' },
                  line(words.asJson),
                ),
              ]
            : []),
        ]),
      ]),
      colophon(locale),
    ],
  });
}

function basisSwitch({ edition, programme, total, basis }: SourcesAnswer): Element {
  const { locale } = edition;
  const figure = { programme: programme.code, indicator: total.indicator };
  return h('nav.bases', { ariaLabel: PAGE_WORDS[locale].sources.bases }, [
    h(
      'ul',
      BASES.map((other) => {
        const name = line(PHRASES[locale].basisNames[other]);
        return h('li', [
          other === basis
            ? h('span', { ariaCurrent: 'true' }, [name])
            : h('a', { href: sourcesAddress(edition, { ...figure, basis: other }) }, [name]),
        ]);
      }),
    ),
  ]);
}

function figureOnTop({ edition: { locale }, total, basis, pagination }: SourcesAnswer): Element {
  const words = PAGE_WORDS[locale].sources;
  const figure = figureAt(total, basis);
  return h('div.tile.lone', [
    h('p.label', [line(words.spans[basis])]),
    h('p', { className: ['value', ...(figure.value === null ? ['none'] : [])] }, [
      h('strong', [line(printedText(figure.text))]),
      ...(total.unit === null || figure.value === null
        ? []
        : [{ type: 'text', value: ' ' } as const, h('span.unit', phrase(total.unit, { locale }))]),
    ]),
    h('p.change', [line(pagination.total === 0 ? words.none : words.count(pagination.total))]),
  ]);
}

function list(answer: SourcesAnswer): ElementContent[] {
  const { edition, total, basis, indicator, sources } = answer;
  const { locale } = edition;
  if (sources.length === 0) return [];
  const words = PAGE_WORDS[locale].sources;
  const isRatio = indicator.source === 'ratio';
  const isMean = sources.some(({ share, weight }) => share === null && weight !== null);
  const hasShares = !isMean && !isRatio;
  const title = words.title(total.label.text);
  // The values belong to the sides, which may have more decimals than their ratio.
  const decimals = isRatio ? MOST_DECIMALS : indicator.decimals;
  const print = (value: ToldSource['value']) => printedFigure(value, decimals, locale);
  const rows = sources.map((source) =>
    h('tr', [
      h('th', { scope: 'row' }, activityNodes(source, answer)),
      ...(isRatio ? [h('td', [line(source.side === undefined ? '' : words.sides[source.side])])] : []),
      h('td.number', [line(print(source.value))]),
      ...(!hasShares ? [] : [h('td.number', [line(print(source.share))])]),
    ]),
  );
  const sum = h('tr', [
    h('th', { scope: 'row', colSpan: 2 }, [line(words.total)]),
    h('td.number', [line(printedText(figureAt(total, basis).text))]),
  ]);
  return [
    ...(isMean ? [h('p', [line(words.mean)])] : []),
    ...(isRatio ? [h('p', [line(words.ratio)])] : []),
    h('div.table-frame', { role: 'group', ariaLabel: visibleLine(title), tabIndex: 0 }, [
      h('table.sources', [
        h('thead', [
          h('tr', [
            h('th', { scope: 'col' }, [line(words.activity)]),
            ...(isRatio ? [h('th', { scope: 'col' }, [line(words.side)])] : []),
            h('th.number', { scope: 'col' }, [line(words.value)]),
            ...(!hasShares ? [] : [h('th.number', { scope: 'col' }, [line(words.share)])]),
          ]),
        ]),
        h('tbody', rows),
        ...(hasShares ? [h('tfoot', [sum])] : []),
      ]),
    ]),
  ];
}

function activityNodes({ activity }: ToldSource, { edition, isVisible }: SourcesAnswer): ElementContent[] {
  const { locale } = edition;
  if (activity === null || !isVisible(activity.month)) {
    return [h('span.hidden', [line(PAGE_WORDS[locale].sources.hidden)])];
  }
  const { title, startDate, partner, communities } = activity;
  return [
    // Activities are entered in one language.
    h('span.title', { lang: langOf(DEFAULT_LOCALE, { locale }) }, [line(title)]),
    // The list of communities may be folded, and inline elements cannot contain a folded list.
    h('div.facts', [
      h('time', { dateTime: startDate }, line(dayText(startDate, locale))),
      ...(partner === null ? [] : [h('bdi', nameNodes(partner, locale))]),
      ...communityNodes(communities, locale),
    ]),
  ];
}

const nameNodes = ({ name }: NamedEntry, locale: Locale): ElementContent[] =>
  phrase(translate(name, locale), { locale });

function communityNodes(communities: readonly NamedEntry[], locale: Locale): ElementContent[] {
  if (communities.length === 0) return [];
  const words = PAGE_WORDS[locale].sources;
  const names = [...communities]
    .sort(by(({ code }) => code, compareText))
    .flatMap((community, index): ElementContent[] => [
      ...(index === 0 ? [] : [{ type: 'text', value: words.and } as const]),
      h('bdi', nameNodes(community, locale)),
    ]);
  if (communities.length <= FEW_COMMUNITIES) return [h('span', names)];
  return [h('details', [h('summary', [line(words.communities(communities.length))]), h('span', names)])];
}

function pages({ edition, programme, total, basis, pagination }: SourcesAnswer): ElementContent[] {
  const { page: at, pageCount } = pagination;
  if (pageCount <= 1) return [];
  const words = PAGE_WORDS[edition.locale].sources;
  const figure = { programme: programme.code, indicator: total.indicator, basis };
  const way = (to: number, rel: 'prev' | 'next', label: string): ElementContent[] =>
    to < 1 || to > pageCount
      ? []
      : [h('li', [h('a', { href: sourcesAddress(edition, figure, to), rel }, [line(label)])])];
  return [
    h('nav.pages', { ariaLabel: words.pages }, [
      h('ul', [
        ...way(at - 1, 'prev', words.earlier),
        h('li', [h('span', { ariaCurrent: 'true' }, [line(words.page(at, pageCount))])]),
        ...way(at + 1, 'next', words.later),
      ]),
    ]),
  ];
}
