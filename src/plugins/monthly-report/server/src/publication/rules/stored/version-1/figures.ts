/** The figures of a programme, its groups, and the activities behind them. */
import {
  constant,
  FIGURE,
  INTEGER,
  list,
  MONTH,
  object,
  oneOf,
  orNull,
  pair,
  record,
  TEXT,
  type Shape,
} from '../shape';
import { BASIS, NAMED, TRANSLATED } from './names';

export const EXACT = orNull(FIGURE);

/** A value for each basis. */
export const byBasis = <T>(shape: Shape<T>) =>
  object({ month: shape, 'year-to-date': shape, 'to-date': shape });

/** A value for each grouping. */
export const byGrouping = <T>(shape: Shape<T>) =>
  object({ region: shape, partner: shape, community: shape, 'activity-type': shape });

export const EVERY_INDICATOR = { code: TEXT, label: TRANSLATED, unit: orNull(TRANSLATED), decimals: INTEGER };

/** The keys of an indicator by its source; later forms have more keys. */
export const INDICATORS = {
  measured: {
    ...EVERY_INDICATOR,
    source: constant('measured'),
    aggregationType: constant('SUM', 'MAX', 'AVERAGE', 'LAST', 'COUNT'),
    calculationFormulaAcrossPeriods: constant('sum', 'max', 'latest'),
    parts: list(TEXT),
    lowest: EXACT,
    highest: EXACT,
  },
  counted: {
    ...EVERY_INDICATOR,
    source: constant('counted'),
    counts: constant('partner', 'community', 'session', 'activity'),
  },
  calculated: { ...EVERY_INDICATOR, source: constant('calculated'), parts: list(TEXT) },
};

const INDICATOR = oneOf('source', {
  measured: object(INDICATORS.measured),
  counted: object(INDICATORS.counted),
  calculated: object(INDICATORS.calculated),
});

/** The totals of one indicator over all bases: they differ in the value and in the stated figure. */
export const TOTAL = {
  indicator: TEXT,
  value: EXACT,
  previous: EXACT,
  yearToDate: EXACT,
  toDate: EXACT,
  sameMonthLastYear: EXACT,
  change: object({ value: EXACT, percent: orNull(TEXT) }),
  stated: byBasis(orNull(object({ value: FIGURE, basis: BASIS }))),
};

export const PROGRAMME = { code: TEXT, name: TRANSLATED, startMonth: MONTH, order: INTEGER };

export const PROGRAMME_FIGURES = {
  programme: object(PROGRAMME),
  indicators: list(INDICATOR),
  totals: list(object(TOTAL)),
};

/** The code of each group, and its figures in the order of the totals: `["anhui", "5 83 - 18.1"]`. */
export const GROUPS = list(pair(orNull(TEXT), TEXT));

export const ACTIVITIES = list(
  object({
    documentId: TEXT,
    title: TEXT,
    /** Codes. */
    partner: orNull(TEXT),
    communities: list(TEXT),
    activityType: orNull(TEXT),
    startDate: TEXT,
    endDate: orNull(TEXT),
    sessions: orNull(INTEGER),
    /** In thousandths, by the indicator's code. */
    measurements: record(INTEGER),
  }),
);

/** The names behind the codes. */
export const NAMES = {
  partners: list(object({ code: TEXT, name: TRANSLATED, region: orNull(TEXT) })),
  communities: list(NAMED),
  groupNames: byGrouping(list(NAMED)),
};
