import { attributeOf, schemaOf, type Attribute, type Schema } from '../../strapi/schema';
import { FILE, FOLDER } from '../../uids';

export { attributeOf, FOLDER, schemaOf, type Attribute, type Schema };

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The type that an attribute leads to; undefined for a value. */
export const leadsTo = (attribute: Attribute | undefined): string | undefined =>
  attribute?.type === 'media' ? FILE : (attribute?.target ?? attribute?.component);

/** Strapi marks some of its own attributes private, but every page of the panel asks for them. */
const STRAPIS_OWN = ['createdBy', 'updatedBy', 'locale', 'localizations'];

/** The media library finds files and folders by their place. */
const OF_PLACES = ['folder', 'folderPath', 'parent', 'path', 'pathId'];

const isStrapisOwn = ({ uid }: Schema, name: string): boolean =>
  STRAPIS_OWN.includes(name) || ((uid === FILE || uid === FOLDER) && OF_PLACES.includes(name));

/** Whether an attribute is not for every reader of the entry: contacts, linked accounts. */
export const isSecret = (schema: Schema, name: string): boolean =>
  attributeOf(schema, name)?.private === true && !isStrapisOwn(schema, name);

/** Whether an attribute names the accounts that work with an entry. */
export const linksAccounts = (schema: Schema, name: string): boolean =>
  attributeOf(schema, name)?.target === 'admin::user' && !STRAPIS_OWN.includes(name);
