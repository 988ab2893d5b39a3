/** One indicator month by month. */
import type { ProgrammeFacts } from '../../entries/rules/facts';
import type { Month } from '../../domain/month';
import { figureReader } from './figure';
import type { SeriesPoint } from './figures';
import { spanOf } from '../../domain/spans';

/** A point for each given month, in that order; null before the programme's start and between its periods' ends. */
export function seriesOf(facts: ProgrammeFacts, indicator: string, months: readonly Month[]): SeriesPoint[] {
  const read = figureReader(facts.indicators, facts);
  return months.map((month) => ({
    month,
    value: read(indicator, spanOf('month', month, facts.programme)),
  }));
}
