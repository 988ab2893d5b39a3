import type { Core } from '@strapi/strapi';

/** Makes a value once for each Strapi of this process: tests have several. */
export function perStrapi<T>(make: (strapi: Core.Strapi) => T): (strapi: Core.Strapi) => T {
  const made = new WeakMap<Core.Strapi, { readonly value: T }>();
  return (strapi) => {
    let known = made.get(strapi);
    if (known === undefined) made.set(strapi, (known = { value: make(strapi) }));
    return known.value;
  };
}
