/** The answers of the totals, series and sources endpoints (design section 4). */
import type { Basis, Locale } from '../../../../shared/vocabulary';
import type { Indicator, ProgrammeFacts, Translated } from '../../entries/rules/facts';
import type { Month } from '../../domain/month';
import { by, compareText } from '../../domain/order';
import type { Months } from '../../domain/spans';
import type { Quantity } from '../../domain/quantity';
import type {
  GroupFigure,
  GroupTotals,
  PeriodTotal,
  SeriesPoint,
  Source,
  Targeted,
  Total,
} from '../../totals/rules/figures';
import type { NamedActivity, NamedEntry } from '../../totals/rules/named-sources';
import { decimalsInJson } from '../../totals/rules/ratio';
import type { Breakdown } from '../../totals/rules/breakdown';
import { breakdownData } from './breakdown-data';
import { figureNumber, percentNumber } from './figure-number';
import { TARGET_KEYS, targetData } from './target-data';
import { writeJson, type JsonValue } from './write-json';

export interface Pagination {
  readonly page: number;
  readonly pageSize: number;
  readonly pageCount: number;
  readonly total: number;
}

export interface ProgrammeTotals {
  readonly programme: Pick<ProgrammeFacts['programme'], 'code' | 'name'>;
  readonly totals: readonly Total[];
  readonly groups: readonly GroupTotals[];
}

export interface ProgrammeSeries {
  readonly programme: string;
  readonly indicator: Indicator;
  readonly points: readonly SeriesPoint[];
}

/** How totals are presented. */
interface Telling {
  readonly locale: Locale;
  readonly breakdown: string | null;
}

type JsonObject = { readonly [key: string]: JsonValue };

/** An activity of a month that is not public. */
const HIDDEN: JsonObject = { documentId: null, title: null, startDate: null, partner: null, communities: [] };

const textIn = (text: Translated, locale: Locale): string => text[locale] ?? text['zh-Hans'];

const number = (value: Quantity | null, indicator: Indicator): JsonValue =>
  figureNumber(value, decimalsInJson(indicator));

/** The figure by the requested dimension, if it is broken down by it. */
function breakdownOf(
  indicator: Indicator,
  breakdowns: readonly Breakdown[] | undefined,
  { locale, breakdown: asked }: Telling,
): JsonObject {
  const found = breakdowns?.find(({ dimension }) => dimension.code === asked);
  if (found === undefined) return {};
  const told = {
    dimension: found.dimension.code,
    name: textIn(found.dimension.name, locale),
    options: found.options.map(({ option, value }) => ({
      option: option.code,
      label: textIn(option.label, locale),
      value,
    })),
    unknown: found.unknown,
  };
  return { breakdown: [breakdownData(told, decimalsInJson(indicator))] };
}

const targetOf = (target: Targeted | undefined, { decimals }: Indicator) => target && { ...target, decimals };

function figureData(
  { indicator, value, target }: GroupFigure,
  locale: Locale,
): { readonly [key: string]: JsonValue } {
  return {
    indicator: indicator.code,
    label: textIn(indicator.label, locale),
    unit: indicator.unit === null ? null : textIn(indicator.unit, locale),
    value: number(value, indicator),
    ...targetData(TARGET_KEYS.value, targetOf(target, indicator)),
  };
}

const toldFigure = (figure: GroupFigure, telling: Telling): JsonObject => ({
  ...figureData(figure, telling.locale),
  ...breakdownOf(figure.indicator, figure.breakdown, telling),
});

const sidesData = ({ sides }: Pick<Total, 'sides'>, locale: Locale): JsonObject =>
  sides === undefined
    ? {}
    : {
        ratio: {
          numerator: figureData(sides.numerator, locale),
          denominator: figureData(sides.denominator, locale),
        },
      };

function totalData(total: Total, basis: Basis, telling: Telling): JsonValue {
  const { indicator, targets } = total;
  const { locale } = telling;
  const beside = (keys: keyof typeof TARGET_KEYS, at: Basis) =>
    targetData(TARGET_KEYS[keys], targetOf(targets?.[at], indicator));
  return {
    indicator: indicator.code,
    label: textIn(indicator.label, locale),
    unit: indicator.unit === null ? null : textIn(indicator.unit, locale),
    value: number(total.value, indicator),
    previous: number(total.previous, indicator),
    yearToDate: number(total.yearToDate, indicator),
    toDate: number(total.toDate, indicator),
    stated: number(total.stated, indicator),
    sameMonthLastYear: number(total.sameMonthLastYear, indicator),
    change: { value: number(total.change.value, indicator), percent: percentNumber(total.change.percent) },
    ...(total.carried && { carried: { partners: total.carried.partners, since: total.carried.since } }),
    ...breakdownOf(indicator, total.breakdown?.[basis], telling),
    ...sidesData(total, locale),
    ...beside('value', basis),
    ...beside('year-to-date', 'year-to-date'),
    ...beside('to-date', 'to-date'),
  };
}

