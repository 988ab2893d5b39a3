import type { Core } from '@strapi/strapi';

import { componentTable } from '../../strapi/component-table';
import { fileLinks } from '../../strapi/file-links';
import { relationTable } from '../../strapi/relation-table';
import { rows, type Row } from '../../database/rows';
import { FILE, PHOTO, UID } from '../../uids';
import { CONTENT_TYPES, type ContentType } from '../../content-model';
import { isUnlinked, type Bounds } from './bounds';
import type { Filter } from './owned';
import { FOLDER, schemaOf } from './schemas';

export type Reach = 'read' | 'write';

/** The entries that show a file, by their owners. */
interface Showing {
  readonly partners: ReadonlySet<string>;
  readonly programmes: ReadonlySet<string>;
  /** Asks for the entries of everybody else instead. */
  readonly others?: boolean;
  /** Leaves out this document. */
  readonly except?: string;
}

/** The types whose entries show photos. */
const showing = (strapi: Core.Strapi): readonly ContentType[] =>
  Object.values(CONTENT_TYPES).filter(({ uid }) => 'photos' in schemaOf(strapi, uid).attributes);

/** Ids of the files that entries of one type show, as a query within the query. */
function shownIn(strapi: Core.Strapi, { uid, owners }: ContentType, question: Showing): unknown {
  const { partners, programmes, others = false, except } = question;
  const files = fileLinks(strapi);
  const photos = componentTable(strapi, uid, 'photos');
  const { metadata, connection } = strapi.db;
  const query = connection({ shown: files.name })
    .select(`shown.${files.file}`)
    .join({ held: photos.name }, `held.${photos.component}`, `shown.${files.shownBy}`)
    .join({ entry: metadata.get(uid).tableName }, 'entry.id', `held.${photos.holder}`)
    .where(`shown.${files.type}`, PHOTO)
    .where('held.component_type', PHOTO)
    // A single null would make "not in" true for no row.
    .whereNotNull(`shown.${files.file}`);
  const whose = [
    ['partner', UID.partner, partners],
    ['programme', UID.programme, programmes],
  ] as const;
  const mine = whose.flatMap(([kind, target, documentIds]) => {
    const field = owners[kind];
    if (field === undefined || documentIds.size === 0) return [];
    const link = relationTable(strapi, uid, field);
    query
      .leftJoin({ [`${kind}_link`]: link.name }, `${kind}_link.${link.source}`, 'entry.id')
      .leftJoin({ [kind]: metadata.get(target).tableName }, `${kind}.id`, `${kind}_link.${link.target}`);
    return [{ column: `${kind}.document_id`, documentIds: [...documentIds] }];
  });
  for (const { column, documentIds } of others ? mine : [])
    query.where((or) => void or.whereNull(column).orWhereNotIn(column, documentIds));
  if (!others)
    query.where((or) => {
      if (mine.length === 0) or.whereRaw('1 = 0');
      for (const { column, documentIds } of mine) or.orWhereIn(column, documentIds);
    });
  if (except !== undefined) query.whereNot('entry.document_id', except);
  return query;
}

const LINKED_IN = [
  [UID.partner, 'editors'],
  [UID.programme, 'secretariatUsers'],
] as const;

/** The accounts that upload for the partners and programmes, and the account itself. */
async function uploaders(strapi: Core.Strapi, bounds: Bounds, reach: Reach): Promise<number[]> {
  const { readsOf, entersFor, programmes, user } = bounds;
  const of = { [UID.partner]: reach === 'read' ? readsOf : entersFor, [UID.programme]: programmes };
  const accounts = new Set([user]);
  for (const [uid, field] of LINKED_IN) {
    const found: Row[] = await strapi.db.query(uid).findMany({
      select: ['id'],
      where: { documentId: { $in: [...of[uid]] } },
      populate: { [field]: { select: ['id'] } },
      orderBy: { id: 'asc' },
    });
    for (const row of found) for (const { id } of rows(row, field)) accounts.add(Number(id));
  }
  return [...accounts];
}

/** `except`: a document that is left out, because an entry does not bring its own files in reach. */
interface FileQuestion {
  readonly bounds: Bounds;
  readonly reach: Reach;
  readonly except?: string;
}

