/**
 * The second form of a stored revision. It adds: the values that levels carry from earlier months, with their
 * activities; the two sides of ratios; the breakdowns of figures; the targets beside figures; the publisher of the
 * report. It never changes once a release has written it; everything else is as in the first form.
 */
import { FREQUENCIES } from '../../../../../../shared/vocabulary';
import {
  BOOLEAN,
  constant,
  FIGURE,
  INTEGER,
  list,
  MONTH,
  object,
  oneOf,
  optional,
  orNull,
  TEXT,
  type Of,
  type Shape,
} from '../shape';
import { HEADER as HEADER_1 } from '../version-1';
import {
  ACTIVITIES,
  byBasis,
  byGrouping,
  EVERY_INDICATOR,
  EXACT,
  GROUPS,
  INDICATORS,
  NAMES,
  PROGRAMME,
  PROGRAMME_FIGURES as PROGRAMME_FIGURES_1,
  TOTAL,
} from '../version-1/figures';
import { BASIS, TRANSLATED } from '../version-1/names';
import { RECORD } from '../version-1/record';
import { FIGURE_NODE, PHOTO, PHRASE, reportModelOf, reportOf, TOTAL_NODE } from '../version-1/report';

/** The number of partners whose states come from earlier months, and the earliest of these months. */
const CARRIED = { partners: INTEGER, since: MONTH };

const PUBLISHER = object({
  network: PHRASE,
  publisher: orNull(PHRASE),
  logo: orNull(PHOTO),
  cover: orNull(PHOTO),
  colour: orNull(TEXT),
  contact: orNull(PHRASE),
  licence: orNull(object({ text: PHRASE, url: orNull(TEXT) })),
  citation: orNull(PHRASE),
  imprint: orNull(PHRASE),
  filingNumber: orNull(TEXT),
  signatures: list(PHRASE),
});

/** A value for each basis that has one. */
const byBasisThere = <T>(shape: Shape<T>) =>
  object({ month: optional(shape), 'year-to-date': optional(shape), 'to-date': optional(shape) });

const TARGET_NODE = object({
  target: FIGURE_NODE,
  achievement: object({ rate: orNull(TEXT), text: TEXT }),
});

const SIDE_NODE = object({
  indicator: TEXT,
  label: PHRASE,
  unit: orNull(PHRASE),
  figure: FIGURE_NODE,
});

/** One figure broken down by one dimension, as printed. */
const BREAKDOWN_NODE = object({
  dimension: TEXT,
  name: PHRASE,
  options: list(object({ option: TEXT, label: PHRASE, figure: FIGURE_NODE })),
  unknown: orNull(FIGURE_NODE),
  text: TEXT,
});

const REPORT_MODEL = reportModelOf(
  object({
    ...reportOf(
      object({
        ...TOTAL_NODE,
        isKeyFigure: optional(constant(true)),
        carried: optional(object({ ...CARRIED, text: TEXT })),
        breakdown: optional(list(BREAKDOWN_NODE)),
        ratio: optional(
          object({ numerator: SIDE_NODE, denominator: SIDE_NODE, isPercentage: BOOLEAN, text: TEXT }),
        ),
        targets: optional(byBasisThere(TARGET_NODE)),
      }),
    ),
    publisher: optional(PUBLISHER),
  }),
);

const DIMENSION = object({
  code: TEXT,
  name: TRANSLATED,
  options: list(object({ code: TEXT, label: TRANSLATED })),
});

/** The figures of the options in the order of the dimension, which is stored with the indicators. */
const BREAKDOWN = object({ dimension: TEXT, options: list(EXACT), unknown: EXACT });

const HEADER = { ...HEADER_1, version: constant(2) };

const ADDED_TO_INDICATORS = {
  direction: optional(constant('decrease')),
  isKeyFigure: optional(constant(true)),
};

const INDICATOR = oneOf('source', {
  measured: object({
    ...INDICATORS.measured,
    ...ADDED_TO_INDICATORS,
    dimensions: optional(list(DIMENSION)),
  }),
  counted: object({ ...INDICATORS.counted, ...ADDED_TO_INDICATORS }),
  calculated: object({ ...INDICATORS.calculated, ...ADDED_TO_INDICATORS }),
  ratio: object({
    ...EVERY_INDICATOR,
    ...ADDED_TO_INDICATORS,
    source: constant('ratio'),
    numerator: orNull(TEXT),
    denominator: orNull(TEXT),
    factor: INTEGER,
  }),
});

const TARGETED = { target: FIGURE, achievement: orNull(TEXT) };

const PROGRAMME_FIGURES = {
  ...PROGRAMME_FIGURES_1,
  programme: object({
    ...PROGRAMME,
    /** Only for programmes that do not report every month, or whose years do not begin in January. */
    calendar: optional(object({ frequency: constant(...FREQUENCIES), fiscalYearStart: INTEGER })),
  }),
  indicators: list(INDICATOR),
  totals: list(
    object({
      ...TOTAL,
      carried: optional(object(CARRIED)),
      breakdown: optional(byBasis(list(BREAKDOWN))),
      sides: optional(byBasis(object({ numerator: EXACT, denominator: EXACT }))),
      targets: optional(byBasisThere(object(TARGETED))),
    }),
  ),
  /** The groups with targets; left out if no group has one. */
  groupTargets: optional(
    list(
      object({
        basis: BASIS,
        grouping: constant('region', 'partner'),
        /** Codes. */
        group: TEXT,
        indicator: TEXT,
        ...TARGETED,
      }),
    ),
  ),
};

/** The shapes of the parts; parts.ts finds each part in the whole. */
export const SHAPES = {
  header: object(HEADER),
  report: REPORT_MODEL,
  names: object(NAMES),
  figures: object(PROGRAMME_FIGURES),
  groups: GROUPS,
  groupOptions: optional(GROUPS),
  activities: ACTIVITIES,
  record: object(RECORD),
};

export const KEYS = {
  header: Object.keys(HEADER),
  names: Object.keys(NAMES),
  figures: Object.keys(PROGRAMME_FIGURES),
  record: Object.keys(RECORD),
};

export const VERSION_2 = object({
  ...HEADER,
  models: object({ 'zh-Hans': REPORT_MODEL, en: REPORT_MODEL }),
  programmes: list(
    object({
      ...PROGRAMME_FIGURES,
      groups: byBasis(byGrouping(GROUPS)),
      /** The same groups by the options of the dimensions, in the order of the totals. */
      groupOptions: optional(byBasis(byGrouping(GROUPS))),
      activities: ACTIVITIES,
      /** Activities of earlier months whose states still count. */
      carried: ACTIVITIES,
    }),
  ),
  ...NAMES,
  ...RECORD,
});

export type Stored2 = Of<typeof VERSION_2>;
