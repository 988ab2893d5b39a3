import type { Core } from '@strapi/strapi';

import { checkAll, rebuildAll, type Difference, type Progress } from '../keeping';

/** What \`npm run totals:check\` and \`npm run totals:rebuild\` call. */
export const keptSumsService = ({ strapi }: { strapi: Core.Strapi }) => ({
  check: (differs: (difference: Difference) => void, report?: (progress: Progress) => void) =>
    checkAll(strapi, differs, report),
  rebuild: (report?: (progress: Progress) => void) => rebuildAll(strapi, report),
});
