/** Addresses of a report: design section 4 in one place. */
import { DEFAULT_LOCALE, type Locale } from '../../../shared/vocabulary';
import type { Month } from '../domain/month';
import type { FormatLinks, RenderContext, TrendLayout } from './renderer';

export interface Edition {
  readonly month: Month;
  readonly locale: Locale;
  /** Set only where one revision was asked for by number. */
  readonly revision?: number;
  readonly preview?: boolean;
}

/** The context of a rendering: where this edition of a report is found in other formats and languages. */
export function renderContext(
  edition: Edition,
  { publicUrl, timeZone }: { readonly publicUrl: string; readonly timeZone: string },
): RenderContext {
  return {
    publicUrl: publicUrl.replace(/\/+$/, ''),
    timeZone,
    links: formatLinks(edition),
    languages: {
      'zh-Hans': pageAddress({ ...edition, locale: 'zh-Hans' }),
      en: pageAddress({ ...edition, locale: 'en' }),
    },
    revisionLinks: (revision) => formatLinks({ ...edition, revision }),
    trendLink: edition.preview ? null : (programme, layout) => trendAddress(edition, programme, layout),
    newest:
      edition.revision === undefined ? null : formatLinks({ month: edition.month, locale: edition.locale }),
  };
}

const formatLinks = (edition: Edition): FormatLinks => ({
  html: pageAddress(edition),
  json: fileAddress(edition, 'json'),
  md: fileAddress(edition, 'md'),
  pdf: fileAddress(edition, 'pdf'),
  docx: fileAddress(edition, 'docx'),
  xlsx: fileAddress(edition, 'xlsx'),
});

export function pageAddress(edition: Edition): string {
  return `/reports/${edition.month}${queryOf(edition)}`;
}

function trendAddress(edition: Edition, programme: string, layout: TrendLayout): string {
  const name = `${encodeURIComponent(programme)}${layout === 'narrow' ? '.narrow' : ''}.svg`;
  return `/reports/${edition.month}/trends/${name}${queryOf(edition)}`;
}

function fileAddress(edition: Edition, extension: string): string {
  return `/api/monthly-report/reports/${edition.month}.${extension}${queryOf(edition)}`;
}

/** Says only what differs from the public report in Chinese, so that plain addresses stay plain. */
function queryOf({ locale, revision, preview }: Edition): string {
  const query = new URLSearchParams();
  if (locale !== DEFAULT_LOCALE) query.set('locale', locale);
  if (revision !== undefined) query.set('revision', String(revision));
  if (preview) query.set('status', 'draft');
  return query.size === 0 ? '' : `?${query.toString()}`;
}
