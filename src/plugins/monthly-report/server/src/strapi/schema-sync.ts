/**
 * Reach into Strapi: its hook `strapi::content-types.beforeSync`, which no page of the documentation names. It is
 * called once at every start, after all plugins are registered and before the migrations and the schema sync.
 */
import type { Core } from '@strapi/strapi';

interface Hook {
  register(handler: () => Promise<void>): unknown;
}

/** Strapi waits for `work` before it changes any table; an error of it ends the start. */
export function beforeSchemaSync(strapi: Core.Strapi, work: () => Promise<void>): void {
  (strapi.hook('strapi::content-types.beforeSync') as unknown as Hook).register(work);
}
