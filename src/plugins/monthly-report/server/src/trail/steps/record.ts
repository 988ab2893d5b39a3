import type { Core } from '@strapi/strapi';

import type { TrailAction, TrailDetail } from '../../../../shared/vocabulary';
import { actorId, type Actor } from '../../access/actor';
import type { Month } from '../../domain/month';
import { UID } from '../../uids';

export type TrailDetails = Readonly<Partial<Record<TrailDetail, unknown>>>;

/** An action of somebody. */
export interface TrailNote {
  readonly actor: Actor;
  readonly at: Date;
  readonly action: TrailAction;
  readonly month: Month | null;
  /** Codes. */
  readonly programme?: string | null;
  readonly partner?: string | null;
  /** documentId of the one entry that was changed; the row belongs to the history of that entry. */
  readonly document?: string | null;
  /** JSON: details of the action, such as a reason or the number of a revision. */
  readonly details?: TrailDetails;
}

/** Writes the row of an action. Call it inside the transaction of the action, so that both are stored or neither is. */
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
