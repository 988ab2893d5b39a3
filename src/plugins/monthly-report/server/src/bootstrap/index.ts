import type { Core } from '@strapi/strapi';

import { closeAccountsOnce } from '../accounts/closed-at-first';
import { ACTION_NAMES, ACTIONS } from '../access/actions';
import { ensureKeptTables } from '../content/kept/ensure-tables';
import { closeRelations } from '../gates/closed-relations';
import { tellClosed } from '../gates/install';
import { narrowPlainQueries } from '../isolation/plain-queries';
import { followWrites, keepSumsInTransactions, lockBulkActions } from '../keeping';
import { PLUGIN_ID } from '../plugin-id';
import { followRequests, followTransactions } from '../stopping/stop';
import { refuseMailWithoutProvider } from '../strapi/mail-provider';
import { followChanges } from '../workflow/changes';
import { allowAnnouncements } from '../workflow/announcements';
import { ensureLocks } from '../workflow/locks/ensure';
import { liftForRestore } from '../workflow/locks/restore';
import { guardAgainstOlder } from '../upgrades/guard';
import { guardPublishedFiles } from '../workflow/published-files';
import { answerClientErrors } from './client-errors';
import { ensureIndexes } from './indexes';
import { tellMonthsWithoutRevision } from './months-without-revision';
import { makeMissingSums, mendOrReportOnceListening } from './kept-sums';
import { grantPublicPermissionsOnce } from './public-permissions';
import { scheduleReminders } from './reminders';
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
  await permissions.actionProvider.registerMany(
    Object.entries(ACTION_NAMES).map(([name, displayName]) => ({
      section: 'plugins',
      displayName,
      uid: ACTIONS[name as keyof typeof ACTIONS].slice(`plugin::${PLUGIN_ID}.`.length),
      pluginName: PLUGIN_ID,
    })),
  );
  refuseMailWithoutProvider(strapi);
  allowAnnouncements(strapi);
  await ensureIndexes(strapi);
  await ensureKeptTables(strapi);
  await ensureLocks(strapi);
  keepSumsInTransactions(strapi);
  followTransactions(strapi);
  liftForRestore(strapi);
  followWrites(strapi);
  lockBulkActions(strapi);
  guardPublishedFiles(strapi);
  followChanges(strapi);
  narrowPlainQueries(strapi);
  await makeMissingSums(strapi);
  mendOrReportOnceListening(strapi);
  await tellMonthsWithoutRevision(strapi);
  await setUploadSettingsOnce(strapi);
  await grantPublicPermissionsOnce(strapi);
  await closeAccountsOnce(strapi);
  await scheduleReminders(strapi);
  // Behind everything that makes a table.
  await guardAgainstOlder(strapi);
  answerClientErrors(strapi);
  closeRelations(strapi);
  tellClosed(strapi);
  followRequests(strapi);
}
