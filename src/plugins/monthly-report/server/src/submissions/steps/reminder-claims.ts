/**
 * Which reminders were sent, in a raw table of the plugin: its primary key is what keeps two
 * servers, whose schedules ring at the same moment, from sending one twice.
 */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { isUniqueViolation } from '../../entries/guards/conflicts';

const REMINDERS = 'monthly_report_reminders';

export async function ensureReminders(strapi: Core.Strapi): Promise<void> {
  await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }) => {
    if (strapi.db.dialect.client === 'postgres') {
      await trx.raw('SELECT pg_advisory_xact_lock(hashtext(?))', [REMINDERS]);
    }
    if (await trx.schema.hasTable(REMINDERS)) return;
    await trx.schema.createTable(REMINDERS, (table) => {
      table.string('key').primary();
      table.string('claimed_at').notNullable();
      table.string('sent_at');
    });
  });
}

/**
 * Sends under a claim: at most once, however many servers try. What could not be sent is
 * let go and tried again at the next run. A server that dies while it sends leaves the
 * claim: whether that mail went out nobody knows, and a second one would be worse than none.
 *
 * @returns whether this server sent it.
 */
export async function sendOnce(
  strapi: Core.Strapi,
  key: string,
  at: Date,
  send: () => Promise<unknown>,
): Promise<boolean> {
  const table = () => strapi.db.connection(REMINDERS);
  try {
    await table().insert({ key, claimed_at: at.toISOString() });
  } catch (error) {
    if (isUniqueViolation(error) || isKeyViolation(error)) return false;
    throw error;
  }
  try {
    await send();
  } catch (error) {
    await table().where({ key }).delete();
    throw error;
  }
  await table().where({ key }).update({ sent_at: at.toISOString() });
  return true;
}

const isKeyViolation = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