/**
 * The files in reach. To read: files that accounts of one's partners and programmes uploaded, and files that entries
 * of these show. To change: files that one's own colleagues uploaded or that entries of one's programmes show, unless
 * an entry of somebody else shows them too.
 */
export async function filesInReach(strapi: Core.Strapi, question: FileQuestion): Promise<Filter> {
  const { bounds, reach, except } = question;
  const { readsOf, entersFor, programmes } = bounds;
  if (isUnlinked(bounds)) return { id: { $null: true } };
  const uploaded = { createdBy: { id: { $in: await uploaders(strapi, bounds, reach) } } };
  const types = showing(strapi);
  const shownBy = (partners: ReadonlySet<string>): Filter[] =>
    types.map((type) => ({ id: { $in: shownIn(strapi, type, { partners, programmes, except }) } }));
  if (reach === 'read') return { $or: [uploaded, ...shownBy(readsOf)] };
  const others = { partners: entersFor, programmes, others: true };
  return {
    $and: [
      { $or: [uploaded, ...shownBy(new Set())] },
      ...types.map((type) => ({ id: { $notIn: shownIn(strapi, type, others) } })),
    ],
  };
}

/** The name of a folder tells what is in it, so only folders of one's own colleagues are in reach. */
export async function foldersInReach(strapi: Core.Strapi, bounds: Bounds): Promise<Filter> {
  if (isUnlinked(bounds)) return { id: { $null: true } };
  return { createdBy: { id: { $in: await uploaders(strapi, bounds, 'write') } } };
}

async function ownFolders(strapi: Core.Strapi, bounds: Bounds): Promise<ReadonlySet<number>> {
  const found: Row[] = await strapi.db
    .query(FOLDER)
    .findMany({ select: ['id'], where: await foldersInReach(strapi, bounds), orderBy: { id: 'asc' } });
  return new Set(found.map(({ id }) => Number(id)));
}

/** The keys under which an answer of the media library names a folder. */
const PLACES = ['folder', 'parent'];

/** Takes the folders of others out of an answer, at any depth: one's own file may lie in such a folder. */
export async function hideForeignFolders(
  strapi: Core.Strapi,
  answer: unknown,
  bounds: Bounds,
): Promise<void> {
  const own = await ownFolders(strapi, bounds);
  const hide = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(hide);
    if (typeof value !== 'object' || value === null) return;
    const entry = value as Record<string, unknown>;
    for (const [name, inner] of Object.entries(entry)) {
      const id = (inner as { id?: unknown } | null)?.id;
      if (PLACES.includes(name) && id !== undefined && !own.has(Number(id))) entry[name] = null;
      else hide(inner);
    }
  };
  hide(answer);
}

interface FolderNode {
  readonly id: number;
  readonly name: string;
  readonly children: readonly FolderNode[];
}

/** The tree of folders without those out of reach. Strapi reads the tree with a query of its own. */
export async function prunedFolders(
  strapi: Core.Strapi,
  tree: readonly FolderNode[],
  bounds: Bounds,
): Promise<readonly FolderNode[]> {
  const own = await ownFolders(strapi, bounds);
  const prune = (nodes: readonly FolderNode[]): FolderNode[] =>
    nodes.filter(({ id }) => own.has(id)).map((node) => ({ ...node, children: prune(node.children) }));
  return prune(tree);
}

async function areAll(
  strapi: Core.Strapi,
  uid: string,
  ids: readonly number[],
  filter: Filter,
): Promise<boolean> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return true;
  const found = await strapi.db.query(uid).count({ where: { $and: [{ id: { $in: wanted } }, filter] } });
  return found === wanted.length;
}

export const areFilesInReach = async (
  strapi: Core.Strapi,
  ids: readonly number[],
  question: FileQuestion,
): Promise<boolean> => areAll(strapi, FILE, ids, await filesInReach(strapi, question));

export const areFoldersInReach = async (
  strapi: Core.Strapi,
  ids: readonly number[],
  bounds: Bounds,
): Promise<boolean> => areAll(strapi, FOLDER, ids, await foldersInReach(strapi, bounds));
