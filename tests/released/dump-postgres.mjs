/**
 * A PostgreSQL database as SQL text that makes it again, and as a list of its parts. For databases of this
 * project: tables, sequences, indexes, functions and triggers in one schema. The packages bring no `pg_dump`.
 */
const named = (name) => `"${name}"`;
const IN_SCHEMA = 'CAST(current_schema() AS regnamespace)';

async function rowsOf(db, sql) {
  return (await db.raw(sql)).rows;
}

/** Text that sorts by bytes, on any database. */
const byName = (a, b) => (a.name < b.name ? -1 : 1);

async function columnsOf(db) {
  return rowsOf(
    db,
    `SELECT relation.relname AS "table", attribute.attname AS name,
        format_type(attribute.atttypid, attribute.atttypmod)
          || CASE WHEN attribute.attcollation <> type.typcollation
             THEN ' COLLATE ' || quote_ident(collation_of.collname) ELSE '' END
          || CASE WHEN initial.adbin IS NULL THEN '' ELSE ' DEFAULT ' || pg_get_expr(initial.adbin, initial.adrelid) END
          || CASE WHEN attribute.attnotnull THEN ' NOT NULL' ELSE '' END AS definition
      FROM pg_attribute attribute
      JOIN pg_class relation ON relation.oid = attribute.attrelid AND relation.relkind = 'r'
      JOIN pg_type type ON type.oid = attribute.atttypid
      LEFT JOIN pg_collation collation_of ON collation_of.oid = attribute.attcollation
      LEFT JOIN pg_attrdef initial ON initial.adrelid = relation.oid AND initial.adnum = attribute.attnum
      WHERE relation.relnamespace = ${IN_SCHEMA} AND attribute.attnum > 0 AND NOT attribute.attisdropped
      ORDER BY relation.relname COLLATE "C", attribute.attnum`,
  );
}

/** Keys first, references to them last. */
async function constraintsOf(db) {
  return rowsOf(
    db,
    `SELECT conrelid::regclass::text AS "table", conname AS name, contype AS kind, pg_get_constraintdef(oid) AS definition
      FROM pg_constraint WHERE connamespace = ${IN_SCHEMA} AND contype IN ('p', 'u', 'c', 'f')
      ORDER BY conname COLLATE "C"`,
  );
}

async function indexesOf(db) {
  return rowsOf(
    db,
    `SELECT relation.relname AS name, pg_get_indexdef(index.indexrelid) AS definition
      FROM pg_index index JOIN pg_class relation ON relation.oid = index.indexrelid
      WHERE relation.relnamespace = ${IN_SCHEMA}
        AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = index.indexrelid AND contype IN ('p', 'u'))
      ORDER BY relation.relname COLLATE "C"`,
  );
}

const functionsOf = (db) =>
  rowsOf(
    db,
    `SELECT proname AS name, pg_get_functiondef(oid) AS definition FROM pg_proc
      WHERE pronamespace = ${IN_SCHEMA} ORDER BY proname COLLATE "C"`,
  );

const triggersOf = (db) =>
  rowsOf(
    db,
    `SELECT tgrelid::regclass::text || '.' || tgname AS name, pg_get_triggerdef(pg_trigger.oid) AS definition
      FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
      WHERE NOT tgisinternal AND relnamespace = ${IN_SCHEMA} ORDER BY 1`,
  );

const sequencesOf = (db) =>
  rowsOf(
    db,
    `SELECT sequencename AS name, data_type::text AS type, last_value AS last FROM pg_sequences
      WHERE schemaname = current_schema() ORDER BY sequencename COLLATE "C"`,
  );

export async function dumpPostgres(db) {
  const columns = await columnsOf(db);
  const tables = [...new Set(columns.map(({ table }) => table))];
  const constraints = await constraintsOf(db);
  const addConstraint = ({ table, name, definition }) =>
    `ALTER TABLE ${table} ADD CONSTRAINT ${named(name)} ${definition};`;
  const isReference = ({ kind }) => kind === 'f';
  const lines = ['BEGIN;', 'SET LOCAL check_function_bodies = off;'];
  for (const { name, type, last } of await sequencesOf(db)) {
    lines.push(`CREATE SEQUENCE ${named(name)} AS ${type};`);
    if (last !== null) lines.push(`SELECT setval('${named(name)}', ${last});`);
  }
  for (const table of tables) {
    const own = columns.filter((column) => column.table === table);
    const defined = own.map(({ name, definition }) => `  ${named(name)} ${definition}`);
    lines.push(`CREATE TABLE ${named(table)} (\n${defined.join(',\n')}\n);`);
    lines.push(...(await insertsOf(db, table, own)));
  }
  lines.push(...constraints.filter((one) => !isReference(one)).map(addConstraint));
  lines.push(...(await indexesOf(db)).map(({ definition }) => `${definition};`));
  lines.push(...constraints.filter(isReference).map(addConstraint));
  // After the rows: triggers would refuse some of them.
  for (const { definition } of [...(await functionsOf(db)), ...(await triggersOf(db)).sort(byName)]) {
    lines.push(`${definition.trimEnd()};`);
  }
  return `${[...lines, 'COMMIT;'].join('\n')}\n`;
}

async function insertsOf(db, table, columns) {
  const values = columns.map(({ name }) => `quote_nullable(${named(name)}::text)`).join(" || ', ' || ");
  const rows = await rowsOf(db, `SELECT ${values} AS "row" FROM ${named(table)}`);
  if (rows.length === 0) return [];
  const sorted = rows.map(({ row }) => `(${row})`).sort();
  const names = columns.map(({ name }) => named(name)).join(', ');
  return [`INSERT INTO ${named(table)} (${names}) VALUES\n${sorted.join(',\n')};`];
}

/** The definition of each object by its name; the order of columns does not count. */
export async function listPostgres(db) {
  const list = {};
  for (const { table, name, definition } of await columnsOf(db)) list[`column ${table}.${name}`] = definition;
  for (const { table, name, definition } of await constraintsOf(db))
    list[`constraint ${name}`] = `${table} ${definition}`;
  for (const [kind, read] of Object.entries({
    index: indexesOf,
    function: functionsOf,
    trigger: triggersOf,
  })) {
    for (const { name, definition } of await read(db)) list[`${kind} ${name}`] = definition;
  }
  return list;
}
