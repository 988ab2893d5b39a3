import type { Check } from '../check';
import { jumpInHistory } from './jump-in-history';
import { oneEntryDominates } from './one-entry-dominates';
import { outsideLimits } from './outside-limits';
import { partsAgainstTotal } from './parts-against-total';
import { statedAgainstCalculated } from './stated-against-calculated';
import { suspiciousMultiple } from './suspicious-multiple';
import { tooManyDecimals } from './too-many-decimals';
import { zeroOrNotReported } from './zero-or-not-reported';

export const FIGURE_CHECKS: readonly Check[] = [
  partsAgainstTotal,
  statedAgainstCalculated,
  outsideLimits,
  tooManyDecimals,
  suspiciousMultiple,
  jumpInHistory,
  oneEntryDominates,
  zeroOrNotReported,
];
