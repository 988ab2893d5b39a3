import type { Core } from '@strapi/strapi';

import { isMonth, type Month } from '../../domain/month';
import { PLUGIN_ID } from '../../plugin-id';
import { UID } from '../../uids';
import { TABLES } from '../../ledger/store/tables';
import { relationTable } from '../../strapi/relation-table';
import { committedQuery, textQuery, type TextQuery } from '../../database/text-query';

/**
 * Versions of the published content, and the rights of the public, at one moment. A version stays equal as long as
 * its content does not change, and an old version never comes back.
 */
export interface Versions {
  /** Version of reference data and of all content up to a month. */
  readonly upTo: (month: Month) => string;
  /** Version of all content. */
  readonly all: string;
  /** Version of reference data, media files and locales only. */
  readonly reference: string;
  /** The months with a revision. */
  readonly publicMonths: ReadonlySet<Month>;
  /** Whether the public role holds an action of this plugin. */
  readonly publicRoleHolds: (action: string) => boolean;
}

/** Not a month: the row for content that belongs to no month. It sorts before all months. */
const REFERENCE = '0000-00';
const BETWEEN_ENTRIES = ',';
const WITHIN_ENTRY = ' ';

const PERMISSION = 'plugin::users-permissions.permission';
const ROLE = 'plugin::users-permissions.role';

/** The query for all versions, in the dialect of the database. */
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

async function readAnswer(query: TextQuery): Promise<Answer> {
  const [[versions = null, actions = null, months = null] = []] = await query([]);
  return { versions, actions, months };
}

/** The versions that the caller sees now; in a transaction those of its snapshot. */
export const readVersions = async (strapi: Core.Strapi): Promise<Versions> =>
  toVersions(await readAnswer(textQuery(strapi, 'versions', statement(strapi))));

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
 * Reads the committed versions at the time of the call. If nothing has changed, it reads only the number of changes,
 * which never falls, and returns the same object: each reader of a report waits for this one small query. Permissions
 * and publications of reports count as changes (see ledger/steps/recorder.ts).
 */
export function versionsReader(strapi: Core.Strapi): () => Promise<Versions> {
  const readChanges = committedQuery(
    strapi,
    'changes',
    `SELECT CAST(coalesce(sum(n), 0) AS text) FROM ${TABLES.versions}`,
  );
  const readAll = committedQuery(strapi, 'versions', statement(strapi));
  let last: Versions | null = null;
  return async () => {
    const [[changes] = []] = await readChanges([]);
    if (last === null || last.all !== changes) last = toVersions(await readAnswer(readAll));
    return last;
  };
}
