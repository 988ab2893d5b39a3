/** The months that are due from some partners, with the stored submission of each. */
import type { Core } from '@strapi/strapi';

import { rowOrNull, integer, text, textOrNull, type Row } from '../../database/rows';
import { toCalendar } from '../../database/calendars';
import { closingMonth, type Calendar } from '../../domain/calendar';
import { addMonths, monthsFrom, toMonth, type Month } from '../../domain/month';
import { by, compareNumber, compareText, inOrder } from '../../domain/order';
import { toNamed, type Named } from '../../submissions/store/submission';
import type { KeptState } from '../../submissions/rules/submission-state';
import { KEPT_STATES } from '../../submissions/rules/submission-state';
import { oneOf } from '../../database/rows';
import { UID } from '../../uids';

export interface OwnMonth {
  readonly month: Month;
  readonly programme: Named & { readonly dueDay: number; readonly calendar: Calendar };
  readonly partner: Named;
  readonly kept: {
    readonly state: KeptState;
    readonly nilReturn: boolean;
    readonly feedback: string | null;
  } | null;
}

/** Months to look back: an older month is opened by its address. */
const MONTHS_BACK = 12;

const NAMED = ['id', 'documentId', 'code', 'name', 'nameEn'];

interface Span {
  readonly programme: OwnMonth['programme'];
  readonly partner: Named;
  readonly order: number;
  readonly months: readonly Month[];
}

const later = (one: Month, other: Month): Month => (one > other ? one : other);

function toSpan(row: Row, first: Month, last: Month): Span | null {
  const [programme, partner] = [rowOrNull(row, 'programme'), rowOrNull(row, 'partner')];
  if (programme === null || partner === null) return null;
  const calendar = toCalendar(programme, ['frequency', 'fiscalYearStart']);
  const until = textOrNull(row, 'toMonth');
  const from = later(toMonth(text(row, 'fromMonth')), toMonth(text(programme, 'startMonth')));
  const to = until !== null && until < last ? toMonth(until) : last;
  return {
    programme: { ...toNamed(programme), dueDay: integer(programme, 'dueDay', 5), calendar },
    partner: toNamed(partner),
    order: integer(programme, 'order', 0),
    // A period is due in its last month, from every partner that is a member in any of its months.
    months: [...new Set(monthsFrom(later(from, first), to).map((month) => closingMonth(month, calendar)))],
  };
}

const keyOf = (month: string, programme: number, partner: number): string =>
  `${month} ${programme} ${partner}`;

async function readKept(
  strapi: Core.Strapi,
  partners: readonly string[],
  first: Month,
): Promise<ReadonlyMap<string, OwnMonth['kept']>> {
  const id = { select: ['id'] };
  const rows: Row[] = await strapi.db.query(UID.submission).findMany({
    where: { month: { $gte: first }, partner: { documentId: { $in: [...partners] } } },
    populate: { programme: id, partner: id },
  });
  return new Map(
    rows.flatMap((row) => {
      const [programme, partner] = [rowOrNull(row, 'programme'), rowOrNull(row, 'partner')];
      if (programme === null || partner === null) return [];
      const key = keyOf(text(row, 'month'), integer(programme, 'id', 0), integer(partner, 'id', 0));
      const kept = {
        state: oneOf(row, 'state', KEPT_STATES),
        nilReturn: row.nilReturn === true,
        feedback: textOrNull(row, 'feedback'),
      };
      return [[key, kept] as const];
    }),
  );
}

/** The months of the last year in which some partners (documentIds) are members of a programme, the oldest first. */
export async function readOwnMonths(
  strapi: Core.Strapi,
  partners: readonly string[],
  running: Month,
): Promise<OwnMonth[]> {
  if (partners.length === 0) return [];
  const first = addMonths(running, -MONTHS_BACK);
  const memberships: Row[] = await strapi.db.query(UID.membership).findMany({
    where: { partner: { documentId: { $in: [...partners] } }, fromMonth: { $lte: running } },
    populate: {
      programme: { select: [...NAMED, 'dueDay', 'order', 'startMonth', 'frequency', 'fiscalYearStart'] },
      partner: { select: NAMED },
    },
  });
  const kept = await readKept(strapi, partners, first);
  const months = new Map<string, OwnMonth & { readonly order: number }>();
  for (const membership of memberships) {
    const span = toSpan(membership, first, running);
    for (const month of span === null ? [] : span.months) {
      const { programme, partner, order } = span as Span;
      const key = keyOf(month, programme.id, partner.id);
      months.set(key, { month, programme, partner, order, kept: kept.get(key) ?? null });
    }
  }
  return [...months.values()].sort(
    inOrder(
      by(({ month }) => month, compareText),
      by(({ order }) => order, compareNumber),
      by(({ programme }) => programme.code, compareText),
      by(({ partner }) => partner.code, compareText),
    ),
  );
}
