import type { Core } from '@strapi/strapi';

import { rows, text, type Row } from '../../database/rows';
import { NotFoundError } from '../../errors';
import { FILE } from '../../uids';
import type { Bounds } from './bounds';
import { areFilesInReach } from './files';
import { areWithin, inReach, isOwned } from './owned';
import { attributeOf, isFields, leadsTo, schemaOf, type Schema } from './schemas';

/** The links of a document to things with an owner: files, and entries by their type. */
export interface Links {
  readonly files: readonly number[];
  readonly entries: ReadonlyMap<string, readonly string[]>;
}

/** A translation is the same document. */
const TRANSLATIONS = 'localizations';

const linkFields = (schema: Schema): [string, string][] =>
  Object.entries(schema.attributes).flatMap(([name, { type, target }]): [string, string][] =>
    type === 'relation' && target !== undefined && name !== TRANSLATIONS && isOwned(target)
      ? [[name, target]]
      : [],
  );

const photoFields = (schema: Schema): string[] =>
  Object.keys(schema.attributes).filter((name) => schema.attributes[name]?.component === 'content.photo');

/** The links of all rows of a document now, drafts and every language included. */
export async function linksOf(strapi: Core.Strapi, uid: string, documentId: string): Promise<Links> {
  const schema = schemaOf(strapi, uid);
  const relations = linkFields(schema);
  const photos = photoFields(schema);
  const populate = Object.fromEntries([
    ...relations.map(([name]) => [name, { select: ['documentId'] }]),
    ...photos.map((name) => [name, { populate: { file: { select: ['id'] } } }]),
  ]);
  const found: Row[] = await strapi.db
    .query(uid)
    .findMany({ select: ['id'], where: { documentId }, populate, orderBy: { id: 'asc' } });

  const files = found.flatMap((row) =>
    photos.flatMap((name) =>
      rows(row, name).flatMap(({ file }) => (isFields(file) ? [Number(file.id)] : [])),
    ),
  );
  const entries = new Map<string, string[]>();
  for (const row of found) {
    for (const [name, target] of relations) {
      for (const linked of [row[name]].flat()) {
        if (!isFields(linked)) continue;
        entries.set(target, [...(entries.get(target) ?? []), text(linked, 'documentId')]);
      }
    }
  }
  return { files, entries };
}

export const NO_LINKS: Links = { files: [], entries: new Map() };

/**
 * Every new link of a document must lead to something in reach. Otherwise an account could read a photo or an
 * activity of somebody else through its own story.
 *
 * @throws NotFoundError, as if the target did not exist.
 */
export async function refuseNewLinks(
  strapi: Core.Strapi,
  {
    documentId: except,
    before,
    after,
    bounds,
  }: {
    readonly documentId: string;
    readonly before: Links;
    readonly after: Links;
    readonly bounds: Bounds;
  },
): Promise<void> {
  const files = after.files.filter((id) => !before.files.includes(id));
  if (!(await areFilesInReach(strapi, files, { bounds, reach: 'read', except }))) throw new NotFoundError();
  for (const [uid, documentIds] of after.entries) {
    const known = before.entries.get(uid) ?? [];
    const added = documentIds.filter((documentId) => !known.includes(documentId));
    if (!(await areWithin(strapi, uid, added, bounds, 'read'))) throw new NotFoundError();
  }
}

/** Numbers are row ids, texts are documentIds. A relation can be written in half a dozen ways. */
function idsIn(value: unknown): (number | string)[] {
  if (typeof value === 'number') return [value];
  if (typeof value === 'string') return value === '' ? [] : [/^\d+$/.test(value) ? Number(value) : value];
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (!isFields(value)) return [];
  const { documentId, id, connect, set } = value;
  return [documentId ?? id, connect, set].flatMap(idsIn);
}

async function refuseForeign(
  strapi: Core.Strapi,
  target: string,
  ids: readonly (number | string)[],
  bounds: Bounds,
): Promise<void> {
  const rowIds = ids.filter((id) => typeof id === 'number');
  if (target === FILE) {
    if (!(await areFilesInReach(strapi, rowIds, { bounds, reach: 'read' }))) throw new NotFoundError();
    return;
  }
  const documentIds = ids.filter((id) => typeof id === 'string');
  if (!(await areWithin(strapi, target, documentIds, bounds, 'read'))) throw new NotFoundError();
  for (const id of new Set(rowIds)) {
    const where = { $and: [{ id }, inReach(target, bounds, 'read')] };
    if ((await strapi.db.query(target).count({ where })) === 0) throw new NotFoundError();
  }
}

/**
 * Refuses input that names a file or an entry out of reach, before Strapi looks for it: otherwise Strapi's answer
 * would tell whether it exists. Nested input is followed through components.
 *
 * @throws NotFoundError
 */
export async function refuseForeignLinks(
  strapi: Core.Strapi,
  uid: string,
  data: unknown,
  bounds: Bounds,
): Promise<void> {
  if (Array.isArray(data)) {
    for (const item of data) await refuseForeignLinks(strapi, uid, item, bounds);
    return;
  }
  if (!isFields(data)) return;
  const schema = schemaOf(strapi, uid);
  for (const [name, value] of Object.entries(data)) {
    const attribute = attributeOf(schema, name);
    const target = leadsTo(attribute);
    if (target === undefined) continue;
    if (attribute?.type === 'component') await refuseForeignLinks(strapi, target, value, bounds);
    else if (target === FILE || (isOwned(target) && name !== TRANSLATIONS))
      await refuseForeign(strapi, target, idsIn(value), bounds);
  }
}
