/** One figure of one indicator over one span, whatever the indicator's source. */
import { assertNever } from '../assert-never';
import type { Indicator, MeasuredIndicator, ProgrammeFacts } from '../facts';
import type { Month } from '../month';
import { sumOf, type Quantity } from '../quantity';
import { indexActivities, type ActivityIndex } from './activity-index';
import { readParts } from './calculated';
import { countedFigure } from './counted';
import { combineMonths, combineValues, reportedValues, type MonthFigure } from './measured';
import type { Span } from './spans';

/** Null: not reported, or (a null span) before the programme's start. */
export type FigureReader = (code: string, span: Span | null) => Quantity | null;

/**
 * Reads figures from one set of activities. A month's value is worked out once, however
 * many spans it is part of: a report asks for the same months as month, year and to date.
 * @throws Error from the reader for an indicator that is not in the map or is a part of itself
 */
export function figureReader(
  indicators: ReadonlyMap<string, Indicator>,
  activities: ActivityIndex,
): FigureReader {
  const known = new Map<string, Map<Month, Quantity | null>>();

  function monthFigures(indicator: MeasuredIndicator, span: Span): MonthFigure[] {
    const values = known.get(indicator.code) ?? new Map<Month, Quantity | null>();
    known.set(indicator.code, values);
    const figures: MonthFigure[] = [];
    for (const month of activities.monthsIn(span)) {
      let value = values.get(month);
      if (value === undefined) {
        value = monthFigure(indicator, activities, month);
        values.set(month, value);
      }
      if (value !== null) figures.push({ month, value });
    }
    return figures;
  }

  function read(code: string, span: Span, above: readonly string[]): Quantity | null {
    const indicator = indicatorOf(indicators, code);
    switch (indicator.source) {
      case 'measured':
        return combineMonths(indicator.calculationFormulaAcrossPeriods, monthFigures(indicator, span));
      case 'counted':
        return countedFigure(indicator.counts, activities.activitiesWithin(span));
      case 'calculated':
        return sumOf(readParts(indicator, above, (part, path) => read(part, span, path)));
      default:
        return assertNever(indicator);
    }
  }

  return (code, span) => (span === null ? null : read(code, span, []));
}

/** A single figure of a programme; for more than one, a reader saves sorting the activities again. */
export function figureOf(code: string, facts: ProgrammeFacts, span: Span | null): Quantity | null {
  return figureReader(facts.indicators, indexActivities(facts.activities))(code, span);
}

export function monthFigure(
  indicator: MeasuredIndicator,
  activities: ActivityIndex,
  month: Month,
): Quantity | null {
  return combineValues(
    indicator.aggregationType,
    reportedValues(activities.activitiesIn(month), indicator.code),
  );
}

/** @throws Error when content/ left the indicator out of the facts. */
export function indicatorOf(indicators: ReadonlyMap<string, Indicator>, code: string): Indicator {
  const indicator = indicators.get(code);
  if (!indicator) throw new Error(`Indicator ${code} is not among the facts of the programme`);
  return indicator;
}
