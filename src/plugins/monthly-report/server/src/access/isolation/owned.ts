/** The rights of a bound account on an entry, derived from the content model. */
import type { Core } from '@strapi/strapi';

import { DEFAULT_LOCALE } from '../../../../shared/vocabulary';
import { rowOrNull, text, textOrNull, type Row } from '../../database/rows';
import { CONTENT_TYPES, contentTypeOf, type OwnerKind, type Reach, type RoleName } from '../../content-model';
import type { Bounds } from './bounds';

/** A condition that both the Document Service and the database query accept. */
export type Filter = Readonly<Record<string, unknown>>;

/** The acts on an entry that the content model gives rights to. */
export type Act = 'read' | 'create' | 'update' | 'delete' | 'publish';

/** A reason why entries are in reach: an owner, named by a field or the entry itself. */
interface Ground {
  readonly field: string;
  readonly documentIds: ReadonlySet<string>;
}

/** How far an account reaches in a type: to all entries, to those of some grounds, or to none (empty list). */
type Extent = 'all' | readonly Ground[];

const BOUND_ROLES: readonly RoleName[] = ['partnerEditor', 'regionalCoordinator', 'secretariat'];

const isOwnFor = (reach: Reach | undefined): boolean => reach === 'own';

const OWNED: readonly string[] = Object.values(CONTENT_TYPES)
  .filter(({ may }) => BOUND_ROLES.some((role) => isOwnFor(may[role].read)))
  .map(({ uid }) => uid);

/** Whether some role reads only its own entries of a type. */
export const isOwned = (uid: string): boolean => OWNED.includes(uid);

/** The types whose plain queries are narrowed while a bound account is answered. */
export const KNOWN_TYPES: readonly string[] = Object.values(CONTENT_TYPES).map(({ uid }) => uid);

function extentOf(uid: string, bounds: Bounds, act: Act): Extent {
  const row = contentTypeOf(uid);
  // A type that nobody declared is closed.
  if (row === null) return [];
  const grounds: Ground[] = [];
  for (const [role, owned] of bounds.roles) {
    const reach = row.may[role][act];
    if (reach === 'all') return 'all';
    if (reach === undefined) continue;
    for (const [kind, field] of Object.entries(row.owners) as [OwnerKind, string][]) {
      const documentIds = owned[kind];
      if (documentIds !== undefined && documentIds.size > 0) grounds.push({ field, documentIds });
    }
  }
  return grounds;
}

/** Whether an account may do something with every entry of a type. */
export const reachesAll = (uid: string, bounds: Bounds, act: Act): boolean =>
  extentOf(uid, bounds, act) === 'all';

/** Whether an account may do something with any entry of a type. */
export const reachesAny = (uid: string, bounds: Bounds, act: Act): boolean =>
  extentOf(uid, bounds, act).length > 0;

/** The fields that an account must not write: no role of the account with the right to the act may write them. */
export function fieldsWithout(uid: string, bounds: Bounds, act: Act): readonly string[] {
  const row = contentTypeOf(uid);
  const rights = [...bounds.roles.keys()].flatMap((role) => (row?.may[role][act] ? [row.may[role]] : []));
  const [first, ...others] = rights.map(({ without = [] }) => without);
  return (first ?? []).filter((name) => others.every((without) => without.includes(name)));
}

const NOTHING: Filter = { id: { $null: true } };
const EVERYTHING: Filter = {};

function isLocalised(uid: string): boolean {
  return contentTypeOf(uid)?.localised === true;
}

/** Lets only rows in reach through. A translation names no owner and is judged by its Chinese row. */
export function inReach(uid: string, bounds: Bounds, act: Act): Filter {
  const extent = extentOf(uid, bounds, act);
  if (extent === 'all') return EVERYTHING;
  if (extent.length === 0) return NOTHING;
  const own = {
    $or: extent.map(({ field, documentIds }): Filter => {
      const among = { documentId: { $in: [...documentIds] } };
      return field === 'self' ? among : { [field]: among };
    }),
  };
  if (!isLocalised(uid)) return own;
  return {
    $or: [
      own,
      { locale: { $ne: DEFAULT_LOCALE }, localizations: { $and: [{ locale: DEFAULT_LOCALE }, own] } },
    ],
  };
}

