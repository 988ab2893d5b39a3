import type { Core } from '@strapi/strapi';

import { DEFAULT_LOCALE } from '../../../../shared/vocabulary';
import type { Row } from '../../database/rows';
import { NotFoundError } from '../../errors';
import { aroundDocuments } from '../../strapi/documents';
import { isLocalised, schemaOf } from '../../strapi/schema';
import { inTransaction } from '../../strapi/transactions';

const NOTHING_TO_RETURN_TO =
  '该条目尚未发布或刚被撤下，草稿未放弃。 / This entry is not published, so its draft was kept.';

/**
 * Strapi discards a draft by putting a copy of the published row in its place. Without a published row it deletes the
 * draft anyway, and the entry is lost. The panel checks this before, but somebody may unpublish the entry between the
 * check and the discard.
 *
 * This guard checks after the document is locked, and refuses (404, as the panel does).
 */
export function registerDiscards(strapi: Core.Strapi): void {
  aroundDocuments(strapi, async (context, next) => {
    if (context.action !== 'discardDraft') return next();
    const { documentId, locale } = context.params;
    const discarded = async (): Promise<unknown> => {
      const isOneLanguage = isLocalised(schemaOf(strapi, context.uid)) && locale !== '*';
      const rows: Row[] = await strapi.db.query(context.uid).findMany({
        select: ['locale', 'publishedAt'],
        where: { documentId, ...(isOneLanguage && { locale: locale ?? DEFAULT_LOCALE }) },
      });
      const published = new Set(rows.filter(isPublished).map((row) => row.locale));
      if (rows.some((row) => !published.has(row.locale))) throw new NotFoundError(NOTHING_TO_RETURN_TO);
      return next();
    };
    return inTransaction(strapi, discarded);
  });
}

const isPublished = (row: Row): boolean => row.publishedAt !== null;
