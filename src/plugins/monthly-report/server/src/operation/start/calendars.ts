import type { Core } from '@strapi/strapi';

import { MONTHLY } from '../../domain/calendar';
import { UID } from '../../uids';

/**
 * Programmes from a version without frequencies report every month: this writes it into their rows, so that their
 * forms show it.
 */
export async function fillCalendars(strapi: Core.Strapi): Promise<void> {
  const { tableName } = strapi.db.metadata.get(UID.programme);
  const { frequency, fiscalYearStart } = MONTHLY;
  const programmes = () => strapi.db.connection(tableName);
  await programmes().whereNull('frequency').update({ frequency });
  await programmes().whereNull('fiscal_year_start').update({ fiscal_year_start: fiscalYearStart });
}
