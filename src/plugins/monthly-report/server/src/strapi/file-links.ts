/** The table that tells what shows which file, as Strapi's database layer names it and its columns. */
import type { Core } from '@strapi/strapi';

export interface FileLinks {
  readonly name: string;
  /** Column with the row id of the file. */
  readonly file: string;
  /** Column with the uid of the component or the type that shows it. */
  readonly type: string;
  /** Column with the row id of that. */
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
