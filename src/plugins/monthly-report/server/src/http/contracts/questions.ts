/**
 * The queries of the addresses. The OpenAPI document describes them by these schemas, and the server reads the
 * questions with them.
 */
import { z } from '@strapi/utils';

import { FINDING_FILTERS, REVIEW_SORTS } from '../../../../shared/desk-api';
import { GROUPINGS, SUBMISSION_STATES } from '../../../../shared/vocabulary';
import { basis, code, count, locale, month, period, PERIODS, spanBasis, word } from './common';

const status = word(['published', 'draft'])
  .describe('draft: the content as it is now; needs a token with the preview action.')
  .optional();
/** A page of a list, from 1. */
const page = count(1_000_000);
/** Strapi's own way to ask for a page, over at most 100 items each. */
const paging = {
  'pagination[page]': page.optional(),
  'pagination[pageSize]': count(100).describe('25 where none is given.').optional(),
};

export const reportListQuery = { locale: locale.optional() };

export const reportQuery = {
  locale: locale.optional(),
  revision: count(999_999_999)
    .describe('A revision by its number, as it was; the newest without it.')
    .optional(),
  status,
};

export const previewQuery = { locale: locale.optional(), status };

export const totalsQuery = {
  programme: code.optional(),
  groupBy: word(GROUPINGS).optional(),
  basis: spanBasis.optional(),
  breakdown: code
    .optional()
    .describe('Code of a dimension, such as sex: figures that are broken down by it tell their options.'),
  locale: locale.optional(),
  status,
  ...paging,
};

export const seriesQuery = {
  from: month,
  to: month.describe('At most 120 months after `from`.'),
  programme: code.optional(),
  indicator: code.optional(),
  status,
};

/** The same months as one period: totals instead of a series. */
export const spanQuery = {
  ...seriesQuery,
  basis: word(['period']).describe('The months as one period; without it, a point a month.').optional(),
  groupBy: totalsQuery.groupBy.describe('With basis=period alone, as locale and pagination.'),
  locale: locale.optional(),
  ...paging,
};

export const sourcesQuery = {
  basis: spanBasis.optional(),
  region: code.optional(),
  partner: code.optional(),
  locale: locale.optional(),
  status,
  ...paging,
};

/** The web pages at the root of the server. */
export const listPageQuery = { locale: locale.optional() };
export const reportPageQuery = { locale: locale.optional(), revision: reportQuery.revision };
export const sourcesPageQuery = {
  basis: basis.optional(),
  locale: locale.optional(),
  page: page.optional(),
  revision: reportQuery.revision,
};

/** The queries of the admin panel. */
export const languageQuery = { locale: locale.optional() };
export const panelTotalsQuery = { basis: basis.optional(), locale: locale.optional() };
export const panelSourcesQuery = {
  basis: basis.optional(),
  locale: locale.optional(),
  region: code.optional(),
  partner: code.optional(),
  page: page.optional(),
};
export const differencesQuery = { from: count(1_000_000), to: count(1_000_000), locale: locale.optional() };
export const trailQuery = { month: month.optional(), page: page.optional() };
export const reviewsQuery = {
  locale: locale.optional(),
  q: z.string().max(100, 'at most 100 characters').optional(),
  region: code.optional(),
  programme: code.optional(),
  state: word(SUBMISSION_STATES).optional(),
  findings: word(FINDING_FILTERS).optional(),
  sort: word(REVIEW_SORTS).optional(),
  page: page.optional(),
  pageSize: count(100).optional(),
};
export const preflightQuery = {
  locale: locale.optional(),
  since: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/, 'an instant, such as 2020-12-01T08:00:00Z')
    .optional(),
};
export const indicatorsQuery = {
  programme: z
    .string()
    .regex(/^[a-z0-9]{1,64}$/, 'a document id')
    .optional(),
};

export const communitiesQuery = {
  words: z
    .string()
    .trim()
    .min(1, 'a text of 1 to 64 characters')
    .max(64, 'a text of 1 to 64 characters')
    .optional(),
};

export const monthOrFile = z
  .string()
  .describe('A month such as 2020-12, or with the extension of a format: 2020-12.docx.');
export { code, month, period, PERIODS };
