/** Fills tables of PostgreSQL with COPY: millions of rows in about a minute. */
import { once } from 'node:events';
import { createRequire } from 'node:module';

const pg = createRequire(import.meta.url)('pg');

const CHUNK = 256 * 1024;

const escape = (value) =>
  value === null
    ? '\\N'
    : typeof value === 'number'
      ? value
      : value.replace(/[\\\t\n\r]/g, (character) => `\\${character}`);

function* chunksOf(rows) {
  let chunk = '';
  for (const row of rows) {
    chunk += `${row.map(escape).join('\t')}\n`;
    if (chunk.length >= CHUNK) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}

/** A query in the driver's own form ("submittable") that answers the server's request for rows. */
class CopyIn {
  constructor(statement, rows) {
    this.statement = statement;
    this.rows = rows;
    this.done = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
  }

  submit(connection) {
    connection.query(this.statement);
  }

  async handleCopyInResponse(connection) {
    try {
      for (const chunk of chunksOf(this.rows)) {
        connection.sendCopyFromChunk(Buffer.from(chunk));
        if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
      }
      connection.endCopyFrom();
    } catch (error) {
      connection.sendCopyFail(String(error));
    }
  }

  handleCommandComplete() {}

  handleError(error) {
    this.reject(error);
  }

  handleReadyForQuery() {
    this.resolve();
  }
}

/** Drops the indexes that no constraint needs; returns the statements that create them again. */
async function dropIndexes(client, tables) {
  const { rows } = await client.query(
    `SELECT i.indexname, i.indexdef FROM pg_indexes i
     LEFT JOIN pg_constraint c ON c.conname = i.indexname
     WHERE i.schemaname = current_schema() AND i.tablename = ANY($1) AND c.oid IS NULL`,
    [tables],
  );
  for (const { indexname } of rows) await client.query(`DROP INDEX ${client.escapeIdentifier(indexname)}`);
  return rows.map(({ indexdef }) => indexdef);
}

/** @param {string} url @param {ReturnType<import('./tables.mjs').contentTables>} tables */
export async function loadPostgres(url, tables) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Links are right by construction: checking twenty million of them would take longer than loading them.
    await client.query(`SET session_replication_role = replica; SET synchronous_commit = off;
      SET maintenance_work_mem = '512MB'`);
    const indexes = await dropIndexes(
      client,
      tables.map(({ table }) => table),
    );
    for (const { table, columns, rows } of tables) {
      const names = columns.map((name) => client.escapeIdentifier(name)).join(', ');
      const copy = new CopyIn(`COPY ${client.escapeIdentifier(table)} (${names}) FROM STDIN`, rows());
      client.query(copy);
      await copy.done;
      await client.query(
        `SELECT setval(pg_get_serial_sequence($1, 'id'), max(id)) FROM ${client.escapeIdentifier(table)}`,
        [table],
      );
    }
    for (const definition of indexes) await client.query(definition);
    await client.query('VACUUM ANALYZE');
    await client.query('CHECKPOINT');
  } finally {
    await client.end();
  }
}
