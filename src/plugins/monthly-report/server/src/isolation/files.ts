import type { Core } from '@strapi/strapi';

import { componentTable } from '../strapi/component-table';
import { relationTable } from '../strapi/relation-table';
import type { Row } from '../content/rows';
import { FILE, PHOTO, UID } from '../uids';
import type { Bounds } from './bounds';
import type { Filter, Reach } from './owned';
import { FOLDER } from './schemas';

const SHOWING = [UID.activity, UID.story] as const;

interface MorphTable {
  readonly name: string;
  readonly joinColumn: { readonly name: string };
  readonly morphColumn: {
    readonly typeColumn: { readonly name: string };
    readonly idColumn: { readonly name: string };
  };
}

const morphTable = (strapi: Core.Strapi): MorphTable =>
  (strapi.db.metadata.get(FILE).attributes.related as unknown as { joinTable: MorphTable }).joinTable;

interface Showing {
  readonly partners: readonly string[];
  /** Entries of every other partner instead. */
  readonly others?: boolean;
  /** Not counting this document. */
  readonly except?: string;
}

/** Ids of the files that entries of one type show, as a query within the query. */
function shownIn(strapi: Core.Strapi, uid: string, { partners, others, except }: Showing): unknown {
  const files = morphTable(strapi);
  const photos = componentTable(strapi, uid, 'photos');
  const link = relationTable(strapi, uid, 'partner');
  const { metadata, connection } = strapi.db;
  const query = connection({ shown: files.name })
    .select(`shown.${files.joinColumn.name}`)
    .join({ held: photos.name }, `held.${photos.component}`, `shown.${files.morphColumn.idColumn.name}`)
    .join({ entry: metadata.get(uid).tableName }, 'entry.id', `held.${photos.holder}`)
    .join({ link: link.name }, `link.${link.source}`, 'entry.id')
    .join({ partner: metadata.get(UID.partner).tableName }, 'partner.id', `link.${link.target}`)
    .where(`shown.${files.morphColumn.typeColumn.name}`, PHOTO)
    .where('held.component_type', PHOTO)
    // A single null would make "not in" true of nothing.
    .whereNotNull(`shown.${files.joinColumn.name}`);
  if (others) query.whereNotIn('partner.document_id', partners);
  else query.whereIn('partner.document_id', partners);
  if (except !== undefined) query.whereNot('entry.document_id', except);
  return query;
}

/** The accounts that upload for the partners: their editors, and oneself. */
async function uploaders(strapi: Core.Strapi, bounds: Bounds, reach: Reach): Promise<number[]> {
  const partners = [...(reach === 'read' ? bounds.readsOf : bounds.entersFor)];
  const found: Row[] = await strapi.db.query(UID.partner).findMany({
    select: ['id'],
    where: { documentId: { $in: partners } },
    populate: { editors: { select: ['id'] } },
    orderBy: { id: 'asc' },
  });
  const editors = found.flatMap(({ editors }) => (editors as Row[]).map(({ id }) => Number(id)));
  return [...new Set([bounds.user, ...editors])];
}

/** `except`: a document does not bring what it shows in reach. */
interface FileQuestion {
  readonly bounds: Bounds;
  readonly reach: Reach;
  readonly except?: string;
}

/**
 * The files in reach. To read: those the partner's editors uploaded and those its entries
 * show. To change: those its editors uploaded, unless another partner's entry shows them.
 * The secretariat keeps the whole library.
 */
export async function filesInReach(strapi: Core.Strapi, question: FileQuestion): Promise<Filter> {
  const { bounds, reach, except } = question;
  if (bounds.isSecretariat) return {};
  const uploaded = { createdBy: { id: { $in: await uploaders(strapi, bounds, reach) } } };
  if (reach === 'read') {
    const partners = [...bounds.readsOf];
    const shown = SHOWING.map((uid) => ({ id: { $in: shownIn(strapi, uid, { partners, except }) } }));
    return { $or: [uploaded, ...shown] };
  }
  const partners = [...bounds.entersFor];
  const shown = SHOWING.map((uid) => ({ id: { $notIn: shownIn(strapi, uid, { partners, others: true }) } }));
  return { $and: [uploaded, ...shown] };
}

/** Folders tell by their names what is in them: only those one's own editors made. */
export async function foldersInReach(strapi: Core.Strapi, bounds: Bounds): Promise<Filter> {
  if (bounds.isSecretariat) return {};
  return { createdBy: { id: { $in: await uploaders(strapi, bounds, 'write') } } };
}

interface FolderNode {
  readonly id: number;
  readonly name: string;
  readonly children: readonly FolderNode[];
}

/** The tree of folders, which Strapi reads with a query of its own, without what is not in reach. */
export async function prunedFolders(
  strapi: Core.Strapi,
  tree: readonly FolderNode[],
  bounds: Bounds,
): Promise<readonly FolderNode[]> {
  const found: Row[] = await strapi.db
    .query(FOLDER)
    .findMany({ select: ['id'], where: await foldersInReach(strapi, bounds), orderBy: { id: 'asc' } });
  const own = new Set(found.map(({ id }) => Number(id)));
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
