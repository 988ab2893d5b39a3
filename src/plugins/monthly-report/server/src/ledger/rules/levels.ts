/**
 * Levels (存量): the figure is the state at the end of a span, the sum over reporters of their last
 * month with a value, wherever the span begins (design, section 3, "Flow and level").
 */
import type { Month } from '../../domain/month';
import { fromThousandths, type Quantity } from '../../domain/quantity';
import { NONE } from './scopes';
import { isInForce, type ReporterState } from './states';
import { addWhole, type Whole } from './whole';

/** A level at the end of a month. */
export interface LevelFigure {
  readonly value: Quantity;
  /** States of earlier months that still stand: their partners, and the earliest month. */
  readonly carried: CarriedStates | null;
}

export interface CarriedStates {
  /** Row ids; entries without a partner add no id. */
  readonly partners: ReadonlySet<number>;
  readonly since: Month;
}

export interface LevelIndex {
  /** Null if no reporter has a state. */
  readonly at: (code: string, month: Month) => LevelFigure | null;
}

export const NO_LEVELS: LevelIndex = { at: () => null };

/** Levels of states in memory. */
export function indexStates(states: readonly ReporterState[]): LevelIndex {
  return {
    at(code, month) {
      const inForce = states.filter((state) => state.indicator === code && isInForce(state, month));
      if (inForce.length === 0) return null;
      const total = inForce.reduce<Whole>((sum, state) => addWhole(sum, state.total), 0);
      const carried = inForce.filter((state) => state.month < month);
      return {
        value: fromThousandths(BigInt(total)),
        carried: carriedOf(carried.map(({ reporter, month: since }) => ({ reporter, since }))),
      };
    },
  };
}

function carriedOf(
  states: readonly { readonly reporter: number; readonly since: Month }[],
): CarriedStates | null {
  const since = states.map((state) => state.since).sort()[0];
  if (since === undefined) return null;
  return {
    partners: new Set(states.flatMap(({ reporter }) => (reporter === NONE ? [] : [reporter]))),
    since,
  };
}
