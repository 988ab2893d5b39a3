import type { Core } from '@strapi/strapi';

import type { Month } from '../../domain/month';
import { UID } from '../../uids';
import { rowOrNull, text, textOrNull, type Row } from '../../database/rows';

/** A correction of a published month that a partner asked for. */
export interface AskedCorrection {
  readonly reason: string;
  /** ISO 8601, UTC. */
  readonly askedAt: string;
  readonly askedBy: string;
}

async function lastFrozenAt(strapi: Core.Strapi, month: Month): Promise<string> {
  const row: Row | null = await strapi.db
    .query(UID.revision)
    .findOne({ select: ['frozenAt'], where: { month }, orderBy: { number: 'desc' } });
  return (row && textOrNull(row, 'frozenAt')) ?? '';
}

/**
 * The corrections requested since the last publication of a month, by the codes of programme and partner: the next
 * publication answers them. They are in the trail only, because the submissions of a published month are locked.
 */
export async function readAskedCorrections(
  strapi: Core.Strapi,
  month: Month,
): Promise<(programme: string, partner: string) => AskedCorrection | null> {
  const rows: Row[] = await strapi.db.query(UID.trailEntry).findMany({
    where: { month, action: 'ask-correction', at: { $gt: await lastFrozenAt(strapi, month) } },
    // In time order, so that the newest one wins.
    orderBy: { id: 'asc' },
  });
  const asked = new Map(
    rows.map((row) => [
      `${textOrNull(row, 'programme')} ${textOrNull(row, 'partner')}`,
      {
        reason: textOrNull(rowOrNull(row, 'details') ?? {}, 'reason') ?? '',
        askedAt: text(row, 'at'),
        askedBy: text(row, 'actor'),
      },
    ]),
  );
  return (programme, partner) => asked.get(`${programme} ${partner}`) ?? null;
}
