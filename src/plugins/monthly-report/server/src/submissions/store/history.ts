import type { Core } from '@strapi/strapi';

import type { TrailRow } from '../../../../shared/admin-api';
import type { CorrectedFigure } from '../../../../shared/desk-api';
import { OF_ONE_ENTRY, TRAIL_ACTIONS } from '../../../../shared/vocabulary';
import { oneOf, rowOrNull, text, textOrNull, type Row } from '../../database/rows';
import type { Month } from '../../domain/month';
import { UID } from '../../uids';
import type { Codes, Submission } from './';

/** More rows than a reader needs for one submission. */
const MOST = 100;

/** The steps of a submission, newest first. */
export async function readHistory(
  strapi: Core.Strapi,
  month: Month,
  { programme, partner }: Codes,
): Promise<readonly TrailRow[]> {
  const rows: Row[] = await strapi.db.query(UID.trailEntry).findMany({
    where: { month, programme, partner, action: { $ne: OF_ONE_ENTRY } },
    // In the order of writing: the clocks of several servers may differ.
    orderBy: { id: 'desc' },
    limit: MOST,
  });
  return rows.map((row) => ({
    at: text(row, 'at'),
    actor: text(row, 'actor'),
    action: oneOf(row, 'action', TRAIL_ACTIONS),
    month,
    programme: textOrNull(row, 'programme'),
    partner: textOrNull(row, 'partner'),
    details: rowOrNull(row, 'details') ?? {},
  }));
}

/** The last reminder on request to each partner for a month, by the codes of programme and partner. */
export async function readReminded(
  strapi: Core.Strapi,
  month: Month,
): Promise<(programme: string, partner: string) => string | null> {
  const rows: Row[] = await strapi.db.query(UID.trailEntry).findMany({
    select: ['at', 'programme', 'partner'],
    where: { month, action: 'remind' },
    // In the order of writing, so that the newest one wins.
    orderBy: { id: 'asc' },
  });
  const last = new Map(
    rows.map((row) => [`${textOrNull(row, 'programme')} ${textOrNull(row, 'partner')}`, text(row, 'at')]),
  );
  return (programme, partner) => last.get(`${programme} ${partner}`) ?? null;
}

const isChange = (value: unknown): value is { before: unknown; after: unknown; field: unknown } =>
  typeof value === 'object' && value !== null && 'field' in value && 'after' in value && 'before' in value;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The figures of a submission that were corrected during its review, newest first. */
export async function readCorrected(
  strapi: Core.Strapi,
  month: Month,
  { programme, partner }: Pick<Submission, 'programme' | 'partner'>,
  labelOf: (indicator: string) => string,
): Promise<readonly CorrectedFigure[]> {
  const codes = { programme: programme.code, partner: partner.code };
  const history = await readHistory(strapi, month, codes);
  return history
    .filter(({ action }) => action === 'correct')
    .flatMap(({ at, actor, details }) => {
      const changes: readonly unknown[] = Array.isArray(details.changes) ? details.changes : [];
      return changes.filter(isChange).map(({ field, before, after }) => ({
        ...{ at, by: actor, entry: textOf(details.entry), reason: textOf(details.reason) },
        indicator: textOf(field),
        label: labelOf(textOf(field)),
        before: typeof before === 'string' ? before : null,
        after: textOf(after),
      }));
    });
}
