import type { Core } from '@strapi/strapi';

import { requireAgreement } from './operation/start/content-model';
import { installGates } from './http/gates/install';
import { registerGuards } from './entries/guards';
import { registerConflicts } from './entries/guards/conflicts';
import { registerDiscards } from './entries/guards/discards';
import { registerExpectedVersions } from './entries/guards/expected-version';
import { registerTranslatedConsent } from './entries/guards/translated-consent';
import { registerIsolation } from './access/isolation/documents';
import { registerDocumentLocks } from './ledger/steps';
import { PLUGIN_ID } from './plugin-id';
import { servicesOf } from './assembly/services';
import { settings } from './settings';
import { registerOrderedStop } from './operation/stopping/stop';
import { requireTestedStrapi } from './strapi/tested-version';
import { registerSchemaVersion } from './operation/upgrades/start';
import { registerRefusals } from './publication/locks/refusals';
import { registerReportDocuments } from './publication/steps/report-documents';
import { registerEntryWrites } from './submissions/steps/entry-writes';
import { registerFigureTrail } from './trail/steps/figures';
import { registerTrailProtection } from './trail/steps/protection';

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
  // Before any lock: a publication takes its own locks, and its snapshot after them.
  registerReportDocuments(strapi, () => servicesOf(strapi).publications);
  // Before the following middlewares: a caller that waits for a document must not read it earlier.
  registerDocumentLocks(strapi);
  registerConflicts(strapi);
  // Before every rule that would tell the caller something about an entry.
  registerIsolation(strapi);
  // After isolation: a caller learns no version of somebody else's entry.
  registerExpectedVersions(strapi);
  registerDiscards(strapi);
  registerGuards(strapi);
  registerTranslatedConsent(strapi);
  registerEntryWrites(strapi);
  registerFigureTrail(strapi);
  registerTrailProtection(strapi);
  installGates(strapi);
}
