import type { Core } from '@strapi/strapi';

import { readFrozenMonth, readFrozenSummary, requireText } from '../content/frozen';
import {
  readAllRevisions,
  readNewestRevision,
  readRevisions,
  type RevisionHeader,
} from '../content/revisions';
import type { Month } from '../domain/month';
import type { FrozenMonth } from '../domain/revision/frozen-month';
import type { FrozenSummary } from '../domain/revision/frozen-summary';
import { pluginService } from './registry';

/** The revisions (发布版本) of published months. */
export const revisionsService = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Of one month, newest first. */
  of: (month: Month): Promise<RevisionHeader[]> => readRevisions(strapi, month),

  /** One of a month by its number; null where there is none of it. */
  async numbered(month: Month, number: number): Promise<RevisionHeader | null> {
    return (await readRevisions(strapi, month)).find((header) => header.number === number) ?? null;
  },

  /** The newest of one month; null where it has none. */
  newest: (month: Month): Promise<RevisionHeader | null> => readNewestRevision(strapi, month),

  /** The newest of each month that has one. */
  async newestOfAll(): Promise<ReadonlyMap<Month, RevisionHeader>> {
    const newest = new Map<Month, RevisionHeader>();
    for (const header of await readAllRevisions(strapi)) {
      if (!newest.has(header.month)) newest.set(header.month, header);
    }
    return newest;
  },

  /** What other months read of it. */
  summary: (header: RevisionHeader): Promise<FrozenSummary> =>
    readFrozenSummary(strapi, header, (text) => pluginService(strapi, 'rendering').summary(text)),

  /** The canonical JSON it was frozen as. */
  text: (header: RevisionHeader): Promise<string> => requireText(strapi, header),

  /** What a revision was frozen with; read and parsed once while it is asked for. */
  content: (header: RevisionHeader): Promise<FrozenMonth> => readFrozenMonth(strapi, header),
});
