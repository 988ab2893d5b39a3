/** Schemas as Strapi loads them, read without its generated types: uids here come from data. */
import type { Core } from '@strapi/strapi';

export interface Attribute {
  readonly type: string;
  readonly target?: string;
  readonly component?: string;
  /** `oneToOne`, `manyToOne`, `oneToMany`, `manyToMany` or one of the `morph…`. */
  readonly relation?: string;
  /** Only for a component. */
  readonly repeatable?: boolean;
  /** Only for media. */
  readonly multiple?: boolean;
  readonly private?: boolean;
  readonly customField?: string;
  readonly default?: unknown;
}

export interface Schema {
  readonly uid: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly options?: { readonly draftAndPublish?: boolean };
  readonly pluginOptions?: { readonly i18n?: { readonly localized?: boolean } };
}

/** The schema of a content type or a component. */
export const schemaOf = (strapi: Core.Strapi, uid: string): Schema => strapi.getModel(uid as never);

/** Every object has keys such as `constructor`, but they are not attributes. */
export const attributeOf = ({ attributes }: Schema, name: string): Attribute | undefined =>
  Object.hasOwn(attributes, name) ? attributes[name] : undefined;

export const hasDrafts = ({ options }: Schema): boolean => options?.draftAndPublish === true;

export const isLocalised = ({ pluginOptions }: Schema): boolean => pluginOptions?.i18n?.localized === true;

/** Attributes of every type that Strapi writes by itself; nobody enters them. */
export const SET_BY_STRAPI: readonly string[] = [
  'createdAt',
  'updatedAt',
  'publishedAt',
  'firstPublishedAt',
  'createdBy',
  'updatedBy',
  'locale',
  'localizations',
];
