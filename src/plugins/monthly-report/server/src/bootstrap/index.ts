import type { Core } from '@strapi/strapi';

import { ensureKeptTables } from '../content/kept/tables';
import { followWrites, keepSumsInTransactions, lockBulkActions, makeOrReport } from '../keeping';
import { PREVIEW_ACTION } from '../services/access';
import { PLUGIN_ID } from '../plugin-id';
import { answerClientErrors } from './client-errors';
import { installFastPath } from './fast-path';
import { ensureIndexes } from './indexes';
import { grantPublicPermissionsOnce } from './public-permissions';
import { setUploadSettingsOnce } from './upload-settings';

interface PermissionService {
  readonly actionProvider: {
    registerMany(
      actions: readonly { section: string; displayName: string; uid: string; pluginName: string }[],
    ): Promise<unknown>;
  };
}

export async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const permissions = strapi.service('admin::permission') as PermissionService;
  await permissions.actionProvider.registerMany([
    {
      section: 'plugins',
      displayName: 'Preview reports and live totals',
      uid: PREVIEW_ACTION.slice(`plugin::${PLUGIN_ID}.`.length),
      pluginName: PLUGIN_ID,
    },
  ]);
  await ensureIndexes(strapi);
  await ensureKeptTables(strapi);
  keepSumsInTransactions(strapi);
  followWrites(strapi);
  lockBulkActions(strapi);
  await makeOrReport(strapi);
  await setUploadSettingsOnce(strapi);
  await grantPublicPermissionsOnce(strapi);
  answerClientErrors(strapi);
  installFastPath(strapi);
}
