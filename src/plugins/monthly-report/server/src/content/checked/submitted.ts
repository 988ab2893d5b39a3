import type { Core } from '@strapi/strapi';

import type { Month } from '../../domain/month';
import { UID } from '../../uids';
import { integer, rowOrNull, text, type Row } from '../rows';

/** Codes of the partners whose submission of the month stands, a nil return included, by the programme's row id. */
export async function readSubmitted(
  strapi: Core.Strapi,
  month: Month,
): Promise<(programme: number) => ReadonlySet<string>> {
  const rows: Row[] = await strapi.db.query(UID.submission).findMany({
    select: ['id'],
    where: { month, state: { $in: ['submitted', 'accepted'] } },
    populate: { programme: { select: ['id'] }, partner: { select: ['code'] } },
  });
  const submitted = new Map<number, Set<string>>();
  for (const row of rows) {
    const [programme, partner] = [rowOrNull(row, 'programme'), rowOrNull(row, 'partner')];
    if (programme === null || partner === null) continue;
    const id = integer(programme, 'id', 0);
    submitted.set(id, (submitted.get(id) ?? new Set<string>()).add(text(partner, 'code')));
  }
  return (programme) => submitted.get(programme) ?? new Set();
}
