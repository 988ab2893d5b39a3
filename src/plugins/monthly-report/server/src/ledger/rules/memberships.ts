/** Joins memberships of a partner in a programme that follow each other without a gap. */
import { addMonths, LAST_MONTH, type Month } from '../../domain/month';

export interface MemberSpan {
  readonly from: Month;
  /** Null if the membership has no end. */
  readonly to: Month | null;
}

/** Sorts after every month. */
export const OPEN_END = '9999-99';

export interface UnbrokenSpan {
  readonly from: Month;
  /** The month after its last, or OPEN_END. */
  readonly until: string;
}

/** A change of tier from one month to the next breaks nothing; a month without a membership does. */
export function unbrokenSpans(spans: readonly MemberSpan[]): UnbrokenSpan[] {
  const found: UnbrokenSpan[] = [];
  for (const { from, to } of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (to !== null && to < from) continue;
    const until = to === null || to === LAST_MONTH ? OPEN_END : addMonths(to, 1);
    const last = found.at(-1);
    if (last === undefined || from > last.until) found.push({ from, until });
    else if (until > last.until) found[found.length - 1] = { from: last.from, until };
  }
  return found;
}
