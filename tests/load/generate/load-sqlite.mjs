/** Fills tables of a SQLite file that no other process has open. */
import { createRequire } from 'node:module';

const Database = createRequire(import.meta.url)('better-sqlite3');

const quoted = (name) => `"${name}"`;

/** @param {string} file @param {ReturnType<import('./tables.mjs').contentTables>} tables */
export function loadSqlite(file, tables) {
  const database = new Database(file);
  try {
    // If the loading fails, the file is deleted: so it needs no journal.
    for (const setting of [
      'journal_mode = OFF',
      'synchronous = OFF',
      'foreign_keys = OFF',
      'cache_size = -400000',
    ]) {
      database.pragma(setting);
    }
    const names = tables.map(({ table }) => table);
    const indexes = database
      .prepare("SELECT name, sql, tbl_name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
      .all()
      .filter(({ tbl_name: table }) => names.includes(table));
    for (const { name } of indexes) database.exec(`DROP INDEX ${quoted(name)}`);
    for (const { table, columns, rows } of tables) {
      const insert = database.prepare(
        `INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      );
      database.exec('BEGIN');
      for (const row of rows()) insert.run(row);
      database.exec('COMMIT');
    }
    for (const { sql } of indexes) database.exec(sql);
    database.exec('ANALYZE');
    database.pragma('journal_mode = DELETE');
  } finally {
    database.close();
  }
}
