/**
 * Reach into Strapi: `strapi.destroy` is replaced. It begins with what the panel needs (its list of
 * permissions is emptied first), then closes connections and the database, while requests and
 * transactions are still under way; a plugin's own `destroy` comes too late to prevent that.
 */
import type { Core } from '@strapi/strapi';

/** Runs `before` ahead of whatever ends the server: a signal, a command, a failed start. Once. */
export function beforeDestroy(strapi: Core.Strapi, before: () => Promise<void>): void {
  const destroy = strapi.destroy.bind(strapi);
  let ending: Promise<void> | undefined;
  strapi.destroy = () => (ending ??= before().then(destroy));
}
