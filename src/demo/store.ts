import type { Core } from '@strapi/strapi';

import type { DemoClock } from './clock';
import { documentIdOf } from './identity';

export type Attributes = Readonly<Record<string, unknown>>;
export type LoadedType =
  | 'api::activity-type.activity-type'
  | 'api::activity.activity'
  | 'api::community.community'
  | 'api::dimension.dimension'
  | 'api::indicator.indicator'
  | 'api::membership.membership'
  | 'api::partner-tier.partner-tier'
  | 'api::partner.partner'
  | 'api::programme-month.programme-month'
  | 'api::publication-setting.publication-setting'
  | 'api::programme.programme'
  | 'api::progress-update.progress-update'
  | 'api::region.region'
  | 'api::stated-figure.stated-figure'
  | 'api::story.story'
  | 'api::target.target'
  | 'plugin::monthly-report.report';

export interface DemoEntry {
  /** Unique among the entries of its type; its documentId is derived from it. */
  readonly code: string;
  /** Filters that find a document made by hand in its place. */
  readonly sameAs: Attributes;
  /** The month that gives the time of writing; null if the entry belongs to no month. */
  readonly month: string | null;
  readonly data: Attributes;
  /** The English row of a localised type, if the text is translated. */
  readonly english?: Attributes;
  /** Types without draft & publish leave it out. */
  readonly publish?: boolean;
  /** Changes in the draft after its publication, which stay unpublished. */
  readonly afterwards?: { readonly data: Attributes; readonly english?: Attributes };
  /** Used instead of the clock's instant. */
  readonly publishedAt?: string;
}

/** The few calls of the Document Service that the loader makes, for types known only at run time. */
interface Documents {
  findFirst(params: Attributes): Promise<{ documentId: string } | null>;
  create(params: Attributes): Promise<{ documentId: string }>;
  update(params: Attributes): Promise<unknown>;
  publish(params: Attributes): Promise<unknown>;
}

export interface DemoStore {
  /** Creates the document, or leaves an existing one as it is; in both cases it remembers the id. */
  keep(type: LoadedType, entry: DemoEntry): Promise<void>;
  /** The documentId of an entry kept before. */
  idOf(type: LoadedType, code: string): string;
  readonly created: () => number;
}

export function createDemoStore(strapi: Core.Strapi, clock: DemoClock): DemoStore {
  const ids = new Map<string, string>();
  let created = 0;

  async function findExisting(
    documents: Documents,
    documentId: string,
    entry: DemoEntry,
  ): Promise<string | null> {
    const byId = await documents.findFirst({ filters: { documentId }, fields: ['documentId'] });
    if (byId !== null) return byId.documentId;
    const alike = await documents.findFirst({
      filters: entry.sameAs,
      fields: ['documentId'],
      sort: 'documentId:asc',
    });
    return alike?.documentId ?? null;
  }

  async function create(
    type: LoadedType,
    documents: Documents,
    documentId: string,
    entry: DemoEntry,
  ): Promise<void> {
    await documents.create({ data: { ...entry.data, documentId } });
    if (entry.english !== undefined)
      await documents.update({ documentId, locale: 'en', data: entry.english });
    if (entry.publish === true) await documents.publish({ documentId, locale: '*' });
    const { afterwards } = entry;
    if (afterwards) await documents.update({ documentId, data: afterwards.data });
    if (afterwards?.english) await documents.update({ documentId, locale: 'en', data: afterwards.english });
    // The Document Service stamps entries with the time of day: the demo's own clock replaces it.
    const written = clock(entry.month);
    const query = strapi.db.query(type);
    await query.updateMany({ where: { documentId }, data: { createdAt: written, updatedAt: written } });
    await query.updateMany({
      where: { documentId, publishedAt: { $notNull: true } },
      data: { publishedAt: entry.publishedAt ?? written },
    });
  }

  return {
    async keep(type, entry) {
      const documents = strapi.documents(type) as unknown as Documents;
      const documentId = documentIdOf(type, entry.code);
      const existing = await findExisting(documents, documentId, entry);
      if (existing === null) {
        // All or nothing: a second run would treat a half-made document of an interrupted load as complete.
        await strapi.db.transaction(() => create(type, documents, documentId, entry));
        created += 1;
      }
      ids.set(`${type} ${entry.code}`, existing ?? documentId);
    },
    idOf(type, code) {
      const id = ids.get(`${type} ${code}`);
      if (id === undefined) throw new Error(`The demo data name ${type} "${code}", which is not among them.`);
      return id;
    },
    created: () => created,
  };
}
