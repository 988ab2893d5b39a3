import type { Core } from '@strapi/strapi';

export interface ComponentTable {
  readonly name: string;
  /** Column with the row id of the entry that holds the component. */
  readonly holder: string;
  /** Column with the row id of the component. */
  readonly component: string;
}

interface JoinTable {
  readonly name: string;
  readonly joinColumn: { readonly name: string };
  readonly inverseJoinColumn: { readonly name: string };
}

/** The table that links entries to their components, with the names of Strapi's database layer. */
export function componentTable(strapi: Core.Strapi, uid: string, field: string): ComponentTable {
  const attribute = strapi.db.metadata.get(uid).attributes[field] as unknown as { joinTable: JoinTable };
  const { name, joinColumn, inverseJoinColumn } = attribute.joinTable;
  return { name, holder: joinColumn.name, component: inverseJoinColumn.name };
}
