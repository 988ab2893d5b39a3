import type { Core } from '@strapi/strapi';

export interface RelationTable {
  readonly name: string;
  /** Column with the row id of the entry that holds the relation. */
  readonly source: string;
  /** Column with the row id of the entry that the relation points to. */
  readonly target: string;
}

interface JoinTable {
  readonly name: string;
  readonly joinColumn: { readonly name: string };
  readonly inverseJoinColumn: { readonly name: string };
}

/**
 * The link table of a relation, with the names of Strapi's database layer (Strapi shortens names over the database's
 * limit, so they cannot be written into the code).
 *
 * @throws TypeError if the attribute is not a relation with a link table.
 */
export function relationTable(strapi: Core.Strapi, uid: string, attribute: string): RelationTable {
  const definition = strapi.db.metadata.get(uid).attributes[attribute] as
    { joinTable?: JoinTable } | undefined;
  const joinTable = definition?.joinTable;
  if (!joinTable) throw new TypeError(`${uid}.${attribute} is not a relation with a link table`);
  return {
    name: joinTable.name,
    source: joinTable.joinColumn.name,
    target: joinTable.inverseJoinColumn.name,
  };
}
