import type { Core } from '@strapi/strapi';

import { by, compareText } from '../../domain/order';
import { UID } from '../../uids';
import { rows, textOrNull, type Row } from '../../database/rows';

/** The mail addresses of a partner (row id), without repeats: its contact, and its editors who may sign in. */
export async function readRecipients(strapi: Core.Strapi, partner: number): Promise<string[]> {
  const row: Row | null = await strapi.db.query(UID.partner).findOne({
    select: ['contactEmail'],
    where: { id: partner },
    populate: { editors: { select: ['email', 'isActive', 'blocked'] } },
  });
  if (row === null) return [];
  const editors = rows(row, 'editors')
    .filter(({ isActive, blocked }) => isActive === true && blocked !== true)
    .map((editor) => textOrNull(editor, 'email'));
  const addresses = [textOrNull(row, 'contactEmail'), ...editors].flatMap((address) => address ?? []);
  return [...new Set(addresses.map((address) => address.toLowerCase()))].sort(
    by((address) => address, compareText),
  );
}
