import type { Core } from '@strapi/strapi';

/** What is made once for each Strapi of this process: of tests there are several. */
export function perStrapi<T>(make: (strapi: Core.Strapi) => T): (strapi: Core.Strapi) => T {
  const made = new WeakMap<Core.Strapi, { readonly value: T }>();
  return (strapi) => {
    let known = made.get(strapi);
    if (known === undefined) made.set(strapi, (known = { value: make(strapi) }));
    return known.value;
  };
}
