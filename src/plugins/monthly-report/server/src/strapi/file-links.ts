/** The table that links files to the entries that show them, with the names of Strapi's database layer. */
import type { Core } from '@strapi/strapi';

export interface FileLinks {
  readonly name: string;
  /** Column with the row id of the file. */
  readonly file: string;
  /** Column with the uid of the component or type that shows the file. */
  readonly type: string;
  /** Column with the row id of that component or entry. */
  readonly shownBy: string;
}

interface MorphTable {
  readonly name: string;
  readonly joinColumn: { readonly name: string };
  readonly morphColumn: {
    readonly typeColumn: { readonly name: string };
    readonly idColumn: { readonly name: string };
  };
}

export function fileLinks(strapi: Core.Strapi): FileLinks {
  const { joinTable } = strapi.db.metadata.get('plugin::upload.file').attributes.related as unknown as {
    joinTable: MorphTable;
  };
  const { typeColumn, idColumn } = joinTable.morphColumn;
  return {
    name: joinTable.name,
    file: joinTable.joinColumn.name,
    type: typeColumn.name,
    shownBy: idColumn.name,
  };
}
