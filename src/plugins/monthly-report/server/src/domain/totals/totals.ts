/** The totals of a programme in a month, each with the figures it is read beside. */
import type { Basis } from '../../../../shared/vocabulary';
import type { ProgrammeFacts, StatedFigure } from '../facts';
import type { Month } from '../month';
import { changeFrom } from './change';
import { figureReader, indicatorOf } from './figure';
import type { Total } from './figures';
import { earlierSpanOf, spanOf } from './spans';

/** In the programme's order; `value` is the figure at `basis`. */
export function totalsOf(facts: ProgrammeFacts, month: Month, basis: Basis): Total[] {
  const { programme, indicators } = facts;
  const read = figureReader(indicators, facts.cells);
  const { startMonth } = programme;
  const spans = {
    value: spanOf(basis, month, startMonth),
    month: spanOf('month', month, startMonth),
    previous: earlierSpanOf(month, 1, startMonth),
    yearToDate: spanOf('year-to-date', month, startMonth),
    toDate: spanOf('to-date', month, startMonth),
    sameMonthLastYear: earlierSpanOf(month, 12, startMonth),
  };
  return programme.indicators.map((code) => {
    const stated = statedFigureOf(facts, month, basis, code);
    const previous = read(code, spans.previous);
    return {
      indicator: indicatorOf(indicators, code),
      value: read(code, spans.value),
      previous,
      yearToDate: read(code, spans.yearToDate),
      toDate: read(code, spans.toDate),
      sameMonthLastYear: read(code, spans.sameMonthLastYear),
      change: changeFrom(previous, read(code, spans.month)),
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
