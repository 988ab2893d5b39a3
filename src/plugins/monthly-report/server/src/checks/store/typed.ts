/** An entry as it stands in a form, saved or not, in the shape of the rows that it would become. */
import type { Core } from '@strapi/strapi';

import { DEFAULT_LOCALE, type Locale } from '../../../../shared/vocabulary';
import { contentTypeOf } from '../../content-model';
import { dayOrNull, rowOrNull, rows, text, textOrNull, type Row } from '../../database/rows';
import type { Version } from '../../database/localised';
import { isMonth, type Month } from '../../domain/month';
import { parseQuantity } from '../../domain/quantity';
import { hasDrafts, isLocalised, schemaOf } from '../../strapi/schema';
import { UID } from '../../uids';

export const TYPED_UIDS = [UID.activity, UID.story, UID.progressUpdate, UID.statedFigure] as const;
export type TypedUid = (typeof TYPED_UIDS)[number];

/** The documentIds that a form adds to a relation and removes from it. */
export interface TypedRelation {
  readonly connect: readonly string[];
  readonly disconnect: readonly string[];
}

export interface TypedEntry {
  readonly uid: TypedUid;
  /** Null for an entry that is not saved yet. */
  readonly documentId: string | null;
  readonly locale: Locale;
  readonly fields: Row;
  readonly relations: Readonly<Record<string, TypedRelation>>;
}

/** The Chinese row, and the row of the translation. */
export interface TypedRows {
  readonly uid: TypedUid;
  readonly documentId: string;
  readonly entry: Row;
  readonly translation: Row | null;
  readonly month: Month | null;
}

/** The documentId of an entry that is not saved yet; no real documentId looks like it. */
const NOT_SAVED = 'as-typed';

const RELATIONS: readonly string[] = [
  'programme',
  'partner',
  'communities',
  'activityType',
  'activity',
  'parent',
  'indicator',
];

const PARTS: Readonly<Record<string, object>> = {
  photos: { populate: { file: { select: ['id', 'name', 'alternativeText'] } } },
  videoLinks: {},
  links: {},
};

function populateOf(strapi: Core.Strapi, uid: string): object {
  const { attributes } = schemaOf(strapi, uid);
  const own = (name: string) => Object.hasOwn(attributes, name);
  return Object.fromEntries([
    ...RELATIONS.filter(own).map((name) => [name, true]),
    ...Object.entries(PARTS).filter(([name]) => own(name)),
  ]);
}

async function storedRow(strapi: Core.Strapi, typed: TypedEntry, locale: Locale): Promise<Row | null> {
  const { uid, documentId } = typed;
  if (documentId === null) return null;
  const schema = schemaOf(strapi, uid);
  return strapi.db.query(uid).findOne({
    where: {
      documentId,
      ...(hasDrafts(schema) && { publishedAt: { $null: true } }),
      ...(isLocalised(schema) && { locale }),
    },
    populate: populateOf(strapi, uid),
  }) as Promise<Row | null>;
}

async function related(strapi: Core.Strapi, target: string, documentIds: readonly string[]): Promise<Row[]> {
  if (documentIds.length === 0) return [];
  const found: Row[] = await strapi.db
    .query(target)
    .findMany({ where: { documentId: { $in: [...documentIds] } }, orderBy: { id: 'asc' } });
  return documentIds.flatMap((id): Row[] => {
    const row = found.find(({ documentId }) => documentId === id);
    return row === undefined ? [] : [row];
  });
}

/** The grid itself reports values that are not numbers yet; no check does. */
function gridOf(value: unknown): Row | null {
  if (typeof value !== 'object' || value === null) return null;
  const isFigure = (figure: unknown): boolean =>
    figure === null || (typeof figure === 'number' && parseQuantity(String(figure)) !== null);
  const kept = (given: unknown): Row =>
    Object.fromEntries(Object.entries(given ?? {}).filter(([, one]) => isFigure(one)));
  return Object.fromEntries(
    Object.entries(value).flatMap(([code, figure]: [string, unknown]) => {
      if (isFigure(figure)) return [[code, figure]];
      if (typeof figure !== 'object' || figure === null) return [];
      const { value: whole = null, by } = figure as { readonly value?: unknown; readonly by?: object };
      const options = Object.entries(by ?? {}).map(([dimension, given]) => [dimension, kept(given)]);
      return isFigure(whole) ? [[code, { value: whole, by: Object.fromEntries(options) as Row }]] : [];
    }),
  );
}

