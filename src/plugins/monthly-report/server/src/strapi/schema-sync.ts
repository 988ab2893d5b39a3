/**
 * Reach into Strapi: its hook `strapi::content-types.beforeSync`, which is not documented. Strapi calls it once at
 * every start, after all plugins are registered and before the migrations and the schema sync.
 */
import type { Core } from '@strapi/strapi';

interface Hook {
  register(handler: () => Promise<void>): unknown;
}

/** Strapi waits for `work` before it changes any table; an error in it stops the start. */
export function beforeSchemaSync(strapi: Core.Strapi, work: () => Promise<void>): void {
  (strapi.hook('strapi::content-types.beforeSync') as unknown as Hook).register(work);
}
