import type { Core } from '@strapi/strapi';

import { ForbiddenError } from '../errors';
import { UID } from '../uids';

const READS: readonly string[] = ['findOne', 'findMany', 'findFirst', 'count'];

const refuse = (): never => {
  throw new ForbiddenError('操作记录不可更改。 / The trail is not to be changed.');
};

/**
 * Nobody edits the trail (操作记录): it grows by the steps of the workflow alone, which write
 * it in their own transaction. `strapi import` empties and fills every table with these
 * hooks switched off.
 *
 * @throws ForbiddenError (403)
 */
export function registerTrailProtection(strapi: Core.Strapi): void {
  strapi.documents.use((context, next) =>
    context.uid === UID.trailEntry && !READS.includes(context.action) ? refuse() : next(),
  );
  strapi.db.lifecycles.subscribe({
    models: [UID.trailEntry],
    beforeUpdate: refuse,
    beforeUpdateMany: refuse,
    beforeDelete: refuse,
    beforeDeleteMany: refuse,
  });
}
