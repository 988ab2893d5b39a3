/**
 * Reach into Strapi: an attribute becomes private after the schemas were loaded. Strapi checks the schema at each
 * request, and a private attribute cannot be populated, filtered, sorted or read by the Content API. There is no
 * other way to change the schemas of other plugins.
 */
import type { Core } from '@strapi/strapi';

import { schemaOf } from './schema';

export function makePrivate(strapi: Core.Strapi, uid: string, name: string): void {
  const attribute = schemaOf(strapi, uid).attributes[name] as { private?: boolean } | undefined;
  if (attribute !== undefined) attribute.private = true;
}
