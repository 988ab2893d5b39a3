/** Parts of questions and answers that several addresses share. The error of a schema says what is accepted. */
import { z } from '@strapi/utils';

import { BASES, LOCALES } from '../../../../shared/vocabulary';
import { MONTH_PATTERN } from '../../domain/month';
import { PERIOD_PATTERN } from '../../domain/periods';

/** One word of a list. */
export const word = <const T extends readonly string[]>(words: T) => z.enum(words, words.join(', '));

/** A whole number from 1. */
export const count = (most: number) => {
  const accepted = `a whole number from 1 to ${most}`;
  return z.int(accepted).min(1, accepted).max(most, accepted);
};

export const month = z
  .string()
  .regex(MONTH_PATTERN, 'a month written YYYY-MM, such as 2020-12')
  .describe('A calendar month, YYYY-MM.');
export const PERIODS =
  'a month written YYYY-MM, such as 2020-12, or a quarter (2020-Q4), half-year (2020-H2) or year (2020)';
export const period = z
  .string()
  .refine((name) => MONTH_PATTERN.test(name) || PERIOD_PATTERN.test(name), PERIODS)
  .describe('A calendar month (2020-12), quarter (2020-Q4), half-year (2020-H2) or year (2020).');
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('A day, YYYY-MM-DD.');
export const instant = z.string().describe('ISO 8601, UTC.');
export const locale = word(LOCALES).describe('zh-Hans where none is given.');
export const basis = word(BASES).describe('The span of months a figure speaks of.');
export const spanBasis = word([...BASES, 'period']).describe(
  'The span of months a figure speaks of; `period`: the months that are asked for, as one.',
);
const CODE = 'a code of lower-case letters, digits, "_" and "-"';
export const code = z
  .string()
  .regex(/^[a-z0-9]+(?:[_-][a-z0-9]+)*$/, CODE)
  .max(64, CODE);

/** Null is 未填报: nobody has reported it. 0 was measured. */
export const figure = z.number().nullable().describe('null: not reported (未填报). 0: measured, and none.');

export const indicatorWords = {
  indicator: z.string().describe('Code of the indicator.'),
  label: z.string(),
  unit: z.string().nullable(),
};

const target = (figure: string) =>
  z.number().optional().describe(`The target (目标) beside ${figure}. Only where there is one.`);
const achievement = z
  .number()
  .nullable()
  .optional()
  .describe(
    'How far the figure has come to its target (完成率), four decimals, 1 being all of it, never capped; null where nothing can be said yet.',
  );

/** Keys of a group, if the group has a target of its own. */
export const groupTarget = { target: target('`value`, of the region or partner itself'), achievement };

export const carried = z
  .strictObject({
    partners: z.int().min(0).describe('How many partners they are of.'),
    since: month.describe('The earliest month they are of.'),
  })
  .optional()
  .describe(
    'Of levels (存量) only: what of the figure are values of earlier months, of partners that reported none in this one.',
  );

/** A figure by the options of one dimension. */
export const breakdown = z
  .array(
    z.strictObject({
      dimension: z.string().describe('Code of the dimension.'),
      name: z.string(),
      options: z
        .array(
          z.strictObject({
            option: z.string().describe('Code of the option.'),
            label: z.string(),
            value: figure.describe('null: nobody gave the option.'),
          }),
        )
        .describe('In the order of the dimension.'),
      unknown: figure.describe('What of the figure is of no option (不详). null of a ratio.'),
    }),
  )
  .meta({ id: 'Breakdown' });

const side = z.strictObject({ ...indicatorWords, value: figure });
export const ratio = z.strictObject({ numerator: side, denominator: side });

export const total = z
  .strictObject({
    ...indicatorWords,
    value: figure,
    previous: figure,
    yearToDate: figure,
    toDate: figure,
    stated: figure.describe('What somebody stated elsewhere; it never replaces the calculated value.'),
    sameMonthLastYear: figure,
    change: z
      .strictObject({ value: figure, percent: z.number().nullable() })
      .describe('Against the month before. Of a ratio in points, without a percentage.'),
    carried,
    breakdown: breakdown
      .optional()
      .describe(
        'Of figures that are broken down: in reports by every dimension, in totals by the one asked for.',
      ),
    ratio: ratio
      .optional()
      .describe('Of ratios only: the two figures of the same span that the value is made of.'),
    target: target('`value`: of the month, or of the basis that was asked for'),
    achievement,
    yearToDateTarget: target('`yearToDate`: of the whole fiscal year'),
    yearToDateAchievement: achievement,
    toDateTarget: target('`toDate`: of the whole programme'),
    toDateAchievement: achievement,
  })
  .meta({ id: 'Total' });

export const named = z.strictObject({ code: z.string(), name: z.string() });

export const pagination = z
  .strictObject({
    page: z.int().min(1),
    pageSize: z.int().min(1),
    pageCount: z.int().min(0),
    total: z.int().min(0),
  })
  .meta({ id: 'Pagination' });
