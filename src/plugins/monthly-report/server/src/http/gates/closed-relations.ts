import type { Core } from '@strapi/strapi';

import { isDeclared } from '../../access/declared-types';
import { makePrivate } from '../../strapi/private-attributes';
import { schemaOf } from '../../strapi/schema';

/**
 * A type that nobody declared is closed through relations too: a plugin can add such a relation to a type that
 * everybody reads. Call this after every plugin has registered its types.
 */
export function closeRelations(strapi: Core.Strapi): void {
  for (const uid of [...Object.keys(strapi.contentTypes), ...Object.keys(strapi.components)]) {
    for (const [name, { target }] of Object.entries(schemaOf(strapi, uid).attributes)) {
      if (target !== undefined && !isDeclared(strapi, target)) makePrivate(strapi, uid, name);
    }
  }
}
