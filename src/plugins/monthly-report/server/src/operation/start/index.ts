import type { Core } from '@strapi/strapi';

import { closeAccountsOnce } from '../../access/accounts/closed-at-first';
import { ACTION_NAMES, ACTIONS } from '../../access/actions';
import { ensureKeptTables } from '../../ledger/store/ensure-tables';
import { closeRelations } from '../../http/gates/closed-relations';
import { tellClosed } from '../../http/gates/install';
import { narrowPlainQueries } from '../../access/isolation/plain-queries';
import { followWrites, keepSumsInTransactions, lockBulkActions } from '../../ledger/steps';
import { servicesOf } from '../../assembly/services';
import { PLUGIN_ID } from '../../plugin-id';
import { followRequests, followTransactions } from '../stopping/stop';
import { refuseMailWithoutProvider } from '../../strapi/mail-provider';
import { followChanges } from '../../trail/steps/changes';
import { allowAnnouncements } from '../../publication/steps/announcements';
import { ensureLocks } from '../../publication/locks/ensure';
import { rememberRefusals } from '../../publication/locks/refusals';
import { liftForRestore } from '../../publication/locks/restore';
import { guardAgainstOlder } from '../upgrades/guard';
import { guardPublishedFiles } from '../../files/steps/published-files';
import { answerClientErrors } from './client-errors';
import { fillCalendars } from './calendars';
import { ensureIndexes } from './indexes';
import { tellMonthsWithoutRevision } from '../../publication/steps/months-without-revision';
import { makeMissingSums, mendOrReportOnceListening } from '../../ledger/steps/at-start';
import { grantPublicPermissionsOnce } from './public-permissions';
import { scheduleReminders } from '../../submissions/steps/reminder-schedule';
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
  await fillCalendars(strapi);
  await ensureKeptTables(strapi);
  await ensureLocks(strapi);
  rememberRefusals(strapi);
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
  await scheduleReminders(strapi, () => servicesOf(strapi).reminders);
  // After everything that makes a table.
  await guardAgainstOlder(strapi);
  answerClientErrors(strapi);
  closeRelations(strapi);
  tellClosed(strapi);
  followRequests(strapi);
}
