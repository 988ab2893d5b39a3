import type { Core } from '@strapi/strapi';

import { ForbiddenError } from '../../errors';
import { aroundDocuments } from '../../strapi/documents';
import { onQueries } from '../../strapi/write-events';
import { UID } from '../../uids';

const READS: readonly string[] = ['findOne', 'findMany', 'findFirst', 'count'];

const refuse = (): never => {
  throw new ForbiddenError('操作记录不可更改。 / The trail is not to be changed.');
};

/**
 * The trail (操作记录) cannot be edited: only the steps of the workflow add rows, in their own transaction. A restore
 * empties and fills every table: the hooks are then off.
 *
 * @throws ForbiddenError (403)
 */
export function registerTrailProtection(strapi: Core.Strapi): void {
  aroundDocuments(strapi, (context, next) =>
    context.uid === UID.trailEntry && !READS.includes(context.action) ? refuse() : next(),
  );
  onQueries(strapi, {
    models: [UID.trailEntry],
    beforeUpdate: refuse,
    beforeUpdateMany: refuse,
    beforeDelete: refuse,
    beforeDeleteMany: refuse,
  });
}
