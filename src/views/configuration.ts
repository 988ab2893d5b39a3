import type { Core } from '@strapi/strapi';

import type { View } from './view';

/** The part of a content type's stored configuration that a view changes. */
export interface Configuration {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly metadatas: Readonly<
    Record<
      string,
      { readonly edit: Readonly<Record<string, unknown>>; readonly list: Readonly<Record<string, unknown>> }
    >
  >;
  readonly layouts: Readonly<Record<string, unknown>>;
}

/** A linked entry is shown by the field that names it, not by its code. */
const linkMetadatas = (
  { contentType }: { contentType: ReturnType<Core.Strapi['contentType']> },
  metadatas: Configuration['metadatas'],
  mainFields: ReadonlyMap<string, string>,
): Configuration['metadatas'] =>
  Object.fromEntries(
    Object.entries(metadatas).map(([name, metadata]) => {
      const attribute = contentType.attributes[name];
      const target = attribute?.type === 'relation' && 'target' in attribute ? attribute.target : '';
      const mainField = mainFields.get(target);
      return [name, mainField ? { ...metadata, edit: { ...metadata.edit, mainField } } : metadata];
    }),
  );

/** The configuration as it is stored, with the view put over it. */
export const withView = (
  strapi: Core.Strapi,
  configuration: Configuration,
  view: View,
  mainFields: ReadonlyMap<string, string>,
): Configuration => ({
  ...configuration,
  settings: {
    ...configuration.settings,
    mainField: view.mainField,
    defaultSortBy: view.sort[0],
    defaultSortOrder: view.sort[1],
    pageSize: view.pageSize,
  },
  metadatas: linkMetadatas(
    { contentType: strapi.contentType(view.uid) },
    configuration.metadatas,
    mainFields,
  ),
  layouts: {
    ...configuration.layouts,
    list: [...view.list],
    edit: view.edit.map((fields) => fields.map(([name, size]) => ({ name, size }))),
  },
});