async function withTyped(strapi: Core.Strapi, typed: TypedEntry, stored: Row | null): Promise<Row> {
  const { uid, fields, relations } = typed;
  const { attributes } = schemaOf(strapi, uid);
  const first = Object.entries(attributes).map(([name, attribute]) => [name, attribute.default ?? null]);
  const row: Record<string, unknown> = { ...(stored ?? Object.fromEntries(first)), ...fields };
  if ('measurements' in fields) row.measurements = gridOf(fields.measurements);
  for (const [name, { connect, disconnect }] of Object.entries(relations)) {
    const { target = '', relation = '' } = attributes[name] ?? {};
    const added = await related(strapi, target, connect);
    if (relation.endsWith('ToOne')) {
      const left = disconnect.length > 0 ? null : (row[name] ?? null);
      row[name] = added.at(-1) ?? left;
    } else {
      const standing = rows(row, name).filter((one) => !disconnect.includes(text(one, 'documentId')));
      const ids = new Set(standing.map((one) => one.documentId));
      row[name] = [...standing, ...added.filter(({ documentId }) => !ids.has(documentId))];
    }
  }
  return { ...row, documentId: typed.documentId ?? NOT_SAVED, title: textOrNull(row, 'title') ?? '' };
}

function monthOf(uid: string, row: Row): Month | null {
  const of = contentTypeOf(uid)?.month;
  if (!of) return null;
  const month = of.is === 'day' ? dayOrNull(row, of.field)?.slice(0, 7) : textOrNull(row, of.field);
  return isMonth(month) ? month : null;
}

/** @returns null for a translation of an entry that does not exist in Chinese: it is in no report. */
export async function readTypedRows(strapi: Core.Strapi, typed: TypedEntry): Promise<TypedRows | null> {
  const { uid, documentId, locale } = typed;
  const stored = await storedRow(strapi, typed, DEFAULT_LOCALE);
  const isTranslation = locale !== DEFAULT_LOCALE && isLocalised(schemaOf(strapi, uid));
  if (isTranslation && stored === null) return null;
  const entry = isTranslation && stored !== null ? stored : await withTyped(strapi, typed, stored);
  const translation = isTranslation
    ? await withTyped(strapi, { ...typed, relations: {} }, await storedRow(strapi, typed, locale))
    : await storedRow(strapi, typed, 'en');
  return { uid, documentId: documentId ?? NOT_SAVED, entry, translation, month: monthOf(uid, entry) };
}

/** A part of a month's content, with an entry as it is typed in place of its stored rows. */
export interface CheckedPart {
  /** Row id. */
  readonly programme: number;
  readonly typed: TypedRows;
}

const belongs = ({ programme, typed }: CheckedPart): boolean =>
  rowOrNull(typed.entry, 'programme')?.id === programme;

/** The stored rows without the entry, and the entry as it is typed if it belongs to the programme. */
export function withTypedRow(list: readonly Row[], uid: string, part: CheckedPart | null): readonly Row[] {
  if (part === null || part.typed.uid !== uid) return list;
  const others = list.filter((row) => row.documentId !== part.typed.documentId);
  return belongs(part) ? [...others, part.typed.entry] : others;
}

export function withTypedVersion(
  list: readonly Version[],
  uid: string,
  part: CheckedPart | null,
): readonly Version[] {
  if (part === null || part.typed.uid !== uid) return list;
  const { documentId, entry, translation } = part.typed;
  const others = list.filter((version) => version.entry.documentId !== documentId);
  return belongs(part) ? [...others, { entry, translation, status: 'draft' }] : others;
}
