/**
 * Random months of partners, the same for the same seed: every partner has its own level for
 * each indicator, its months vary log-normally around it, and some are missing.
 */
import {
  both,
  EXAMPLE_MONTH,
  exactly,
  exampleActivity,
  exampleFacts,
  exampleIndicator,
  exampleOf,
} from '../../src/plugins/monthly-report/server/src/checks/rules/example-facts';
import type { CheckFacts, PastValue } from '../../src/plugins/monthly-report/server/src/checks/rules/facts';
import { addMonths } from '../../src/plugins/monthly-report/server/src/domain/month';

export interface Simulation {
  readonly seed: number;
  readonly partners: number;
  readonly indicators: number;
  readonly months: number;
  /** Standard deviation of the logarithm from month to month. */
  readonly sigma: number;
  /** Share of the months that were not reported. */
  readonly missing: number;
  /** Every figure of the month is multiplied by this. */
  readonly factor: number;
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, good enough to draw with. */
function drawing(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Levels lie around 90, most between 20 and 400. */
const LEVEL = { median: 90, sigma: 1 } as const;

export function simulatedMonth({
  seed,
  partners,
  indicators,
  months,
  sigma,
  missing,
  factor,
}: Simulation): CheckFacts {
  const draw = drawing(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
  const codes = Array.from({ length: indicators }, (_, index) => `indicator_${index}`);
  const history: PastValue[] = [];
  const activities = Array.from({ length: partners }, (_, index) => {
    const partner = `partner_${index}`;
    const measurements = codes.map((indicator) => {
      const level = LEVEL.median * Math.exp(LEVEL.sigma * normal());
      const figure = () => level * Math.exp(sigma * normal());
      for (let back = months; back > 0; back -= 1) {
        const value = exactly(String(Math.round(figure())));
        if (draw() >= missing) {
          history.push({ partner, indicator, month: addMonths(EXAMPLE_MONTH, -back), value });
        }
      }
      return [indicator, String(Math.round(figure() * factor))] as const;
    });
    return exampleActivity({
      documentId: partner,
      partner,
      title: partner,
      communities: [],
      measurements: Object.fromEntries(measurements),
    });
  });
  return exampleOf({
    facts: exampleFacts(codes.map((code) => exampleIndicator({ code, label: both(code) }))),
    activities,
    history,
  });
}
