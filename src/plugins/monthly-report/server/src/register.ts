import type { Core } from '@strapi/strapi';

import { registerGuards } from './guards';
import { registerConflicts } from './guards/conflicts';
import { registerDiscards } from './guards/discards';
import { registerDocumentLocks } from './keeping';
import { PLUGIN_ID } from './plugin-id';
import { installVisibility } from './visibility/install';

export function register({ strapi }: { strapi: Core.Strapi }): void {
  strapi.customFields.register([
    { name: 'month', plugin: PLUGIN_ID, type: 'string', inputSize: { default: 4, isResizable: true } },
    { name: 'measurements', plugin: PLUGIN_ID, type: 'json', inputSize: { default: 12, isResizable: false } },
  ]);
  // First: whoever waits for a document reads nothing of it before.
  registerDocumentLocks(strapi);
  registerConflicts(strapi);
  registerDiscards(strapi);
  registerGuards(strapi);
  installVisibility(strapi);
}
