import { partnerEditor } from './partner-editor.mjs';
import { superAdmin } from './super-admin.mjs';
export const JOBS = { superAdmin, partnerEditor: { enter: partnerEditor.enter } };
