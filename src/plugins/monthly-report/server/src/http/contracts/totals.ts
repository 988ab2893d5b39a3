/** The JSON answers of the addresses of totals, series and sources. */
import { z } from '@strapi/utils';

import {
  basis,
  breakdown,
  carried,
  day,
  figure,
  groupTarget,
  indicatorWords,
  month,
  named,
  pagination,
  ratio,
  total,
} from './common';

const groups = z
  .array(
    z.strictObject({
      code: z.string().nullable().describe('null: what belongs to no group, so that the rows add up.'),
      name: z.string().nullable(),
      totals: z.array(
        z.strictObject({
          ...indicatorWords,
          value: figure,
          breakdown: breakdown.optional(),
          ...groupTarget,
        }),
      ),
    }),
  )
  .describe('Empty unless groupBy is given.');

const meta = z.strictObject({ pagination: pagination.optional().describe('Over the groups.') });

const totalsOfMonth = z
  .strictObject({
    data: z.strictObject({
      month,
      basis,
      programmes: z.array(
        z.strictObject({
          code: z.string(),
          name: z.string(),
          totals: z.array(total),
          groups,
        }),
      ),
    }),
    meta,
  })
  .meta({ id: 'Totals' });

const totalsOfPeriod = z
  .strictObject({
    data: z.strictObject({
      period: z.string().describe('Its name, such as 2020-Q4; 2020-02..2020-06 where it has none.'),
      from: month,
      to: month,
      basis: z.literal('period'),
      months: z.strictObject({
        published: z
          .int()
          .min(0)
          .describe('Months whose report is published: the figures are of these alone.'),
        of: z.int().min(1).describe('Months of the period.'),
      }),
      notPublished: z.array(month).describe('The months that are left out.'),
      programmes: z.array(
        z.strictObject({
          code: z.string(),
          name: z.string(),
          totals: z.array(
            z.strictObject({
              ...indicatorWords,
              value: figure,
              ...groupTarget,
              carried,
              breakdown: breakdown.optional(),
              ratio: ratio.optional(),
            }),
          ),
          groups,
        }),
      ),
    }),
    meta,
  })
  .describe(
    'The months as one: partners and communities count once over all of them, a level is the state at the end of the last published one, and targets are those of exactly these months.',
  )
  .meta({ id: 'PeriodTotals' });

export const totals = z.union([totalsOfMonth, totalsOfPeriod]);

export const series = z
  .strictObject({
    data: z.array(
      z.strictObject({
        programme: z.string(),
        indicator: z.string(),
        points: z
          .array(z.strictObject({ month, value: figure }))
          .describe('One a month; null too where the month is not public.'),
      }),
    ),
  })
  .meta({ id: 'Series' });

/** One point per month; with basis=period, one answer for all months. */
export const seriesOrPeriod = z.union([series, totalsOfPeriod]);

export const sources = z
  .strictObject({
    data: z
      .array(
        z.strictObject({
          documentId: z.string().nullable().describe('null for an activity of a month that is not public.'),
          title: z.string().nullable(),
          startDate: day.nullable(),
          partner: named.nullable(),
          communities: z.array(named),
          value: figure,
          share: figure.describe(
            'Its part of the figure; the shares add up to it. null for an average and a ratio.',
          ),
          weight: z.number().optional().describe('Of an average, which has no shares.'),
          side: z
            .enum(['numerator', 'denominator'])
            .optional()
            .describe('Of a ratio: the side that the value is of. An activity may stand on both.'),
        }),
      )
      .describe('The activities a figure is made of.'),
    meta: z.strictObject({ total: z.int(), pagination }),
  })
  .meta({ id: 'Sources' });
