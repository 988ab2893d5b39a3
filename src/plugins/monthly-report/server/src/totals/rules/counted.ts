/**
 * Figures that are counted. Each partner or community counts once over a whole span, so
 * the figure of a span is not the sum of its periods: it is the sum of the new members.
 */
import type { CountedThing } from '../../../../shared/vocabulary';
import type { SpanBasis } from '../../domain/spans';
import { assertNever } from '../../domain/assert-never';
import { fromInteger, type Quantity } from '../../domain/quantity';
import type { Cell, DistinctCounts } from '../../ledger/rules/cell';
import type { PeriodCell } from '../../ledger/rules/cell-index';
import type { DistinctBySpan } from '../../ledger/rules/distinct';

/**
 * Zero when there is no activity: from the start month on, no activity is a fact.
 *
 * @param distinct distinct members of whole spans, if the sums do not know them.
 */
export function countedFigure(
  counts: CountedThing,
  cells: readonly PeriodCell[],
  basis: SpanBasis,
  distinct: DistinctBySpan | undefined,
): Quantity {
  const counted = distinct?.[basis];
  if (counted !== undefined) {
    if (counts === 'partner') return fromInteger(counted.partners);
    if (counts === 'community') return fromInteger(counted.communities);
  }
  return fromInteger(cells.reduce((sum, { cell }) => sum + countOf(counts, cell, basis), 0));
}

function countOf(counts: CountedThing, cell: Cell, basis: SpanBasis): number {
  switch (counts) {
    case 'partner':
      return newMembers(cell.partners, basis);
    case 'community':
      return newMembers(cell.communities, basis);
    case 'session':
      return cell.sessions.total;
    case 'activity':
      return cell.activities;
    default:
      return assertNever(counts);
  }
}

/**
 * Nothing counts before the programme's start, so new in its first year means new since its start. Cells that
 * were counted for one period alone, without `distinct`, know the new members of the period.
 */
function newMembers({ inPeriod, newInYear, newEver }: DistinctCounts, basis: SpanBasis): number {
  switch (basis) {
    case 'month':
      return inPeriod;
    case 'year-to-date':
      return newInYear;
    case 'to-date':
    case 'period':
      return newEver;
    default:
      return assertNever(basis);
  }
}
