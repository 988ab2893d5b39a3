/** Checks of figures: certain errors first, then unusual figures. */
import type { Check } from '../check';
import { copiedFromLastMonth } from './copied-from-last-month';
import { dominatingEntry } from './dominating-entry';
import { figuresWithoutSessions } from './figures-without-sessions';
import { jumpAgainstHistory } from './jump-against-history';
import { manyPerSession } from './many-per-session';
import { missingAfterFigures } from './missing-after-figures';
import { mostlyUnknown } from './mostly-unknown';
import { oneSideOfARatio } from './one-side-of-a-ratio';
import { onlyZeros } from './only-zeros';
import { outsideLimits } from './outside-limits';
import { partsAgainstMonthTotal } from './parts-against-month-total';
import { partsAgainstTotal } from './parts-against-total';
import { statedAgainstCalculated } from './stated-against-calculated';
import { suspiciousMultiple } from './suspicious-multiple';
import { targetExceededTenfold } from './target-exceeded-tenfold';
import { targetsOfPartners } from './targets-of-partners';
import { tooManyDecimals } from './too-many-decimals';
import { unitAgainstHistory } from './unit-against-history';
import { vanishedCommunity } from './vanished-community';
import { zeroAfterFigures } from './zero-after-figures';
import { zeroAmongBlanks } from './zero-among-blanks';

export const FIGURE_CHECKS: readonly Check[] = [
  partsAgainstTotal,
  partsAgainstMonthTotal,
  statedAgainstCalculated,
  outsideLimits,
  tooManyDecimals,
  suspiciousMultiple,
  unitAgainstHistory,
  jumpAgainstHistory,
  copiedFromLastMonth,
  manyPerSession,
  dominatingEntry,
  vanishedCommunity,
  targetExceededTenfold,
  targetsOfPartners,
  figuresWithoutSessions,
  oneSideOfARatio,
  mostlyUnknown,
  onlyZeros,
  zeroAmongBlanks,
  zeroAfterFigures,
  missingAfterFigures,
];
