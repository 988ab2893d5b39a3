import type { Core } from '@strapi/strapi';

import type { Row } from '../../database/rows';
import { typesWith } from '../../content-model';
import { PLUGIN_ID } from '../../plugin-id';

const ACTIONS = [
  ...typesWith((row) => row.public !== 'nothing').flatMap((uid) => [`${uid}.find`, `${uid}.findOne`]),
  'plugin::monthly-report.report.find',
  'plugin::monthly-report.report.findOne',
  'plugin::monthly-report.totals.findOne',
  'plugin::monthly-report.series.find',
  'plugin::monthly-report.sources.find',
];

const PERMISSION = 'plugin::users-permissions.permission';

/**
 * Gives the read actions to the public, once in the life of a database: the secretariat can remove them later, and
 * they stay removed.
 */
export async function grantPublicPermissionsOnce(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store({ type: 'plugin', name: PLUGIN_ID });
  const key = 'publicPermissionsGranted';
  if (await store.get({ key })) return;
  const role: Row | null = await strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ select: ['id'], where: { type: 'public' } });
  if (role === null) return;
  const held: Row[] = await strapi.db
    .query(PERMISSION)
    .findMany({ select: ['action'], where: { role: { id: role.id } } });
  const actions = new Set(held.map(({ action }) => action));
  for (const action of ACTIONS) {
    if (!actions.has(action)) await strapi.db.query(PERMISSION).create({ data: { action, role: role.id } });
  }
  await store.set({ key, value: true });
}
