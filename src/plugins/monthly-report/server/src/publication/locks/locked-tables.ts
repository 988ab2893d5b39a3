/** The tables with the content of months, and the SQL that finds the months of a row. */
import type { Core } from '@strapi/strapi';

import { DEFAULT_LOCALE } from '../../../../shared/vocabulary';
import { countingMonthIn } from '../../database/counting-month';
import { dialectOf } from '../../database/dialect';
import { CONTENT_TYPES, contentTypeOf, type ContentType } from '../../content-model';
import { storedRelations } from '../../strapi/relations';
import { relationTable } from '../../strapi/relation-table';
import { isLocalised, schemaOf } from '../../strapi/schema';
import { UID } from '../../uids';

export interface LockedTable {
  readonly table: string;
  /** A query for the months of a row with this alias (OLD, NEW); its column is `month`. */
  readonly monthsOf: (row: string) => string;
}

/** The link table of all files. */
const FILES = 'files_related_mph';

interface LockedType {
  readonly uid: string;
  readonly table: string;
  readonly relations: readonly Relation[];
  readonly monthsOf: (row: string) => string;
  /** A query for the months of some entries; `ids` is a query for their row ids. */
  readonly monthsOfIds: (ids: string) => string;
}

interface Relation {
  readonly table: string;
  readonly source: string;
  readonly target: string;
  /** Table and uid of a component; null for a relation to entries. */
  readonly component: { readonly table: string; readonly uid: string } | null;
  /** The months of a row of this table; without it, the months of the row's entry. */
  readonly monthsOf?: (row: string) => string;
}

/** All tables that a published month locks: rows, their relations, their components and files. */
export function lockedTables(strapi: Core.Strapi): LockedTable[] {
  const types = lockedTypes(strapi);
  const links = new Map<string, LockedTable>();
  for (const { relations, monthsOfIds } of types) {
    for (const { table, source, monthsOf } of relations) {
      links.set(table, { table, monthsOf: monthsOf ?? ((row) => monthsOfIds(`SELECT ${row}.${source}`)) });
    }
  }
  return [
    ...types.map(({ table, monthsOf }) => ({ table, monthsOf })),
    ...links.values(),
    ...componentTables(types),
    { table: FILES, monthsOf: (row) => monthsOfFileOwner(types, row) },
  ];
}

/** Link tables that are searched by a component alone, and the column for it. */
export function componentColumns(strapi: Core.Strapi): ReadonlyMap<string, string> {
  return new Map(
    lockedTypes(strapi).flatMap(({ relations }) =>
      relations
        .filter(({ component }) => component !== null)
        .map(({ table, target }): [string, string] => [table, target]),
    ),
  );
}

const lockedTypes = (strapi: Core.Strapi): LockedType[] =>
  Object.values(CONTENT_TYPES).flatMap(({ uid, lock, month }) =>
    lock === 'month' && month !== null ? [lockedType(strapi, uid, month)] : [],
  );

function lockedType(
  strapi: Core.Strapi,
  uid: string,
  { field, is }: NonNullable<ContentType['month']>,
): LockedType {
  const { tableName: table, attributes } = strapi.db.metadata.get(uid);
  const column = (attributes[field] as { columnName?: string } | undefined)?.columnName ?? field;
  if (is === 'day') return lockedByDay(strapi, uid, column);
  const month = (row: string): string => `${row}.${column}`;
  const shared = { uid, table, relations: relationsOf(strapi, uid) };
  if (!isLocalised(schemaOf(strapi, uid))) {
    return {
      ...shared,
      monthsOf: (row) => `SELECT ${month(row)} AS month`,
      monthsOfIds: (ids) =>
        `SELECT ${month('entry')} AS month FROM ${table} entry WHERE entry.id IN (${ids})`,
    };
  }
  // Only the Chinese row names the month of a document; its translations follow it.
  const isChinese = (row: string) => `${row}.locale = '${DEFAULT_LOCALE}'`;
  return {
    ...shared,
    monthsOf: (row) => `SELECT ${month(row)} AS month WHERE ${isChinese(row)}
      UNION ALL SELECT ${month('told')} AS month FROM ${table} told
        WHERE told.document_id = ${row}.document_id AND ${isChinese('told')}`,
    monthsOfIds: (ids) => `SELECT ${month('told')} AS month FROM ${table} entry
      JOIN ${table} told ON told.document_id = entry.document_id AND ${isChinese('told')}
      WHERE entry.id IN (${ids})`,
  };
}

/**
 * Entries with a day belong to the month in which they count, which depends on the programme. The link to the
 * programme is in its own table and is written after the row. A row without a link belongs to its calendar month
 * while every programme reports monthly, otherwise to no month until the link is written.
 */
