/**
 * Reach into Strapi: an attribute becomes private after the schemas were loaded. Strapi asks the schema
 * at each request whether an attribute is private, and then lets nobody populate, filter, sort or
 * read it by the Content API; the schemas of other plugins cannot be written any other way.
 */
import type { Core } from '@strapi/strapi';

import { schemaOf } from './schema';

export function makePrivate(strapi: Core.Strapi, uid: string, name: string): void {
  const attribute = schemaOf(strapi, uid).attributes[name] as { private?: boolean } | undefined;
  if (attribute !== undefined) attribute.private = true;
}
