/** What the addresses can be asked; questions/ reads and refuses, this describes it. */
import { z } from '@strapi/utils';

import { GROUPINGS } from '../../../shared/vocabulary';
import { basis, code, locale, month } from './common';

const status = z
  .enum(['published', 'draft'])
  .describe('draft: the content as it is now; needs a token with the preview action.')
  .optional();
const paging = {
  'pagination[page]': z.int().min(1).max(1_000_000).optional(),
  'pagination[pageSize]': z.int().min(1).max(100).describe('25 where none is given.').optional(),
};

export const reportListQuery = { locale: locale.optional() };

export const reportQuery = {
  locale: locale.optional(),
  revision: z.int().min(1).describe('A revision by its number, as it was; the newest without it.').optional(),
  status,
};

export const previewQuery = { locale: locale.optional(), status };

export const totalsQuery = {
  programme: code.optional(),
  groupBy: z.enum(GROUPINGS).optional(),
  basis: basis.optional(),
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

export const monthOrFile = z
  .string()
  .describe('A month such as 2020-12, or with the extension of a format: 2020-12.docx.');
export { code, month };
