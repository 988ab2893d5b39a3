/**
 * The reminders that were sent, in a raw table of the plugin. Its primary key stops two servers, whose schedules run
 * at the same moment, from sending a reminder twice.
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
 * Sends under a claim: at most once, even if several servers try. If sending fails, the claim is removed and the next
 * run tries again. If a server dies while it sends, the claim stays: the mail may have been sent, and a second one
 * would be worse than none.
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
