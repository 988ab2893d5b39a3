/** A SQLite database as SQL text that makes it again, and as a list of its parts. */

const IS_OURS = "sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
const named = (name) => `"${name}"`;

export async function dumpSqlite(db) {
  const objects = await db.raw(`SELECT type, name, sql FROM sqlite_master WHERE ${IS_OURS} ORDER BY name`);
  const of = (type) => objects.filter((object) => object.type === type);
  const lines = ['PRAGMA foreign_keys = off;', 'BEGIN;', ...of('table').map(({ sql }) => `${sql};`)];
  for (const { name } of of('table')) lines.push(...(await insertsOf(db, name)));
  // Its rows are there as soon as a table counts, one for each that has had rows.
  lines.push('DELETE FROM sqlite_sequence;', ...(await insertsOf(db, 'sqlite_sequence')));
  // After the rows: triggers would refuse some of them.
  for (const type of ['index', 'trigger']) lines.push(...of(type).map(({ sql }) => `${sql};`));
  return `${[...lines, 'COMMIT;'].join('\n')}\n`;
}

async function insertsOf(db, table) {
  const columns = (await db.raw(`PRAGMA table_info(${named(table)})`)).map(({ name }) => name);
  const values = columns.map((column) => `quote(${named(column)})`).join(" || ', ' || ");
  const rows = await db.raw(`SELECT ${values} AS "row" FROM ${named(table)}`);
  if (rows.length === 0) return [];
  const sorted = rows.map(({ row }) => `(${row})`).sort();
  return [`INSERT INTO ${named(table)} (${columns.map(named).join(', ')}) VALUES\n${sorted.join(',\n')};`];
}

/** The definition of each object by its name; the order of columns does not count. */
export async function listSqlite(db) {
  const objects = await db.raw(
    `SELECT type, name, tbl_name AS "table", sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
  );
  const list = {};
  for (const { type, name, table, sql } of objects) {
    if (type !== 'table') {
      list[`${type} ${name}`] = `${table} ${sql}`;
      continue;
    }
    for (const column of await db.raw(`PRAGMA table_info(${named(name)})`)) {
      list[`column ${name}.${column.name}`] =
        `${column.type} ${column.notnull} ${column.dflt_value} ${column.pk > 0}`;
    }
  }
  return list;
}
