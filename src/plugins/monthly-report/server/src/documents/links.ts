/** Addresses of a report: design section 4 in one place. */
import { DEFAULT_LOCALE, FORMATS, LOCALES, type Locale } from '../../../shared/vocabulary';
import type { Month } from '../domain/month';
import type { FigureAddress, FormatLinks, RenderContext, TrendLayout } from './renderer';

export interface Edition {
  readonly month: Month;
  readonly locale: Locale;
  /** Set only if one revision was asked for by its number. */
  readonly revision?: number;
  readonly preview?: boolean;
}

/** The context of a rendering: the addresses of this edition of a report in other formats and languages. */
export function renderContext(
  edition: Edition,
  { publicUrl, timeZone }: { readonly publicUrl: string; readonly timeZone: string },
  sha256: string | null = null,
): RenderContext {
  return {
    publicUrl: publicUrl.replace(/\/+$/, ''),
    timeZone,
    links: formatLinks(edition),
    languages: inEveryLanguage((locale) => pageAddress({ ...edition, locale })),
    revisionLinks: (revision) => formatLinks({ ...edition, revision }),
    trendLink: edition.preview ? null : (programme, layout) => trendAddress(edition, programme, layout),
    sourceLink: edition.preview
      ? null
      : (figure) =>
          sourcesAddress(
            figure.of === undefined ? edition : { locale: edition.locale, ...figure.of },
            figure,
          ),
    cardLink: edition.preview ? null : `/reports/${edition.month}/card.png${queryOf(edition)}`,
    newest:
      edition.revision === undefined ? null : formatLinks({ month: edition.month, locale: edition.locale }),
    sha256,
  };
}

const formatLinks = (edition: Edition): FormatLinks =>
  Object.fromEntries(
    FORMATS.map((format) => [
      format,
      format === 'html' ? pageAddress(edition) : fileAddress(edition, format),
    ]),
  ) as FormatLinks;

export function pageAddress(edition: Edition): string {
  return `/reports/${edition.month}${queryOf(edition)}`;
}

function trendAddress(edition: Edition, programme: string, layout: TrendLayout): string {
  const name = `${encodeURIComponent(programme)}${layout === 'narrow' ? '.narrow' : ''}.svg`;
  return `/reports/${edition.month}/trends/${name}${queryOf(edition)}`;
}

/** The page with the sources of a figure of an edition. */
export function sourcesAddress(edition: Edition, figure: FigureAddress, page = 1): string {
  const { programme, indicator, basis } = figure;
  const path = [programme, indicator].map(encodeURIComponent).join('/');
  const query = queryOf(edition, {
    ...(basis === 'month' ? {} : { basis }),
    ...(page === 1 ? {} : { page: String(page) }),
  });
  return `/reports/${edition.month}/sources/${path}${query}`;
}

/** The same sources as JSON, which exists only for the newest revision. */
export function sourcesJsonAddress({ month, locale }: Edition, figure: FigureAddress): string {
  const { programme, indicator, basis } = figure;
  const path = [programme, indicator].map(encodeURIComponent).join('/');
  const query = queryOf({ locale }, basis === 'month' ? {} : { basis });
  return `/api/monthly-report/totals/${month}/${path}/sources${query}`;
}

export const indexAddress = (locale: Locale): string => `/reports${queryOf({ locale })}`;
export const feedAddress = (locale: Locale): string => `/reports/feed.xml${queryOf({ locale })}`;

export const inEveryLanguage = (address: (locale: Locale) => string): Readonly<Record<Locale, string>> =>
  Object.fromEntries(LOCALES.map((locale) => [locale, address(locale)])) as Record<Locale, string>;

function fileAddress(edition: Edition, extension: string): string {
  return `/api/monthly-report/reports/${edition.month}.${extension}${queryOf(edition)}`;
}

/** Contains only differences from the public report in Chinese, so that plain addresses stay plain. */
function queryOf(
  { locale, revision, preview }: Omit<Edition, 'month'>,
  asked: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams(asked);
  if (locale !== DEFAULT_LOCALE) query.set('locale', locale);
  if (revision !== undefined) query.set('revision', String(revision));
  if (preview) query.set('status', 'draft');
  return query.size === 0 ? '' : `?${query.toString()}`;
}
