import type { Core } from '@strapi/strapi';

import { PLUGIN_ID } from '../../plugin-id';

/** Phone photos stand upright and come in the sizes pages need; set once, the secretariat may change it. */
export async function setUploadSettingsOnce(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store({ type: 'plugin', name: PLUGIN_ID });
  const key = 'uploadSettingsSet';
  if (await store.get({ key })) return;
  await strapi.store({ type: 'plugin', name: 'upload' }).set({
    key: 'settings',
    value: { sizeOptimization: true, responsiveDimensions: true, autoOrientation: true },
  });
  await store.set({ key, value: true });
}
