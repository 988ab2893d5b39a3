/** The totals of a programme in a month, each with the figures it is read beside. */
import type { Basis } from '../../../../shared/vocabulary';
import type { Indicator, ProgrammeFacts, StatedFigure } from '../../entries/rules/facts';
import type { Month } from '../../domain/month';
import type { Quantity } from '../../domain/quantity';
import { eachBasis } from '../../domain/each';
import { breakdownReader, dimensionsOf } from './breakdown';
import { changeFrom, changeInPoints } from './change';
import { carriedIn, figureReader, indicatorOf } from './figure';
import type { RatioSides, Total } from './figures';
import { earlierSpanOf, monthsToPrevious, spanOf } from '../../domain/spans';
import { targetReader, targetsByBasis } from './targets';

/** In the programme's order; `value` is the figure at `basis`. */
export function totalsOf(facts: ProgrammeFacts, month: Month, basis: Basis): Total[] {
  const { programme, indicators } = facts;
  const read = figureReader(indicators, facts);
  const targetOf = targetReader(facts, { kind: 'programme' });
  const readBreakdown = breakdownReader(indicators, facts, read);
  const spans = {
    month: spanOf('month', month, programme),
    previous: earlierSpanOf(month, monthsToPrevious(programme), programme),
    yearToDate: spanOf('year-to-date', month, programme),
    toDate: spanOf('to-date', month, programme),
    sameMonthLastYear: earlierSpanOf(month, 12, programme),
  };
  const spanAt = { month: spans.month, 'year-to-date': spans.yearToDate, 'to-date': spans.toDate };
  return programme.indicators.map((code) => {
    const stated = statedFigureOf(facts, month, basis, code);
    const indicator = indicatorOf(indicators, code);
    const previous = read(code, spans.previous);
    const atBasis: Readonly<Record<Basis, Quantity | null>> = {
      month: read(code, spans.month),
      'year-to-date': read(code, spans.yearToDate),
      'to-date': read(code, spans.toDate),
    };
    const targets = targetsByBasis({
      month: targetOf(code, atBasis.month, spans.month),
      'year-to-date': targetOf(code, atBasis['year-to-date'], spans.yearToDate),
      'to-date': targetOf(code, atBasis['to-date'], spans.toDate),
    });
    const sides = sidesOf(indicator, (side) => ({
      indicator: indicatorOf(indicators, side),
      value: read(side, spanAt[basis]),
    }));
    return {
      indicator,
      value: atBasis[basis],
      carried: carriedIn(indicators, facts.levels, code, spans.month),
      previous,
      yearToDate: atBasis['year-to-date'],
      toDate: atBasis['to-date'],
      sameMonthLastYear: read(code, spans.sameMonthLastYear),
      change: (indicator.source === 'ratio' ? changeInPoints : changeFrom)(previous, atBasis.month),
      stated: stated?.value ?? null,
      statedBasis: stated?.basis ?? null,
      ...(targets && { targets }),
      ...(sides && { sides }),
      ...(dimensionsOf(indicators, code).length > 0 && {
        breakdown: eachBasis((on) => readBreakdown(code, spanAt[on])),
      }),
    };
  });
}

/** Null for all indicators but ratios, and if a side is no longer an indicator. */
export function sidesOf(
  indicator: Indicator,
  figureOf: (code: string) => RatioSides['numerator'],
): RatioSides | null {
  if (indicator.source !== 'ratio') return null;
  const { numerator, denominator } = indicator;
  if (numerator === null || denominator === null) return null;
  return { numerator: figureOf(numerator), denominator: figureOf(denominator) };
}

/**
 * The figure that somebody stated for the month. The plain month view shows the figure at the
 * programme's own basis, which may be to date; other views show only figures at their basis.
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
