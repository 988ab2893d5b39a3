/**
 * Reach into Strapi: replaces a service of a Strapi plugin by an extended one, through Strapi's registry of services,
 * which has no types.
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
