import type { UID } from '@strapi/strapi';

/** Columns of twelve that a field takes in its row. */
export type Width = 3 | 4 | 6 | 8 | 12;
export type Row = readonly (readonly [field: string, width: Width])[];

/** How the content manager shows one content type until somebody arranges it otherwise. */
export interface View {
  readonly uid: UID.ContentType;
  /** The field that names an entry, here and wherever it is linked. */
  readonly mainField: string;
  readonly sort: readonly [field: string, order: 'ASC' | 'DESC'];
  readonly pageSize: 20 | 50 | 100;
  readonly list: readonly string[];
  readonly edit: readonly Row[];
}

/** A row of fields of equal width. */
export const row = (...fields: readonly string[]): Row => {
  const width = (12 / fields.length) as Width;
  return fields.map((field) => [field, width] as const);
};
