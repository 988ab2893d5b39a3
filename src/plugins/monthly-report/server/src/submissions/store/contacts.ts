import type { Core } from '@strapi/strapi';

import type { Contact } from '../../../../shared/desk-api';
import { integer, textOrNull, type Row } from '../../database/rows';
import { UID } from '../../uids';

/** The contacts of some partners (row ids); partners without a contact are left out. */
export async function readContacts(
  strapi: Core.Strapi,
  partners: readonly number[],
): Promise<ReadonlyMap<number, Contact>> {
  const rows: Row[] = await strapi.db.query(UID.partner).findMany({
    select: ['id', 'contactName', 'contactPhone', 'contactEmail'],
    where: { id: { $in: [...partners] } },
  });
  return new Map(
    rows.flatMap((row): [number, Contact][] => {
      const contact = {
        name: textOrNull(row, 'contactName'),
        phone: textOrNull(row, 'contactPhone'),
        email: textOrNull(row, 'contactEmail'),
      };
      return Object.values(contact).every((part) => part === null) ? [] : [[integer(row, 'id', 0), contact]];
    }),
  );
}
