/**
 * Figures that are counted. Partners and communities are distinct over everything
 * counted, so a span is not the sum of its periods: it is the sum of those who were new.
 */
import type { CountedThing } from '../../../../shared/vocabulary';
import type { SpanBasis } from '../../domain/spans';
import { assertNever } from '../../domain/assert-never';
import { fromInteger, type Quantity } from '../../domain/quantity';
import type { Cell, DistinctCounts } from '../../ledger/rules/cell';
import type { PeriodCell } from '../../ledger/rules/cell-index';
import type { DistinctBySpan } from '../../ledger/rules/distinct';

/**
 * Zero when there is no activity: from the start month on, nothing held is a fact.
 *
 * @param distinct of whole spans, where the sums do not tell.
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
 * Nothing counts from before the programme's start, so that new in its first year is new since its start. Cells
 * that were counted of a period alone, without `distinct`, know who is new in it.
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
