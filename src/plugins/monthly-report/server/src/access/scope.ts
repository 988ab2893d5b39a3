import type { Core } from '@strapi/strapi';

import { text, type Row } from '../database/rows';
import { UID } from '../uids';
import type { Actor } from './actor';
import { isBindingRole, ROLES, type RoleCode } from './roles';

/**
 * The content that an account works with. `everything`: only the rights of the role limit it, as for a super admin, a
 * token or a command. `part`: only the documentIds that the account is linked to.
 */
export type Scope =
  | { readonly kind: 'everything' }
  | {
      readonly kind: 'part';
      /** Partners that the account enters for (partner editor). */
      readonly partners: ReadonlySet<string>;
      /** Regions whose partners' entries the account reads (regional coordinator). */
      readonly regions: ReadonlySet<string>;
      /** Programmes whose entries the account reviews and compiles (secretariat). */
      readonly programmes: ReadonlySet<string>;
    };

const EVERYTHING: Scope = { kind: 'everything' };
const NONE: ReadonlySet<string> = new Set();
const NOTHING: Scope = { kind: 'part', partners: NONE, regions: NONE, programmes: NONE };

async function linked(strapi: Core.Strapi, uid: string, field: string, user: number): Promise<Set<string>> {
  const rows: Row[] = await strapi.db
    .query(uid)
    .findMany({ select: ['documentId'], where: { [field]: { id: user } }, orderBy: { id: 'asc' } });
  return new Set(rows.map((row) => text(row, 'documentId')));
}

/**
 * The scope of an account. Only the seeded roles bind: an account with another role besides was given more on
 * purpose. The scope is read for each request, so that removing a link works at once.
 */
export async function scopeOf(strapi: Core.Strapi, actor: Actor): Promise<Scope> {
  if (actor.kind === 'anonymous' || actor.kind === 'reader') return NOTHING;
  // An account without any role has no rights at all.
  if (actor.kind !== 'admin' || actor.roles.length === 0 || !actor.roles.every(isBindingRole)) {
    return EVERYTHING;
  }
  const { id, roles } = actor;
  const held: readonly string[] = roles;
  const of = (role: RoleCode, uid: string, field: string) =>
    held.includes(role) ? linked(strapi, uid, field, id) : Promise.resolve(new Set<string>());
  return {
    kind: 'part',
    partners: await of(ROLES.partnerEditor, UID.partner, 'editors'),
    regions: await of(ROLES.regionalCoordinator, UID.region, 'coordinators'),
    programmes: await of(ROLES.secretariat, UID.programme, 'secretariatUsers'),
  };
}
