import type { Core } from '@strapi/strapi';

import type { Row } from '../content/rows';
import { UID } from '../uids';

/** Relations between two types with draft & publish. */
const LINKS = [
  { from: UID.story, field: 'activity', to: UID.activity },
  { from: UID.progressUpdate, field: 'parent', to: UID.progressUpdate },
] as const;

/**
 * Strapi drops a link on publication when its target is not published yet. After a
 * target is published, the published entries whose draft points to the same document
 * are linked to it again.
 */
async function linkAgain(strapi: Core.Strapi, uid: string, documentId: string): Promise<void> {
  for (const { from, field, to } of LINKS) {
    if (to !== uid) continue;
    // First: most publications have nothing linked to them, and end here.
    const drafts: Row[] = await strapi.db.query(from).findMany({
      select: ['documentId', 'locale'],
      where: { publishedAt: { $null: true }, [field]: { documentId } },
    });
    if (drafts.length === 0) continue;
    const target: Row | null = await strapi.db
      .query(to)
      .findOne({ select: ['id'], where: { documentId, publishedAt: { $notNull: true } } });
    if (target === null) continue;
    for (const draft of drafts) {
      const published: Row | null = await strapi.db.query(from).findOne({
        select: ['id'],
        where: { documentId: draft.documentId, locale: draft.locale, publishedAt: { $notNull: true } },
      });
      if (published) {
        await strapi.db.query(from).update({ where: { id: published.id }, data: { [field]: target.id } });
      }
    }
  }
}

export function registerLinks(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const result: unknown = await next();
    const params = context.params as { documentId?: string; status?: unknown };
    // REST publishes in the update itself, without a `publish` of its own.
    const publishes =
      context.action === 'publish' || (context.action === 'update' && params.status === 'published');
    if (publishes && params.documentId) {
      await linkAgain(strapi, context.uid, params.documentId);
    }
    return result as Awaited<ReturnType<typeof next>>;
  });
}
