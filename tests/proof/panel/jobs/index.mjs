/** All jobs, by role. */
import { networkSecretariat } from './network-secretariat.mjs';
import { partnerEditor } from './partner-editor.mjs';
import { regionalCoordinator } from './regional-coordinator.mjs';
import { secretariat } from './secretariat.mjs';
import { superAdmin } from './super-admin.mjs';

export const JOBS = { superAdmin, partnerEditor, regionalCoordinator, secretariat, networkSecretariat };
