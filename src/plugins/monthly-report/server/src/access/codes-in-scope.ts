import type { Core } from '@strapi/strapi';

import { text, type Row } from '../database/rows';
import { UID } from '../uids';
import type { Scope } from './scope';

/** A part of the content by codes: whole programmes, and single partners in all of them. */
export interface CodesInScope {
  readonly programmes: ReadonlySet<string>;
  /** Partners that the account enters for, and partners of the regions that it coordinates. */
  readonly partners: ReadonlySet<string>;
}

/** The codes of the content that the account is bound to; null if nothing binds it. */
export async function codesInScope(strapi: Core.Strapi, scope: Scope): Promise<CodesInScope | null> {
  if (scope.kind === 'everything') return null;
  const codesOf = async (uid: string, where: object): Promise<Set<string>> => {
    const rows: Row[] = await strapi.db.query(uid).findMany({ select: ['code'], where });
    return new Set(rows.map((row) => text(row, 'code')));
  };
  const among = (documentIds: ReadonlySet<string>) => ({ documentId: { $in: [...documentIds] } });
  return {
    programmes: await codesOf(UID.programme, among(scope.programmes)),
    partners: await codesOf(UID.partner, {
      $or: [among(scope.partners), { region: among(scope.regions) }],
    }),
  };
}
