/** Figures for examples: the kept sums of a month, and the values of earlier months. */
import { addMonths } from '../../../domain/month';
import { EMPTY_CELL } from '../../../ledger/rules/cell';
import { indexCells, type CellIndex } from '../../../ledger/rules/cell-index';
import { both, EXAMPLE_MONTH, exactly, exampleIndicator } from '../example-facts';
import type { PastValue } from '../facts';

/** Readers, who are children or adults. */
export const EXAMPLE_BREAKDOWN = [
  exampleIndicator({ code: 'readers', label: both('读者合计', 'Readers'), parts: ['children', 'adults'] }),
  exampleIndicator({ code: 'children', label: both('儿童读者', 'Children') }),
  exampleIndicator({ code: 'adults', label: both('成人读者', 'Adults') }),
];

/** @param totals decimal texts by code, each as one activity reports it. */
export function exampleCells(totals: Readonly<Record<string, string>>): CellIndex {
  const measured = Object.entries(totals).map(
    ([code, text]) => [code, { values: 1, total: exactly(text).thousandths }] as const,
  );
  const cell = { ...EMPTY_CELL, activities: 1, measured: new Map(measured) };
  return indexCells([{ period: EXAMPLE_MONTH, cell }]);
}

/** Participants of the example's partner in the months before, as decimal texts, the earliest first. */
export function exampleHistory(...values: readonly string[]): readonly PastValue[] {
  return values.map((value, index) => ({
    partner: 'green_home',
    indicator: 'participants',
    month: addMonths(EXAMPLE_MONTH, index - values.length),
    value: exactly(value),
  }));
}
