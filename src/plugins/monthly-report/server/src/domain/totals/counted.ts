/**
 * Figures that are counted. Partners and communities are distinct over everything
 * counted, so a span is not the sum of its months: it is the sum of those who were new.
 */
import type { CountedThing } from '../../../../shared/vocabulary';
import { assertNever } from '../assert-never';
import { fromInteger, type Quantity } from '../quantity';
import type { Cell, DistinctCounts } from '../sums/cell';
import type { CellIndex } from './cell-index';
import type { Span } from './spans';

/** Zero when there is no activity: from the start month on, nothing held is a fact. */
export function countedFigure(counts: CountedThing, cells: CellIndex, span: Span): Quantity {
  return fromInteger(cells.within(span).reduce((sum, { cell }) => sum + countOf(counts, cell, span), 0));
}

function countOf(counts: CountedThing, cell: Cell, span: Span): number {
  switch (counts) {
    case 'partner':
      return newMembers(cell.partners, span);
    case 'community':
      return newMembers(cell.communities, span);
    case 'session':
      return cell.sessions.total;
    case 'activity':
      return cell.activities;
    default:
      return assertNever(counts);
  }
}

/** Nothing counts from before the programme's start, so that new in its first year is new since its start. */
function newMembers({ inMonth, newInYear, newEver }: DistinctCounts, { basis }: Span): number {
  switch (basis) {
    case 'month':
      return inMonth;
    case 'year-to-date':
      return newInYear;
    case 'to-date':
      return newEver;
    default:
      return assertNever(basis);
  }
}