/** The relations of a type that name an owner. */
const ownerFields = (uid: string): readonly string[] =>
  Object.values(contentTypeOf(uid)?.owners ?? {}).filter((field) => field !== 'self');

/** Every row of the documents, drafts and all languages, with the owners that it names. */
async function rowsOf(strapi: Core.Strapi, uid: string, documentIds: readonly string[]): Promise<Row[]> {
  const populate = Object.fromEntries(ownerFields(uid).map((field) => [field, { select: ['documentId'] }]));
  const rows: Row[] = await strapi.db.query(uid).findMany({
    select: isLocalised(uid) ? ['documentId', 'locale'] : ['documentId'],
    where: { documentId: { $in: [...documentIds] } },
    populate,
    orderBy: { id: 'asc' },
  });
  return rows;
}

function namedBy(row: Row, field: string): string | null {
  if (field === 'self') return text(row, 'documentId');
  const target = rowOrNull(row, field);
  return target === null ? null : text(target, 'documentId');
}

/**
 * Whether a document is in reach by all its rows. To write, every Chinese row must be in reach: a draft that was
 * handed to another owner belongs to neither until it is published. No other row may name another owner, because a
 * later Chinese row could take that owner over.
 */
function isWithin(uid: string, rows: readonly Row[], grounds: readonly Ground[], act: Act): boolean {
  const isIn = (row: Row) =>
    grounds.some(({ field, documentIds }) => {
      const named = namedBy(row, field);
      return named !== null && documentIds.has(named);
    });
  const isDeciding = (row: Row) => (textOrNull(row, 'locale') ?? DEFAULT_LOCALE) === DEFAULT_LOCALE;
  const deciding = rows.some(isDeciding) ? rows.filter(isDeciding) : rows;
  if (act === 'read') return deciding.some(isIn);
  const others = rows.filter((row) => !deciding.includes(row));
  const namesNobody = (row: Row) => ownerFields(uid).every((field) => namedBy(row, field) === null);
  return deciding.length > 0 && deciding.every(isIn) && others.every((row) => namesNobody(row) || isIn(row));
}

export interface Judged {
  readonly within: ReadonlySet<string>;
  /** Documents that have any row. */
  readonly existing: ReadonlySet<string>;
}

/** The documents in reach, and the documents that exist at all. */
export async function judgeDocuments(
  strapi: Core.Strapi,
  uid: string,
  documentIds: readonly string[],
  bounds: Bounds,
  act: Act,
): Promise<Judged> {
  const byDocument = new Map<string, Row[]>();
  for (const row of await rowsOf(strapi, uid, documentIds)) {
    const documentId = text(row, 'documentId');
    byDocument.set(documentId, [...(byDocument.get(documentId) ?? []), row]);
  }
  const existing = new Set(byDocument.keys());
  const extent = extentOf(uid, bounds, act);
  if (extent === 'all') return { within: existing, existing };
  const within = [...byDocument].filter(([, rows]) => isWithin(uid, rows, extent, act));
  return { within: new Set(within.map(([documentId]) => documentId)), existing };
}

/** Whether all documents are in reach; false if one of them does not exist. */
export async function areWithin(
  strapi: Core.Strapi,
  uid: string,
  documentIds: readonly string[],
  bounds: Bounds,
  act: Act,
): Promise<boolean> {
  if (documentIds.length === 0) return true;
  const { within } = await judgeDocuments(strapi, uid, documentIds, bounds, act);
  return documentIds.every((documentId) => within.has(documentId));
}
