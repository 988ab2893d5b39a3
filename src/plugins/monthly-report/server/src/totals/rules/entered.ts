/** The figures of entries as they are entered, published or not: of a partner's month in a programme. */
import type { ProgrammeRecord } from '../../entries/rules/facts';
import type { Month } from '../../domain/month';
import { fromThousandths, type Quantity } from '../../domain/quantity';
import { countingMonth } from '../../domain/calendar';
import { calendarOf, spanOf } from '../../domain/spans';
import { sumsOf } from '../../ledger/rules/build';
import { EMPTY_CELL } from '../../ledger/rules/cell';
import { indexCells } from '../../ledger/rules/cell-index';
import { cellKey } from '../../ledger/rules/keys';
import type { LedgerEntry } from '../../ledger/rules/ledger-entry';
import { DIMENSIONS, WHOLE } from '../../ledger/rules/scopes';
import { figureReader, indicatorOf } from './figure';
import type { Figure } from './figures';
import { rulesOf } from './ruled';

/** An activity as far as figures need it; related entries by their codes. */
export interface EnteredActivity {
  readonly documentId: string;
  readonly title: string;
  readonly partner: string | null;
  readonly communities: readonly string[];
  readonly startDate: string;
  readonly endDate: string | null;
  readonly sessions: number | null;
  readonly measurements: ReadonlyMap<string, Quantity | null>;
}

/** A number for each code: distinct counts ask only whether two are the same. */
function numbering(): (code: string) => number {
  const numbers = new Map<string, number>();
  return (code) => {
    const known = numbers.get(code) ?? numbers.size + 1;
    numbers.set(code, known);
    return known;
  };
}

/** In the programme's order; null if nothing is reported. */
export function enteredFigures(
  { id, programme, indicators }: Pick<ProgrammeRecord, 'id' | 'programme' | 'indicators'>,
  activities: readonly EnteredActivity[],
  month: Month,
): Figure[] {
  const [partnerOf, communityOf] = [numbering(), numbering()];
  const entries = activities.map((activity): LedgerEntry => {
    const reported = [...activity.measurements].flatMap(([code, value]) =>
      value === null ? [] : [[code, Number(value.thousandths)] as const],
    );
    return {
      documentId: activity.documentId,
      activityId: 0,
      title: activity.title,
      programme: id,
      partner: activity.partner === null ? null : partnerOf(activity.partner),
      region: null,
      activityType: null,
      communities: [...new Set(activity.communities.map(communityOf))].sort((a, b) => a - b),
      month: countingMonth(activity.startDate, calendarOf(programme)),
      startDate: activity.startDate,
      endDate: activity.endDate,
      sessions: activity.sessions,
      measurements: Object.fromEntries(reported),
    };
  });
  const { cells } = sumsOf(entries, rulesOf(indicators));
  const key = cellKey({ programme: id, dimension: DIMENSIONS.programme, member: WHOLE, period: month });
  const cell = cells.get(key) ?? EMPTY_CELL;
  const read = figureReader(indicators, {
    cells: indexCells([{ period: month, cell }]),
    // Only values entered in the month: states that still stand from earlier months are no part of the submission.
    levels: {
      at(code) {
        const sum = cell.measured.get(code);
        return sum === undefined ? null : { value: fromThousandths(BigInt(sum.total)), carried: null };
      },
    },
  });
  const span = spanOf('month', month, programme);
  return programme.indicators.map((code) => ({
    indicator: indicatorOf(indicators, code),
    value: read(code, span),
  }));
}
