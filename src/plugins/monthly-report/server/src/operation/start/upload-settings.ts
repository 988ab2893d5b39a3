import type { Core } from '@strapi/strapi';

import { PLUGIN_ID } from '../../plugin-id';

/** Turns phone photos upright and makes the sizes that pages need. Set once: the secretariat may change it. */
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
