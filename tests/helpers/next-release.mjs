/**
 * A copy of the built app like a next release: its schema version is one higher, two content types
 * have one field more, and a migration fills it. Unchanged parts are linked.
 */
import fs from 'node:fs';
import path from 'node:path';

/** The field that the older release does not know. */
export const NEW_FIELD = 'weather';
/** The migration writes this into existing rows. */
export const FILLED = '未记录';
export const NEXT_RELEASE = '9.9.9';

const PLUGIN = 'src/plugins/monthly-report';
const TYPES = { activity: 'activities', partner: 'partners' };
const LINKED = ['node_modules', 'package.json', 'tsconfig.json', 'favicon.png', '.env'];
const LINKED_OF_BUILD = ['config', 'build', 'openapi.json'];
const LINKED_OF_PLUGIN = ['node_modules', 'package.json', 'dist/admin', 'dist/rendering'];

const MIGRATION = `
const TABLES = ${JSON.stringify(Object.values(TYPES))};

module.exports = {
  async up(knex) {
    const { version } = await knex('monthly_report_schema').first('version');
    if (version !== NEXT_VERSION) throw new Error('A migration runs before the version is raised.');
    for (const table of TABLES) {
      // An empty database has no tables yet: Strapi makes them after the migrations.
      if (!(await knex.schema.hasTable(table))) return;
      await knex.schema.alterTable(table, (columns) => columns.string('${NEW_FIELD}'));
    }
    // Content of published months is locked; a migration lifts that for its own transaction.
    await knex('monthly_report_writing').update({ lifted: 1 });
    for (const table of TABLES) await knex(table).update({ ${NEW_FIELD}: '${FILLED}' });
    await knex('monthly_report_writing').update({ lifted: 0 });
  },
};
`;

/**
 * @param {string} root the app's folder, built
 * @param {string} folder an empty one for the copy
 * @returns {{ app: string, version: number }}
 */
export function makeNextRelease(root, folder) {
  const at = (...names) => path.join(folder, ...names);
  const link = (name) => {
    if (!fs.existsSync(path.join(root, name))) return;
    fs.mkdirSync(path.dirname(at(name)), { recursive: true });
    fs.symlinkSync(path.join(root, name), at(name));
  };
  for (const name of LINKED) link(name);
  for (const name of LINKED_OF_BUILD) link(path.join('dist', name));
  for (const name of LINKED_OF_PLUGIN) link(path.join(PLUGIN, name));

  fs.cpSync(path.join(root, 'dist', 'src'), at('dist', 'src'), { recursive: true });
  for (const type of Object.keys(TYPES)) {
    const file = at('dist', 'src', 'api', type, 'content-types', type, 'schema.json');
    const schema = JSON.parse(fs.readFileSync(file, 'utf8'));
    schema.attributes[NEW_FIELD] = { type: 'string' };
    fs.writeFileSync(file, JSON.stringify(schema));
  }

  const bundle = path.join(PLUGIN, 'dist', 'server', 'index.js');
  const { code, version } = raised(fs.readFileSync(path.join(root, bundle), 'utf8'));
  fs.mkdirSync(path.dirname(at(bundle)), { recursive: true });
  fs.writeFileSync(at(bundle), code);

  const migrations = path.join('database', 'migrations');
  fs.cpSync(path.join(root, migrations), at(migrations), { recursive: true });
  fs.writeFileSync(at(migrations, '9999.01.01-weather.js'), MIGRATION.replace('NEXT_VERSION', version));
  return { app: folder, version };
}

/** The bundle of the plugin with the next schema version. */
function raised(code) {
  const own = [...code.matchAll(/const SCHEMA_VERSION = (\d+);/g)];
  const release = [...code.matchAll(/const SCHEMA_RELEASE = "[^"]*";/g)];
  if (own.length !== 1 || release.length !== 1)
    throw new Error('The plugin says its schema version elsewhere.');
  const [[statement, present]] = own;
  const version = Number(present) + 1;
  return {
    version,
    code: code
      .replace(statement, `const SCHEMA_VERSION = ${version};`)
      .replace(release[0][0], `const SCHEMA_RELEASE = "${NEXT_RELEASE}";`),
  };
}
