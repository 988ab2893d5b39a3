import type { Core } from '@strapi/strapi';

import type { TrailAction, TrailDetail } from '../../../../shared/vocabulary';
import { actorId, type Actor } from '../../access/actor';
import type { Month } from '../../domain/month';
import { UID } from '../../uids';

export type TrailDetails = Readonly<Partial<Record<TrailDetail, unknown>>>;

/** One thing somebody did. */
export interface TrailNote {
  readonly actor: Actor;
  readonly at: Date;
  readonly action: TrailAction;
  readonly month: Month | null;
  /** Codes. */
  readonly programme?: string | null;
  readonly partner?: string | null;
  /** documentId of the one entry it was done to, whose history it belongs to. */
  readonly document?: string | null;
  /** JSON: what the action said, such as a reason or the number of a revision. */
  readonly details?: TrailDetails;
}

/** Keeps what was done. Call it inside the transaction that does it: neither is there without the other. */
export async function keepTrail(strapi: Core.Strapi, note: TrailNote): Promise<void> {
  const { actor, at, action, month, programme = null, partner = null, document = null, details = {} } = note;
  await strapi.db.query(UID.trailEntry).create({
    data: {
      at: at.toISOString(),
      actor: actor.name,
      actorId: actorId(actor),
      action,
      month,
      programme,
      partner,
      document,
      details,
    },
  });
}
