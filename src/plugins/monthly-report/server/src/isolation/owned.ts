import type { Core } from '@strapi/strapi';

import { DEFAULT_LOCALE } from '../../../shared/vocabulary';
import { rowOrNull, text, textOrNull, type Row } from '../content/rows';
import { UID } from '../uids';
import type { Bounds } from './bounds';

/** A condition as both the Document Service and the database query take it. */
export type Filter = Readonly<Record<string, unknown>>;

export type Reach = 'read' | 'write';

type Owner = 'partner' | 'programme';

/** The types whose entries are somebody's, and whose: an entry is in reach through any of its owners. */
const OWNED: Readonly<Record<string, readonly Owner[]>> = {
  [UID.activity]: ['partner', 'programme'],
  [UID.story]: ['partner', 'programme'],
  [UID.progressUpdate]: ['programme'],
  [UID.programmeMonth]: ['programme'],
  [UID.statedFigure]: ['programme'],
};

export const OWNED_TYPES: readonly string[] = Object.keys(OWNED);

export const isOwned = (uid: string): boolean => Object.hasOwn(OWNED, uid);

const NOTHING: Filter = { id: { $null: true } };

function reachable(owner: Owner, bounds: Bounds, reach: Reach): ReadonlySet<string> {
  if (owner === 'programme') return bounds.programmes;
  return reach === 'read' ? bounds.readsOf : bounds.entersFor;
}

function isLocalised(strapi: Core.Strapi, uid: string): boolean {
  const { pluginOptions } = strapi.getModel(uid as never) as {
    pluginOptions?: { i18n?: { localized?: boolean } };
  };
  return pluginOptions?.i18n?.localized === true;
}

/** Lets only rows in reach through; a translation names no owner and is judged by its Chinese row. */
export function inReach(strapi: Core.Strapi, uid: string, bounds: Bounds, reach: Reach): Filter {
  const owners = (OWNED[uid] ?? []).flatMap((owner): Filter[] => {
    const documentIds = [...reachable(owner, bounds, reach)];
    return documentIds.length === 0 ? [] : [{ [owner]: { documentId: { $in: documentIds } } }];
  });
  if (owners.length === 0) return NOTHING;
  const own = { $or: owners };
  if (!isLocalised(strapi, uid)) return own;
  return {
    $or: [
      own,
      { locale: { $ne: DEFAULT_LOCALE }, localizations: { $and: [{ locale: DEFAULT_LOCALE }, own] } },
    ],
  };
}

/** Every row of the documents, drafts and all languages, with what it names as its owners. */
async function rowsOf(strapi: Core.Strapi, uid: string, documentIds: readonly string[]): Promise<Row[]> {
  const populate = Object.fromEntries((OWNED[uid] ?? []).map((owner) => [owner, { select: ['documentId'] }]));
  const rows: Row[] = await strapi.db.query(uid).findMany({
    select: ['documentId', 'locale'],
    where: { documentId: { $in: [...documentIds] } },
    populate,
    orderBy: { id: 'asc' },
  });
  return rows;
}

const ownersNamed = (uid: string, row: Row): [Owner, string][] =>
  (OWNED[uid] ?? []).flatMap((owner): [Owner, string][] => {
    const target = rowOrNull(row, owner);
    return target === null ? [] : [[owner, text(target, 'documentId')]];
  });

/**
 * Whether a document is in reach by all its rows. To write, every Chinese row must be: a
 * draft that was handed to somebody else is neither's until it is published. No other row
 * may name somebody else, since a Chinese row may come later and take that over.
 */
function isWithin(uid: string, rows: readonly Row[], bounds: Bounds, reach: Reach): boolean {
  const isIn = (row: Row) =>
    ownersNamed(uid, row).some(([owner, documentId]) => reachable(owner, bounds, reach).has(documentId));
  const isDeciding = (row: Row) => (textOrNull(row, 'locale') ?? DEFAULT_LOCALE) === DEFAULT_LOCALE;
  const deciding = rows.some(isDeciding) ? rows.filter(isDeciding) : rows;
  if (reach === 'read') return deciding.some(isIn);
  const others = rows.filter((row) => !deciding.includes(row));
  return (
    deciding.length > 0 &&
    deciding.every(isIn) &&
    others.every((row) => ownersNamed(uid, row).length === 0 || isIn(row))
  );
}

export interface Judged {
  readonly within: ReadonlySet<string>;
  /** Documents that have any row. */
  readonly existing: ReadonlySet<string>;
}

/** Which of the documents are in reach, and which there are at all. */
export async function judgeDocuments(
  strapi: Core.Strapi,
  uid: string,
  documentIds: readonly string[],
  bounds: Bounds,
  reach: Reach,
): Promise<Judged> {
  const byDocument = new Map<string, Row[]>();
  for (const row of await rowsOf(strapi, uid, documentIds)) {
    const documentId = text(row, 'documentId');
    byDocument.set(documentId, [...(byDocument.get(documentId) ?? []), row]);
  }
  const within = [...byDocument].filter(([, rows]) => isWithin(uid, rows, bounds, reach));
  return { within: new Set(within.map(([documentId]) => documentId)), existing: new Set(byDocument.keys()) };
}

/** Whether all of the documents are in reach; false where one does not exist. */
export async function areWithin(
  strapi: Core.Strapi,
  uid: string,
  documentIds: readonly string[],
  bounds: Bounds,
  reach: Reach,
): Promise<boolean> {
  if (documentIds.length === 0) return true;
  const { within } = await judgeDocuments(strapi, uid, documentIds, bounds, reach);
  return documentIds.every((documentId) => within.has(documentId));
}
