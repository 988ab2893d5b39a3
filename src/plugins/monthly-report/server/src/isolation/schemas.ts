import type { Core } from '@strapi/strapi';

import { FILE } from '../uids';

export interface Attribute {
  readonly type: string;
  readonly target?: string;
  readonly component?: string;
  readonly private?: boolean;
}

export interface Schema {
  readonly uid: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
}

export type Fields = Readonly<Record<string, unknown>>;

export const FOLDER = 'plugin::upload.folder';

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const schemaOf = (strapi: Core.Strapi, uid: string): Schema => strapi.getModel(uid as never);

/** `constructor` and its like are no attributes, though every object has them. */
export const attributeOf = ({ attributes }: Schema, name: string): Attribute | undefined =>
  Object.hasOwn(attributes, name) ? attributes[name] : undefined;

/** The type that an attribute leads to; undefined for a value. */
export const leadsTo = (attribute: Attribute | undefined): string | undefined =>
  attribute?.type === 'media' ? FILE : (attribute?.target ?? attribute?.component);

/** Strapi marks some of its own attributes private that every page of the panel asks for. */
const STRAPIS_OWN = ['createdBy', 'updatedBy', 'locale', 'localizations'];

/** Whether an attribute holds what readers of the entry need not know: contacts, linked accounts. */
export const isSecret = (schema: Schema, name: string): boolean =>
  attributeOf(schema, name)?.private === true && !STRAPIS_OWN.includes(name);

/** Whether an attribute names the accounts that work with an entry. */
export const linksAccounts = (schema: Schema, name: string): boolean =>
  attributeOf(schema, name)?.target === 'admin::user' && !STRAPIS_OWN.includes(name);
