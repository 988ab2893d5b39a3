import type { Core } from '@strapi/strapi';

import type { Row } from '../../database/rows';
import { UID } from '../../uids';

/** Relations between two types with draft & publish. */
const LINKS = [
  { from: UID.story, field: 'activity', to: UID.activity },
  { from: UID.progressUpdate, field: 'parent', to: UID.progressUpdate },
] as const;

interface Link {
  readonly from: string;
  readonly field: string;
}

/** The relations that point to a type. */
export const linksTo = (uid: string): readonly Link[] => LINKS.filter(({ to }) => to === uid);

/**
 * Strapi drops a link at publication if its target is not published yet. After a target is published, this links it
 * again to the published entries whose draft points to it.
 */
export async function linkAgain(strapi: Core.Strapi, uid: string, documentId: string): Promise<void> {
  for (const { from, field } of linksTo(uid)) {
    const drafts: Row[] = await strapi.db.query(from).findMany({
      select: ['documentId', 'locale'],
      where: { publishedAt: { $null: true }, [field]: { documentId } },
    });
    if (drafts.length === 0) continue;
    const target: Row | null = await strapi.db
      .query(uid)
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