export function renderTotals(answer: {
  readonly month: Month;
  readonly basis: Basis;
  readonly locale: Locale;
  readonly programmes: readonly ProgrammeTotals[];
  /** Code of the dimension that figures are told by; null for none. */
  readonly breakdown?: string | null;
  /** Over the groups; null if no groups were asked for. */
  readonly pagination: Pagination | null;
}): string {
  const { month, basis, locale, programmes, pagination, breakdown = null } = answer;
  const telling = { locale, breakdown };
  return `${writeJson({
    data: {
      month,
      basis,
      programmes: programmes.map(({ programme, totals, groups }) => ({
        code: programme.code,
        name: textIn(programme.name, locale),
        totals: totals.map((total) => totalData(total, basis, telling)),
        groups: groups.map(({ code, name, figures }) => ({
          code,
          name: name && textIn(name, locale),
          totals: figures.map((figure) => toldFigure(figure, telling)),
        })),
      })),
    },
    meta: pagination === null ? {} : { pagination: { ...pagination } },
  })}\n`;
}

/** A programme over a period, as it is presented. */
export interface ProgrammeOfPeriod extends Pick<ProgrammeTotals, 'programme' | 'groups'> {
  readonly totals: readonly PeriodTotal[];
}

/** The answer about a period: its name, its programmes, and its months that public figures do not contain. */
export interface PeriodAnswer {
  readonly name: string;
  readonly months: Months;
  /** How many months it has. */
  readonly of: number;
  readonly notPublished: readonly Month[];
  readonly locale: Locale;
  readonly programmes: readonly ProgrammeOfPeriod[];
  /** Code of the dimension that figures are told by; null for none. */
  readonly breakdown: string | null;
}

export function renderPeriod(answer: PeriodAnswer & { readonly pagination: Pagination | null }): string {
  const { name: period, months, of, notPublished, locale, programmes, breakdown, pagination } = answer;
  const telling = { locale, breakdown };
  return `${writeJson({
    data: {
      period,
      from: months.from,
      to: months.to,
      basis: 'period',
      months: { published: of - notPublished.length, of },
      notPublished,
      programmes: programmes.map(({ programme, totals, groups }) => ({
        code: programme.code,
        name: textIn(programme.name, locale),
        totals: totals.map((total) => ({
          ...toldFigure(total, telling),
          ...sidesData(total, locale),
          ...(total.carried && { carried: { partners: total.carried.partners, since: total.carried.since } }),
        })),
        groups: groups.map(({ code, name, figures }) => ({
          code,
          name: name && textIn(name, locale),
          totals: figures.map((figure) => toldFigure(figure, telling)),
        })),
      })),
    },
    meta: pagination === null ? {} : { pagination: { ...pagination } },
  })}\n`;
}

export function renderSeries(series: readonly ProgrammeSeries[]): string {
  return `${writeJson({
    data: series.map(({ programme, indicator, points }) => ({
      programme,
      indicator: indicator.code,
      points: points.map(({ month, value }) => ({ month, value: number(value, indicator) })),
    })),
  })}\n`;
}

/** A source as it is presented, with the names of the entries it belongs to. */
export interface ToldSource extends Pick<Source, 'value' | 'share' | 'weight' | 'side'> {
  /** Null for the rest of a figure whose activities can no longer be named. */
  readonly activity:
    | (Pick<NamedActivity, 'documentId' | 'title' | 'startDate' | 'partner' | 'communities'> & {
        /** The month that it counts in. */
        readonly month: Month;
      })
    | null;
}

export function renderSources(answer: {
  readonly indicator: Indicator;
  readonly locale: Locale;
  readonly sources: readonly ToldSource[];
  /** Months whose activities the reader may see; other activities show only value and share, so that the sum holds. */
  readonly isVisible: (month: Month) => boolean;
  readonly pagination: Pagination;
}): string {
  const { indicator, locale, sources, isVisible, pagination } = answer;
  const named = ({ code, name }: NamedEntry): JsonObject => ({ code, name: textIn(name, locale) });
  const describe = (activity: ToldSource['activity']): JsonObject => {
    if (activity === null || !isVisible(activity.month)) return HIDDEN;
    const { documentId, title, startDate, partner, communities } = activity;
    return {
      documentId,
      title,
      startDate,
      partner: partner && named(partner),
      communities: [...communities].sort(by(({ code }) => code, compareText)).map(named),
    };
  };
  return `${writeJson({
    data: sources.map(({ activity, value, share, weight, side }) => ({
      ...describe(activity),
      value: number(value, indicator),
      share: number(share, indicator),
      ...(weight === null ? {} : { weight }),
      ...(side && { side }),
    })),
    meta: { total: pagination.total, pagination: { ...pagination } },
  })}\n`;
}
