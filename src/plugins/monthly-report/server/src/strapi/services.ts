/**
 * Reach into Strapi: a service of a plugin of Strapi is replaced by an extended one, through the
 * registry that Strapi has for it, which its types leave out.
 */
import type { Core } from '@strapi/strapi';

interface Registry {
  get(uid: string): unknown;
  extend(uid: string, extension: (service: never) => unknown): unknown;
}

/** @throws Error if there is no such service: a later version may have renamed it. */
export function extendService<Service extends object>(
  strapi: Core.Strapi,
  uid: string,
  methods: readonly (keyof Service & string)[],
  extension: (service: Service) => Service,
): void {
  const services = strapi.get<Registry>('services');
  services.extend(uid, (service: Service) => {
    const missing = methods.filter((name) => typeof service[name] !== 'function');
    if (missing.length > 0) throw new Error(`The service ${uid} of Strapi has no ${missing.join(', ')}.`);
    return extension(service);
  });
}
