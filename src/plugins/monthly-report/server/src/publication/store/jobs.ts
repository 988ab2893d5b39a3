/**
 * Running publications (see docs/decisions/publication-jobs.md): one row for each. The server that publishes writes
 * it; any server can read and cancel it.
 */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { PublicationJob } from '../../../../shared/admin-api';
import { PUBLICATION_STAGES } from '../../../../shared/vocabulary';
import { dialectOf } from '../../database/dialect';
import { integer, oneOf, text, textOrNull, type Row } from '../../database/rows';
import type { Month } from '../../domain/month';

export const JOBS = 'monthly_report_publications';

/** Milliseconds. A server without a sign of life for so long has stopped, and its publication had no effect. */
const GONE_AFTER = 5000;

export async function ensureJobs(trx: Knex.Transaction): Promise<void> {
  if (await trx.schema.hasTable(JOBS)) return;
  await trx.schema.createTable(JOBS, (table) => {
    table.string('month', 7).primary();
    table.string('id', 36).notNullable();
    table.string('stage', 16).notNullable();
    table.integer('done').notNullable();
    table.integer('total').notNullable();
    table.integer('attempt').notNullable();
    table.string('started_at', 24).notNullable();
    table.string('started_by').nullable();
    table.bigInteger('told_at').notNullable();
    table.integer('cancelled').notNullable();
  });
}

/** The progress of a publication. */
type PublicationStep = Pick<PublicationJob, 'stage' | 'done' | 'total' | 'attempt'>;

/** The database's clock, in milliseconds: the clocks of several servers differ. */
const clock = (strapi: Core.Strapi): string =>
  dialectOf(strapi).isPostgres
    ? 'CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)'
    : "CAST((julianday('now') - 2440587.5) * 86400000 AS integer)";

const jobsOf = (strapi: Core.Strapi) => strapi.db.connection(JOBS);

interface Begun {
  readonly id: string;
  readonly month: Month;
  readonly by: string | null;
  readonly at: Date;
}

/** @returns whether it has begun: false while another publication of the month is running. */
export async function beginJob(strapi: Core.Strapi, { id, month, by, at }: Begun): Promise<boolean> {
  await jobsOf(strapi)
    .where({ month })
    .whereRaw(`told_at < ${clock(strapi)} - ${GONE_AFTER}`)
    .delete();
  const [stage] = PUBLICATION_STAGES;
  await jobsOf(strapi)
    .insert({
      ...{ id, month, stage, done: 0, total: 0, attempt: 1, cancelled: 0 },
      ...{ started_at: at.toISOString(), started_by: by, told_at: strapi.db.connection.raw(clock(strapi)) },
    })
    .onConflict('month')
    .ignore();
  return (await jobsOf(strapi).where({ id }).first<Row | undefined>('id')) !== undefined;
}

/** @returns whether it goes on: false after a cancellation. */
export async function tellJob(
  strapi: Core.Strapi,
  id: string,
  told: Partial<PublicationStep>,
): Promise<boolean> {
  const changes = { ...told, told_at: strapi.db.connection.raw(clock(strapi)) };
  return (await jobsOf(strapi).where({ id, cancelled: 0 }).update(changes)) > 0;
}

export async function endJob(strapi: Core.Strapi, id: string): Promise<void> {
  await jobsOf(strapi).where({ id }).delete();
}

export async function readJob(strapi: Core.Strapi, month: Month): Promise<PublicationJob | null> {
  const row = await jobsOf(strapi)
    .where({ month })
    .whereRaw(`told_at >= ${clock(strapi)} - ${GONE_AFTER}`)
    .first<Row | undefined>();
  if (row === undefined) return null;
  return {
    month,
    stage: oneOf(row, 'stage', PUBLICATION_STAGES),
    done: integer(row, 'done', 0),
    total: integer(row, 'total', 0),
    attempt: integer(row, 'attempt', 1),
    startedAt: text(row, 'started_at'),
    startedBy: textOrNull(row, 'started_by'),
    cancelled: row.cancelled === 1,
  };
}

/** Cancels a publication, unless it is already being written. */
export async function cancelJob(strapi: Core.Strapi, month: Month): Promise<void> {
  await jobsOf(strapi).where({ month }).whereNot({ stage: 'writing' }).update({ cancelled: 1 });
}
