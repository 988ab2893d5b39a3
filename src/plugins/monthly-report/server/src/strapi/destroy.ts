/**
 * Reach into Strapi: `strapi.destroy` is replaced. It first removes data that the panel needs (it empties the list of
 * permissions), and then closes connections and the database, while requests and transactions are still running; a
 * plugin's own `destroy` is called too late to prevent that.
 */
import type { Core } from '@strapi/strapi';

/** Runs `before` once, ahead of anything that ends the server: a signal, a command, a failed start. */
export function beforeDestroy(strapi: Core.Strapi, before: () => Promise<void>): void {
  const destroy = strapi.destroy.bind(strapi);
  let ending: Promise<void> | undefined;
  strapi.destroy = () => (ending ??= before().then(destroy));
}
