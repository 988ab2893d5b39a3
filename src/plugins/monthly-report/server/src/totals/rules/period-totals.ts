/** The figures of a programme over a period: a quarter, half-year, year, or months in a row. */
import type { Programme, ProgrammeRecord } from '../../entries/rules/facts';
import { untilFigures, type Span, type Timing } from '../../domain/spans';
import { breakdownReader, dimensionsOf } from './breakdown';
import { carriedIn, figureReader, indicatorOf, type Kept } from './figure';
import type { PeriodTotal } from './figures';
import { targetReader } from './targets';
import { sidesOf } from './totals';

/** If not all months are known, the target is for all of them, and figures are for the known ones. */
export interface PeriodSpan {
  /** The span that is asked for, as far as the programme is in it. */
  readonly whole: Span;
  /** The span that figures are made of: it ends with the last month that has figures. */
  readonly counted: Span;
  /** Whether all months of the whole are counted. */
  readonly isOver: boolean;
}

/** A span whose months are all counted, such as that of a basis. */
export const wholeSpan = (span: Span, timing: Timing): PeriodSpan => ({
  whole: span,
  counted: untilFigures(span, timing),
  isOver: true,
});

/** A programme as far as its figures over a period need it. */
export interface PeriodFacts extends Pick<ProgrammeRecord, 'indicators' | 'targets'> {
  readonly programme: Pick<Programme, 'startMonth' | 'calendar' | 'indicators'>;
}

export function periodTotals(facts: PeriodFacts, kept: Kept, span: PeriodSpan): PeriodTotal[] {
  const { programme, indicators } = facts;
  const read = figureReader(indicators, kept);
  const readBreakdown = breakdownReader(indicators, kept, read);
  const targetOf = targetReader(facts, { kind: 'programme' }, span.isOver);
  return programme.indicators.map((code) => {
    const value = read(code, span.counted);
    const target = targetOf(code, value, span.whole);
    const indicator = indicatorOf(indicators, code);
    const sides = sidesOf(indicator, (side) => ({
      indicator: indicatorOf(indicators, side),
      value: read(side, span.counted),
    }));
    return {
      indicator,
      value,
      carried: carriedIn(indicators, kept.levels, code, span.counted),
      ...(sides && { sides }),
      ...(dimensionsOf(indicators, code).length > 0 && { breakdown: readBreakdown(code, span.counted) }),
      ...(target && { target }),
    };
  });
}
