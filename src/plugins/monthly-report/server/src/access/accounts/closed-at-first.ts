import type { Core } from '@strapi/strapi';

import type { Row } from '../../database/rows';
import { PLUGIN_ID } from '../../plugin-id';

const PERMISSION = 'plugin::users-permissions.permission';
const ACCOUNTS = 'plugin::users-permissions.';

/**
 * users-permissions lets everybody register, log in and ask for mails as soon as it is installed. This product needs
 * no accounts of that kind. They are closed once in the life of a database: an administrator can open them later, and
 * they stay open.
 */
export async function closeAccountsOnce(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store({ type: 'plugin', name: PLUGIN_ID });
  const key = 'publicAccountsClosed';
  if (await store.get({ key })) return;
  const role: Row | null = await strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ select: ['id'], where: { type: 'public' } });
  if (role === null) return;
  const where = { action: { $startsWith: ACCOUNTS }, role: { id: role.id } };
  const open: Row[] = await strapi.db.query(PERMISSION).findMany({ select: ['id', 'action'], where });
  for (const { id } of open) await strapi.db.query(PERMISSION).delete({ where: { id } });
  const settings = strapi.store({ type: 'plugin', name: 'users-permissions' });
  const advanced = (await settings.get({ key: 'advanced' })) as object | null;
  await settings.set({ key: 'advanced', value: { ...advanced, allow_register: false } });
  await store.set({ key, value: true });
  if (open.length > 0) {
    strapi.log.info(
      `Accounts of the Content API are closed to the public (${open.map(({ action }) => String(action).slice(ACCOUNTS.length)).join(', ')}); ` +
        'an administrator may open them in Settings → Users & Permissions.',
    );
  }
}
