/** The queries of the addresses: the OpenAPI document describes them by these schemas, and the questions are read by them. */
import { z } from '@strapi/utils';

import { GROUPINGS } from '../../../../shared/vocabulary';
import { basis, code, count, locale, month, word } from './common';

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
  basis: basis.optional(),
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

export const sourcesQuery = {
  basis: basis.optional(),
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
export const trailQuery = { month: month.optional(), page: page.optional() };
export const indicatorsQuery = {
  programme: z
    .string()
    .regex(/^[a-z0-9]{1,64}$/, 'a document id')
    .optional(),
};

export const monthOrFile = z
  .string()
  .describe('A month such as 2020-12, or with the extension of a format: 2020-12.docx.');
export { code, month };
