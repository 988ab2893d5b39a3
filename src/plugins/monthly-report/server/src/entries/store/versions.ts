import type { Core } from '@strapi/strapi';

import { isMonth, type Month } from '../../domain/month';
import { PLUGIN_ID } from '../../plugin-id';
import { UID } from '../../uids';
import { TABLES } from '../../ledger/store/tables';
import { relationTable } from '../../strapi/relation-table';
import { committedQuery } from '../../database/text-query';

/**
 * How often the published content has changed, and what the public may read of it, at one
 * moment. A version is equal as long as nothing changed that it speaks of, and never
 * comes back once it has changed.
 */
export interface Versions {
  /** Of everything that is made of reference data and of content up to a month. */
  readonly upTo: (month: Month) => string;
  /** Of everything. */
  readonly all: string;
  /** Of reference data, media files and locales alone. */
  readonly reference: string;
  /** The months that have a revision. */
  readonly publicMonths: ReadonlySet<Month>;
  /** Whether the public role holds an action of this plugin. */
  readonly publicRoleHolds: (action: string) => boolean;
}

/** Not a month: the row of what belongs to none. It sorts before them all. */
const REFERENCE = '0000-00';
const BETWEEN_ENTRIES = ',';
const WITHIN_ENTRY = ' ';

const PERMISSION = 'plugin::users-permissions.permission';
const ROLE = 'plugin::users-permissions.role';

/** The query for all of it, for the database at hand. */
function statement(strapi: Core.Strapi): string {
  const { metadata, connection, dialect } = strapi.db;
  const quoted = (identifier: string) => connection.ref(identifier).toQuery();
  const join = dialect.client === 'postgres' ? 'string_agg' : 'group_concat';
  const permissions = quoted(metadata.get(PERMISSION).tableName);
  const roles = quoted(metadata.get(ROLE).tableName);
  const revisions = quoted(metadata.get(UID.revision).tableName);
  const link = relationTable(strapi, PERMISSION, 'role');
  return `SELECT
    (SELECT ${join}(month || '${WITHIN_ENTRY}' || n, '${BETWEEN_ENTRIES}') FROM ${TABLES.versions}) AS versions,
    (SELECT ${join}(permission.action, '${BETWEEN_ENTRIES}') FROM ${permissions} permission
      JOIN ${quoted(link.name)} link ON link.${quoted(link.source)} = permission.id
      JOIN ${roles} role ON role.id = link.${quoted(link.target)}
      WHERE role.type = 'public' AND permission.action LIKE 'plugin::${PLUGIN_ID}.%') AS actions,
    (SELECT ${join}(month, '${BETWEEN_ENTRIES}') FROM (SELECT DISTINCT month FROM ${revisions}) published) AS months`;
}

interface Answer {
  readonly versions: string | null;
  readonly actions: string | null;
  readonly months: string | null;
}

function answerReader(strapi: Core.Strapi): () => Promise<Answer> {
  const query = committedQuery(strapi, 'versions', statement(strapi));
  return async () => {
    const [[versions = null, actions = null, months = null] = []] = await query([]);
    return { versions, actions, months };
  };
}

export function toVersions({ versions, actions, months }: Answer): Versions {
  const changes = (versions ?? '')
    .split(BETWEEN_ENTRIES)
    .filter(Boolean)
    .map((entry) => {
      const [month = '', n = ''] = entry.split(WITHIN_ENTRY);
      return { month, n: BigInt(n) };
    });
  const sum = (counts: (month: string) => boolean): string =>
    String(changes.reduce((total, { month, n }) => (counts(month) ? total + n : total), 0n));
  const sums = new Map<Month, string>();
  const held = new Set((actions ?? '').split(BETWEEN_ENTRIES));
  return {
    upTo(month) {
      const known = sums.get(month);
      if (known !== undefined) return known;
      const version = sum((candidate) => candidate <= month);
      sums.set(month, version);
      return version;
    },
    all: sum(() => true),
    reference: sum((month) => month === REFERENCE),
    publicMonths: new Set((months ?? '').split(BETWEEN_ENTRIES).filter(isMonth)),
    publicRoleHolds: (action) => held.has(action),
  };
}

/**
 * A reader of the versions as they are when it is called. While nothing changes it asks
 * for no more than the number of changes, which never falls, and answers with the same
 * object: a reader of a report waits for this, and the database does nothing else for him.
 * Permissions and publications of reports count as changes (see ledger/steps/recorder.ts).
 */
export function versionsReader(strapi: Core.Strapi): () => Promise<Versions> {
  const readChanges = committedQuery(
    strapi,
    'changes',
    `SELECT CAST(coalesce(sum(n), 0) AS text) FROM ${TABLES.versions}`,
  );
  const read = answerReader(strapi);
  let last: Versions | null = null;
  return async () => {
    const [[changes] = []] = await readChanges([]);
    if (last === null || last.all !== changes) last = toVersions(await read());
    return last;
  };
}
