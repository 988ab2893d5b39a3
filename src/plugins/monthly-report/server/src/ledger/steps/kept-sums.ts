import type { Core } from '@strapi/strapi';

import { checkAll, checkProgrammes, rebuildAll, record, type Difference, type Progress } from './';

/** The service that `npm run totals:check` and `npm run totals:rebuild` call. */
export const keptSumsService = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * For code that writes activities past Strapi, in SQL: updates the kept sums to the present
   * content of these activities, at the end of the transaction it is called in.
   */
  follow: (documentIds: readonly string[]) =>
    record(strapi, ({ activities }) => {
      for (const documentId of documentIds) activities.add(documentId);
    }),

  /** Behind `npm run totals:check`. */
  check: (differs: (difference: Difference) => void, report?: (progress: Progress) => void) =>
    checkAll(strapi, differs, report),

  /** The same of one programme, by the id of its row. */
  checkProgramme: (programme: number, differs: (difference: Difference) => void) =>
    checkProgrammes(strapi, [programme], differs),

  /** Behind `npm run totals:rebuild`. */
  rebuild: (report?: (progress: Progress) => void) => rebuildAll(strapi, report),
});
