import type { Core } from '@strapi/strapi';

import { actorOf } from '../access/actor';
import { ROLES } from '../access/roles';
import { scopeOf } from '../access/scope';
import { text, type Row } from '../content/rows';
import { UID } from '../uids';

/** What somebody who is bound to a part of the content may reach. */
export interface Bounds {
  readonly user: number;
  /** Partners whose entries somebody writes; their documentIds. */
  readonly entersFor: ReadonlySet<string>;
  /** Partners whose entries somebody reads: those, and the partners of the regions one coordinates. */
  readonly readsOf: ReadonlySet<string>;
  /** Programmes whose entries somebody reads and writes. */
  readonly programmes: ReadonlySet<string>;
  readonly isSecretariat: boolean;
}

async function partnersIn(strapi: Core.Strapi, regions: ReadonlySet<string>): Promise<readonly string[]> {
  if (regions.size === 0) return [];
  const found: Row[] = await strapi.db.query(UID.partner).findMany({
    select: ['documentId'],
    where: { region: { documentId: { $in: [...regions] } } },
    orderBy: { id: 'asc' },
  });
  return found.map((row) => text(row, 'documentId'));
}

async function readBounds(strapi: Core.Strapi): Promise<Bounds | null> {
  const actor = actorOf(strapi);
  const scope = await scopeOf(strapi, actor);
  if (scope.kind === 'everything' || actor.kind !== 'admin') return null;
  return {
    user: actor.id,
    entersFor: scope.partners,
    readsOf: new Set([...scope.partners, ...(await partnersIn(strapi, scope.regions))]),
    programmes: scope.programmes,
    isSecretariat: actor.roles.includes(ROLES.secretariat),
  };
}

const ofRequests = new WeakMap<object, Promise<Bounds | null>>();

/**
 * The bounds of whoever made the request that is being answered; null for everybody who has
 * none (super admins, API tokens, readers, commands). Read once a request.
 */
export function boundsOf(strapi: Core.Strapi): Promise<Bounds | null> {
  const request = strapi.requestContext.get();
  // Before an account is known, nothing may be remembered for the request.
  if (request === undefined || actorOf(strapi).kind !== 'admin') return Promise.resolve(null);
  const known = ofRequests.get(request);
  if (known !== undefined) return known;
  const bounds = readBounds(strapi);
  ofRequests.set(request, bounds);
  return bounds;
}
