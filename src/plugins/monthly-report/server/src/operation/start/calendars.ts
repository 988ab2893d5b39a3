import type { Core } from '@strapi/strapi';

import { MONTHLY } from '../../domain/calendar';
import { UID } from '../../uids';

/** Programmes of a version before there were frequencies report every month, and their forms say so. */
export async function fillCalendars(strapi: Core.Strapi): Promise<void> {
  const { tableName } = strapi.db.metadata.get(UID.programme);
  const { frequency, fiscalYearStart } = MONTHLY;
  const programmes = () => strapi.db.connection(tableName);
  await programmes().whereNull('frequency').update({ frequency });
  await programmes().whereNull('fiscal_year_start').update({ fiscal_year_start: fiscalYearStart });
}
