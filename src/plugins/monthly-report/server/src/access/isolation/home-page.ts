/** The counts of the panel's first page, for accounts that are bound to a part of the content. */
import type { Core } from '@strapi/strapi';

import { CONTENT_TYPES } from '../../content-model';
import type { Row } from '../../database/rows';
import { hasDrafts } from '../../strapi/schema';
import { documentsQuery } from '../../strapi/rows-query';
import { FILE } from '../../uids';
import type { BoundRequest } from './entry-requests';
import { filesInReach } from './files';
import { inReach } from './owned';
import { schemaOf } from './schemas';

interface Counts {
  draft: number;
  published: number;
  modified: number;
}

interface Ability {
  can(action: string, subject: string): boolean;
}

/** Documents by the state that the panel shows: a `modified` document has a draft newer than its published row. */
async function countDocuments(strapi: Core.Strapi, uid: string, where: object): Promise<Counts> {
  const { connection } = strapi.db;
  const table = strapi.db.metadata.get(uid).tableName;
  const stateOf = hasDrafts(schemaOf(strapi, uid))
    ? `CASE WHEN MAX(CASE WHEN published_at IS NOT NULL THEN 1 ELSE 0 END) = 0 THEN 'draft'
        WHEN MAX(CASE WHEN published_at IS NULL THEN updated_at END) =
          MAX(CASE WHEN published_at IS NOT NULL THEN updated_at END) THEN 'published'
        ELSE 'modified' END`
    : `'published'`;
  const documents = connection(table)
    .select(connection.raw(`${stateOf} AS state`))
    .whereIn('document_id', documentsQuery(strapi, uid, where))
    .groupBy('document_id');
  const rows: Row[] = await connection
    .from(documents.as('documents'))
    .select('state')
    .count({ documents: '*' })
    .groupBy('state');
  const of = (state: string): number => Number(rows.find((row) => row.state === state)?.documents ?? 0);
  return { draft: of('draft'), published: of('published'), modified: of('modified') };
}

/** GET /content-manager/homepage/count-documents */
export async function answerDocumentCounts({ strapi, ctx, bounds }: BoundRequest): Promise<void> {
  const { userAbility } = ctx.state as { userAbility: Ability };
  const data: Counts = { draft: 0, published: 0, modified: 0 };
  for (const { uid } of Object.values(CONTENT_TYPES)) {
    if (!userAbility.can('plugin::content-manager.explorer.read', uid)) continue;
    const counted = await countDocuments(strapi, uid, inReach(uid, bounds, 'read'));
    data.draft += counted.draft;
    data.published += counted.published;
    data.modified += counted.modified;
  }
  ctx.body = { data };
}

/**
 * GET /admin/homepage/key-statistics. The panel shows no box for a null: only administrators may know how many
 * accounts, tokens and webhooks there are.
 */
export async function answerKeyStatistics({ strapi, ctx, bounds }: BoundRequest): Promise<void> {
  const where = await filesInReach(strapi, { bounds, reach: 'read' });
  ctx.body = {
    data: {
      assets: await strapi.db.query(FILE).count({ where }),
      contentTypes: null,
      components: null,
      locales: null,
      admins: null,
      webhooks: null,
      apiTokens: null,
    },
  };
}
