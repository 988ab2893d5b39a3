import type { Indicator } from '../../entries/rules/facts';
import { countingRules, rulesOfForm1, type CountingRules, type Definition } from '../../ledger/rules/rules';

/** An indicator as the rules of counting see it. */
export function definitionOf(indicator: Indicator): Definition {
  const { code, source } = indicator;
  const plain = { code, source, aggregationType: null, calculationFormulaAcrossPeriods: null, parts: [] };
  switch (indicator.source) {
    case 'counted':
    case 'ratio':
      return plain;
    case 'calculated':
      return { ...plain, parts: indicator.parts };
    case 'measured': {
      const { aggregationType, calculationFormulaAcrossPeriods, parts } = indicator;
      return { code, source, aggregationType, calculationFormulaAcrossPeriods, parts };
    }
  }
}

/**
 * How figures are made: as before levels (1, in revisions of form 1), or as today (2).
 */
export type FiguresForm = 1 | 2;

const known = new WeakMap<ReadonlyMap<string, Indicator>, CountingRules>();

/** Indicators never change within a version of the catalogue: the ones of a programme are examined once. */
export function rulesOf(indicators: ReadonlyMap<string, Indicator>): CountingRules {
  let rules = known.get(indicators);
  if (rules === undefined)
    known.set(indicators, (rules = countingRules([...indicators.values()].map(definitionOf))));
  return rules;
}

export const rulesOfFigures = (
  indicators: ReadonlyMap<string, Indicator>,
  form: FiguresForm,
): CountingRules =>
  form === 1 ? rulesOfForm1([...indicators.values()].map(definitionOf)) : rulesOf(indicators);
