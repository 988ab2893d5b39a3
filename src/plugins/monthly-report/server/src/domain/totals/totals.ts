/** The totals of a programme in a month, each with the figures it is read beside. */
import type { Basis } from '../../../../shared/vocabulary';
import type { ProgrammeFacts, StatedFigure } from '../facts';
import type { Month } from '../month';
import { indexActivities } from './activity-index';
import { figureReader, indicatorOf } from './figure';
import type { Total } from './figures';
import { previousSpanOf, spanOf } from './spans';

/** In the programme's order; `value` is the figure at `basis`. */
export function totalsOf(facts: ProgrammeFacts, month: Month, basis: Basis): Total[] {
  const { programme, indicators } = facts;
  const read = figureReader(indicators, indexActivities(facts.activities));
  const spans = {
    value: spanOf(basis, month, programme.startMonth),
    previous: previousSpanOf(month, programme.startMonth),
    yearToDate: spanOf('year-to-date', month, programme.startMonth),
    toDate: spanOf('to-date', month, programme.startMonth),
  };
  return programme.indicators.map((code) => {
    const stated = statedFigureOf(facts, month, basis, code);
    return {
      indicator: indicatorOf(indicators, code),
      value: read(code, spans.value),
      previous: read(code, spans.previous),
      yearToDate: read(code, spans.yearToDate),
      toDate: read(code, spans.toDate),
      stated: stated?.value ?? null,
      statedBasis: stated?.basis ?? null,
    };
  });
}

/**
 * What somebody stated for the month. The plain month view shows the figure the
 * programme's sentence speaks of, which may be stated to date; other views only theirs.
 */
function statedFigureOf(
  facts: ProgrammeFacts,
  month: Month,
  basis: Basis,
  indicator: string,
): StatedFigure | null {
  const accepted: readonly Basis[] = basis === 'month' ? [facts.programme.basis, 'month'] : [basis];
  const candidates = facts.statedFigures.filter(
    (stated) => stated.month === month && stated.indicator === indicator,
  );
  for (const acceptedBasis of accepted) {
    const stated = candidates.find((candidate) => candidate.basis === acceptedBasis);
    if (stated) return stated;
  }
  return null;
}
