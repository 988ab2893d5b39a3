import type { Core } from '@strapi/strapi';

const KEY = { type: 'core', name: 'demo', key: 'state' } as const;

type State = 'loading' | 'loaded';

/**
 * Tells whether to load the demo: into an empty database, or to the end if a load was interrupted.
 * After a complete load it never loads again, so that deleted entries stay deleted.
 * It never loads beside other content.
 */
export async function isDemoWanted(strapi: Core.Strapi): Promise<boolean> {
  const state = (await strapi.store(KEY).get({})) as State | null;
  if (state !== null) return state === 'loading';
  const [programmes, partners, activities] = await Promise.all([
    strapi.db.query('api::programme.programme').count(),
    strapi.db.query('api::partner.partner').count(),
    strapi.db.query('api::activity.activity').count(),
  ]);
  return programmes + partners + activities === 0;
}

export async function rememberDemo(strapi: Core.Strapi, value: State): Promise<void> {
  await strapi.store(KEY).set({ value });
}
