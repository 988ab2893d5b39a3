import type { Core } from '@strapi/strapi';

import { requireAgreement } from './bootstrap/content-model';
import { installGates } from './gates/install';
import { registerGuards } from './guards';
import { registerConflicts } from './guards/conflicts';
import { registerDiscards } from './guards/discards';
import { registerTranslatedConsent } from './guards/translated-consent';
import { registerIsolation } from './isolation/documents';
import { registerDocumentLocks } from './keeping';
import { PLUGIN_ID } from './plugin-id';
import { pluginService } from './services/registry';
import { settings } from './settings';
import { registerOrderedStop } from './stopping/stop';
import { requireTestedStrapi } from './strapi/tested-version';
import { registerSchemaVersion } from './upgrades/start';
import { registerRefusals } from './workflow/locks/refusals';
import { registerReportDocuments } from './workflow/report-documents';
import { registerEntryWrites } from './workflow/submissions/entry-writes';
import { registerTrailProtection } from './workflow/trail-protection';

export function register({ strapi }: { strapi: Core.Strapi }): void {
  requireTestedStrapi(strapi, settings(strapi).isUntestedStrapiAllowed);
  requireAgreement(strapi);
  registerOrderedStop(strapi);
  registerSchemaVersion(strapi);
  strapi.customFields.register([
    { name: 'month', plugin: PLUGIN_ID, type: 'string', inputSize: { default: 4, isResizable: true } },
    { name: 'measurements', plugin: PLUGIN_ID, type: 'json', inputSize: { default: 12, isResizable: false } },
  ]);
  registerRefusals(strapi);
  // Before any lock: a publication takes its own, and its snapshot after them.
  registerReportDocuments(strapi, () => pluginService(strapi, 'publications'));
  // Before what follows: whoever waits for a document reads nothing of it before.
  registerDocumentLocks(strapi);
  registerConflicts(strapi);
  // Before every rule that would tell of an entry what it finds there.
  registerIsolation(strapi);
  registerDiscards(strapi);
  registerGuards(strapi);
  registerTranslatedConsent(strapi);
  registerEntryWrites(strapi);
  registerTrailProtection(strapi);
  installGates(strapi);
}
