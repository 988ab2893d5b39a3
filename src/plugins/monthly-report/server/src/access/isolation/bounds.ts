import type { Core } from '@strapi/strapi';

import { actorOf } from '../actor';
import { isBindingRole, ROLES, type RoleName } from '../roles';
import { scopeOf } from '../scope';
import { rowOrNull, text, type Row } from '../../database/rows';
import type { OwnerKind } from '../../content-model';
import { UID } from '../../uids';

/** The documentIds that are a role's own, by the kind of owner. */
export type Owned = Readonly<Partial<Record<OwnerKind, ReadonlySet<string>>>>;

/** The part of the content that a bound account may reach. */
export interface Bounds {
  readonly user: number;
  /** The entries that each binding role of the account owns. A role without links gives nothing. */
  readonly roles: ReadonlyMap<RoleName, Owned>;
  /** documentIds of the partners whose entries the account writes. */
  readonly entersFor: ReadonlySet<string>;
  /**
   * Partners whose entries the account reads: those of `entersFor`, and the partners of the regions that it
   * coordinates.
   */
  readonly readsOf: ReadonlySet<string>;
  /** Programmes whose entries the account reads and writes. */
  readonly programmes: ReadonlySet<string>;
  /** Partners that are or were members of those programmes. */
  readonly members: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

async function partnersIn(strapi: Core.Strapi, regions: ReadonlySet<string>): Promise<readonly string[]> {
  if (regions.size === 0) return [];
  const found: Row[] = await strapi.db.query(UID.partner).findMany({
    select: ['documentId'],
    where: { region: { documentId: { $in: [...regions] } } },
    orderBy: { id: 'asc' },
  });
  return found.map((row) => text(row, 'documentId'));
}

const NAMED = { select: ['documentId'] };

/** The other ends of the memberships of some partners or programmes; a membership that has ended counts too. */
export async function membershipsOf(
  strapi: Core.Strapi,
  side: 'partner' | 'programme',
  documentIds: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  if (documentIds.size === 0) return NONE;
  const other = side === 'partner' ? 'programme' : 'partner';
  const found: Row[] = await strapi.db.query(UID.membership).findMany({
    select: ['id'],
    where: { [side]: { documentId: { $in: [...documentIds] } } },
    populate: { [other]: NAMED },
    orderBy: { id: 'asc' },
  });
  return new Set(
    found.flatMap((row) => {
      const target = rowOrNull(row, other);
      return target === null ? [] : [text(target, 'documentId')];
    }),
  );
}

const roleNameOf = (code: string): RoleName | undefined =>
  (Object.keys(ROLES) as RoleName[]).find((name) => ROLES[name] === code);

async function readBounds(strapi: Core.Strapi): Promise<Bounds | null> {
  const actor = actorOf(strapi);
  const scope = await scopeOf(strapi, actor);
  if (scope.kind === 'everything' || actor.kind !== 'admin') return null;
  const coordinated = new Set(await partnersIn(strapi, scope.regions));
  const ownedBy: Readonly<Partial<Record<RoleName, Owned>>> = {
    partnerEditor: { partner: scope.partners },
    regionalCoordinator: { region: scope.regions, partner: coordinated },
    secretariat: { programme: scope.programmes },
  };
  const roles = new Map<RoleName, Owned>();
  for (const code of actor.roles.filter(isBindingRole)) {
    const name = roleNameOf(code);
    const owned = name && ownedBy[name];
    if (name !== undefined && owned !== undefined && Object.values(owned).some(({ size }) => size > 0))
      roles.set(name, owned);
  }
  return {
    user: actor.id,
    roles,
    entersFor: scope.partners,
    readsOf: new Set([...scope.partners, ...coordinated]),
    programmes: scope.programmes,
    members: await membershipsOf(strapi, 'programme', scope.programmes),
  };
}

const ofRequests = new WeakMap<object, Promise<Bounds | null>>();

/**
 * The bounds of the caller of the current request. Null for every caller without bounds (super admins, the network
 * secretariat, API tokens, readers, commands). Read once per request.
 */
export function boundsOf(strapi: Core.Strapi): Promise<Bounds | null> {
  const request = strapi.requestContext.get();
  // Nothing may be remembered for the request before its account is known.
  if (request === undefined || actorOf(strapi).kind !== 'admin') return Promise.resolve(null);
  const known = ofRequests.get(request);
  if (known !== undefined) return known;
  const bounds = readBounds(strapi);
  ofRequests.set(request, bounds);
  return bounds;
}

/** Whether the account has no links, and therefore sees nothing. */
export const isUnlinked = ({ roles }: Bounds): boolean => roles.size === 0;
