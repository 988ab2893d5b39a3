/**
 * Finds the rows of all tables that are the content of a month, from Strapi's own description of
 * its tables and not from the plugin's.
 */
import { UID } from '../month-content.mjs';

const SUBMISSION = 'plugin::monthly-report.submission';
const FILES = 'files_related_mph';
/** No report prints it, and every publication of the activity replaces it. */
const UNLOCKED = [`${UID.story} activity`];

/**
 * @param {object} strapi
 * @param {{ month: string, documents: Record<string, string[]> }} asked documentIds of the month by uid
 * @returns {Promise<{ table: string, kind: 'entry' | 'link' | 'component' | 'file', ids: number[] }[]>}
 */
export async function lockedRows(strapi, { month, documents }) {
  const idsIn = async (table, where) =>
    (await strapi.db.connection(table).where(where).select('id')).map(({ id }) => id);
  const found = [];
  const files = async (type, ids) => {
    const related = (query) => query.where('related_type', type).whereIn('related_id', ids);
    found.push({ table: FILES, kind: 'file', ids: await idsIn(FILES, related) });
  };
  for (const [uid, documentIds] of Object.entries({ ...documents, [SUBMISSION]: null })) {
    const { tableName, attributes } = strapi.db.metadata.get(uid);
    const ids = await idsIn(tableName, (query) =>
      documentIds === null ? query.where('month', month) : query.whereIn('document_id', documentIds),
    );
    found.push({ uid, table: tableName, kind: 'entry', ids });
    for (const [name, { joinTable, mappedBy, target }] of Object.entries(attributes)) {
      const isOwn = joinTable?.inverseJoinColumn !== undefined && mappedBy === undefined;
      if (!isOwn || UNLOCKED.includes(`${uid} ${name}`)) continue;
      const isOfMonth = (query) => query.whereIn(joinTable.joinColumn.name, ids);
      found.push({ table: joinTable.name, kind: 'link', ids: await idsIn(joinTable.name, isOfMonth) });
      if (strapi.components[target] === undefined) continue;
      const components = await strapi.db
        .connection(joinTable.name)
        .where(isOfMonth)
        .where('component_type', target)
        .select({ id: joinTable.inverseJoinColumn.name });
      const componentIds = components.map(({ id }) => id);
      found.push({ table: strapi.components[target].collectionName, kind: 'component', ids: componentIds });
      await files(target, componentIds);
    }
  }
  return found.filter(({ ids }) => ids.length > 0);
}
