/** What the addresses of totals, series and sources answer. */
import { z } from '@strapi/utils';

import { basis, breakdown, day, figure, indicatorWords, month, named, pagination, total } from './common';

export const totals = z
  .strictObject({
    data: z.strictObject({
      month,
      basis,
      programmes: z.array(
        z.strictObject({
          code: z.string(),
          name: z.string(),
          totals: z.array(total),
          groups: z
            .array(
              z.strictObject({
                code: z
                  .string()
                  .nullable()
                  .describe('null: what belongs to no group, so that the rows add up.'),
                name: z.string().nullable(),
                totals: z.array(
                  z.strictObject({ ...indicatorWords, value: figure, breakdown: breakdown.optional() }),
                ),
              }),
            )
            .describe('Empty unless groupBy is given.'),
        }),
      ),
    }),
    meta: z.strictObject({ pagination: pagination.optional().describe('Over the groups.') }),
  })
  .meta({ id: 'Totals' });

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
