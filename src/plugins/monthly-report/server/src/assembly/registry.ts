import type { Core } from '@strapi/strapi';

import type { services } from './services';

type Services = typeof services;

/** The plugin's own services with their types, derived from the table that registers them. */
export function pluginService<Name extends keyof Services>(
  strapi: Core.Strapi,
  name: Name,
): ReturnType<Services[Name]> {
  return strapi.plugin('monthly-report').service(name);
}