function lockedByDay(strapi: Core.Strapi, uid: string, column: string): LockedType {
  const dialect = dialectOf(strapi);
  const { tableName: table } = strapi.db.metadata.get(uid);
  const programmes = strapi.db.metadata.get(UID.programme).tableName;
  const link = relationTable(strapi, uid, 'programme');
  const month = (row: string) =>
    countingMonthIn(dialect, {
      day: `${row}.${column}`,
      frequency: 'reporting.frequency',
      fiscalYearStart: 'reporting.fiscal_year_start',
    });
  const linked = (id: string) =>
    `${link.name} of_programme JOIN ${programmes} reporting ON reporting.id = of_programme.${link.target}
      WHERE of_programme.${link.source} = ${id}`;
  const isPlain = `NOT EXISTS (SELECT 1 FROM ${programmes} other WHERE other.frequency <> 'monthly')`;
  const monthsOf = (row: string) => `
    SELECT ${month(row)} AS month FROM ${linked(`${row}.id`)}
    UNION ALL SELECT substr(${dialect.asText(`${row}.${column}`)}, 1, 7) AS month
      WHERE ${isPlain} AND NOT EXISTS (SELECT 1 FROM ${linked(`${row}.id`)})`;
  const each = (ids: string) => `${table} entry WHERE entry.id IN (${ids})`;
  return {
    uid,
    table,
    relations: relationsOf(strapi, uid).map((relation) =>
      relation.table === link.name
        ? {
            ...relation,
            // A trigger before the insert: the new link is not in the table yet.
            monthsOf: (row: string) => `SELECT ${month('entry')} AS month FROM ${table} entry
              JOIN ${programmes} reporting ON reporting.id = ${row}.${link.target}
              WHERE entry.id = ${row}.${link.source}`,
          }
        : relation,
    ),
    monthsOf,
    monthsOfIds: (ids) => `
      SELECT ${month('entry')} AS month FROM ${table} entry
        JOIN ${link.name} of_programme ON of_programme.${link.source} = entry.id
        JOIN ${programmes} reporting ON reporting.id = of_programme.${link.target}
        WHERE entry.id IN (${ids})
      UNION ALL SELECT substr(${dialect.asText(`entry.${column}`)}, 1, 7) AS month FROM ${each(ids)}
        AND ${isPlain} AND NOT EXISTS (SELECT 1 FROM ${linked('entry.id')})`,
  };
}

function relationsOf(strapi: Core.Strapi, uid: string): Relation[] {
  const unlocked = contentTypeOf(uid)?.unlocked ?? [];
  const relations = storedRelations(strapi, uid).flatMap(({ name, target, isMapped, table }) => {
    if (table === null || isMapped || unlocked.includes(name)) return [];
    const component = Object.hasOwn(strapi.components, target)
      ? { table: strapi.db.metadata.get(target).tableName, uid: target }
      : null;
    return [{ table: table.name, source: table.source, target: table.target, component }];
  });
  // Two fields may hold the same component.
  return [...new Map(relations.map((one) => [`${one.table} ${one.component?.uid}`, one])).values()];
}

/** The entries of a type that have a component. */
const ownersOf = ({ table, source, target, component }: Relation, id: string): string =>
  `SELECT cmp.${source} FROM ${table} cmp WHERE cmp.${target} = ${id} AND cmp.component_type = '${component?.uid}'`;

function componentTables(types: readonly LockedType[]): LockedTable[] {
  const monthsOf = new Map<string, ((row: string) => string)[]>();
  for (const { relations, monthsOfIds } of types) {
    for (const relation of relations) {
      if (relation.component === null) continue;
      const known = monthsOf.get(relation.component.table) ?? [];
      monthsOf.set(relation.component.table, known);
      known.push((row) => monthsOfIds(ownersOf(relation, `${row}.id`)));
    }
  }
  return [...monthsOf].map(([table, queries]) => ({
    table,
    monthsOf: (row) => queries.map((query) => query(row)).join(' UNION ALL '),
  }));
}

/** A file belongs to an entry, or to a component of one. */
function monthsOfFileOwner(types: readonly LockedType[], row: string): string {
  const isOf = (uid: string) => `${row}.related_type = '${uid}'`;
  return types
    .flatMap(({ uid, relations, monthsOfIds }) => [
      monthsOfIds(`SELECT ${row}.related_id WHERE ${isOf(uid)}`),
      ...relations
        .filter(({ component }) => component !== null)
        .map((relation) =>
          monthsOfIds(
            `${ownersOf(relation, `${row}.related_id`)} AND ${isOf(relation.component?.uid ?? '')}`,
          ),
        ),
    ])
    .join(' UNION ALL ');
}
