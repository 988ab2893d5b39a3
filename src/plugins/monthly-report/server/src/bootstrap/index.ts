import type { Core } from '@strapi/strapi';

import { PREVIEW_ACTION } from '../services/access';
import { PLUGIN_ID } from '../plugin-id';
import { answerClientErrors } from './client-errors';
import { ensureIndexes } from './indexes';
import { grantPublicPermissionsOnce } from './public-permissions';
import { setUploadSettingsOnce } from './upload-settings';

export async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await strapi.service('admin::permission').actionProvider.registerMany([
    {
      section: 'plugins',
      displayName: 'Preview reports and live totals',
      uid: PREVIEW_ACTION.slice(`plugin::${PLUGIN_ID}.`.length),
      pluginName: PLUGIN_ID,
    },
  ]);
  await ensureIndexes(strapi);
  await setUploadSettingsOnce(strapi);
  await grantPublicPermissionsOnce(strapi);
  answerClientErrors(strapi);
}
