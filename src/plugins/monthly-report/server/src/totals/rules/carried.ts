import type { CarriedStates } from '../../ledger/rules/levels';
import type { Carried } from './figures';

/** Combines what several levels carry: each partner once, and the earliest month. */
export function carriedTogether(all: readonly (CarriedStates | null)[]): Carried | null {
  const found = all.filter((carried) => carried !== null);
  const since = found.map((carried) => carried.since).sort()[0];
  if (since === undefined) return null;
  return { partners: new Set(found.flatMap(({ partners }) => [...partners])).size, since };
}
