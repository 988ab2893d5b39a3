import type { Core } from '@strapi/strapi';

const KEY = { type: 'core', name: 'demo', key: 'state' } as const;

type State = 'loading' | 'loaded';

/**
 * Whether the demo is to be loaded: into an empty database, or to the end where a load was
 * interrupted. Never again once it was whole, so that what somebody deletes stays deleted,
 * and never among somebody's own content.
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
