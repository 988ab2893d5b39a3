import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import {
  documentsOfCommunities,
  documentsOfPartners,
  documentsOfTypes,
  partnersOfRegions,
} from '../store/affected';
import { textOrNull, type Row } from '../../database/rows';
import { DEFAULT_LOCALE } from '../../../../shared/vocabulary';
import { isMonth } from '../../domain/month';
import { CONTENT_TYPES, typesWith, type CountedByUid } from '../../content-model';
import { FILE, UID } from '../../uids';
import { readDefinitions } from '../store/rules';
import { readReportersOfMemberships, reporterKey } from '../store/states';
import { REFERENCE, type Pending } from './pending';
import { inTransaction } from '../../strapi/transactions';
import { onQueries, type QueryEvent, type QueryHandler } from '../../strapi/write-events';
import { record } from './transactions';

const WRITTEN = [
  'afterCreate',
  'afterUpdate',
  'afterDelete',
  'afterCreateMany',
  'afterUpdateMany',
  'afterDeleteMany',
] as const;

const CHANGING = ['beforeUpdate', 'beforeUpdateMany', 'beforeDelete', 'beforeDeleteMany'] as const;
const DELETING: readonly string[] = ['beforeDelete', 'beforeDeleteMany'];

const each = (actions: readonly string[], handler: QueryHandler): Record<string, QueryHandler> =>
  Object.fromEntries(actions.map((action) => [action, handler]));

function dataOf({ params }: QueryEvent): Row {
  return typeof params.data === 'object' && params.data !== null && !Array.isArray(params.data)
    ? (params.data as Row)
    : {};
}

/** The result of a look before the write, kept until after the write. */
const affectedBy = ({ state }: QueryEvent): ((pending: Pending) => void) | undefined =>
  state.affected as ((pending: Pending) => void) | undefined;

const resultOf = (event: QueryEvent): Row => (event.result ?? {}) as Row;

/** A draft counts nowhere. If we do not know whether a row is a draft, treat it as counted. */
function isDraft(event: QueryEvent): boolean {
  const { publishedAt } = resultOf(event);
  return publishedAt === null && !(event.action === 'afterUpdate' && 'publishedAt' in dataOf(event));
}

/** Rows a write is about to change, by their ids. */
async function rowsOf(strapi: Core.Strapi, uid: string, event: QueryEvent, fields: readonly string[]) {
  const where = event.params.where ?? {};
  return (await strapi.db.query(uid).findMany({ where, select: ['id', ...fields] })) as Row[];
}

const idsOf = (rows: readonly Row[]): number[] => rows.map(({ id }) => Number(id));

function add<T>(set: Set<T>, values: Iterable<T>): void {
  for (const value of values) set.add(value);
}

/** Reads in the transaction of the write, or in one of its own. */
function reading<T>(strapi: Core.Strapi, read: (trx: Knex) => Promise<T>): Promise<T> {
  return inTransaction(strapi, ({ trx }) => read(trx));
}

function followActivities(strapi: Core.Strapi): void {
  const noteRow: QueryHandler = async (event) => {
    if (isDraft(event)) return;
    const { id, documentId } = { ...dataOf(event), ...resultOf(event) };
    if (typeof documentId === 'string') await record(strapi, ({ activities }) => activities.add(documentId));
    else if (typeof id === 'number') await record(strapi, ({ activityRows }) => activityRows.add(id));
  };
  const noteMany: QueryHandler = async (event) => {
    const affected = affectedBy(event);
    const { ids = [] } = resultOf(event) as { ids?: readonly number[] };
    await record(strapi, (pending) => {
      affected?.(pending);
      add(pending.activityRows, ids);
    });
  };
  onQueries(strapi, {
    models: [UID.activity],
    ...each(['afterCreate', 'afterUpdate', 'afterDelete'], noteRow),
    ...each(['beforeUpdateMany', 'beforeDeleteMany'], async (event) => {
      const rows = await rowsOf(strapi, UID.activity, event, ['documentId']);
      const documentIds = rows.flatMap((row) => textOrNull(row, 'documentId') ?? []);
      event.state.affected = ({ activities }: Pending) => add(activities, documentIds);
    }),
    ...each(['afterCreateMany', 'afterUpdateMany', 'afterDeleteMany'], noteMany),
  });
}

function followWords(strapi: Core.Strapi): void {
  for (const { uid, touches, month: of } of Object.values(CONTENT_TYPES)) {
    if (touches !== 'words' || of === null) continue;
    const { field } = of;
    const note: QueryHandler = async (event) => {
      if (isDraft(event)) return;
      const { locale = null, [field]: month } = resultOf(event);
      // Only Chinese entries have the month; a translation may have kept an old one.
      const isReliable = isMonth(month) && (locale === null || locale === DEFAULT_LOCALE);
      await record(strapi, ({ months }) => months.add(isReliable ? month : REFERENCE));
    };
    onQueries(strapi, { models: [uid], ...each(WRITTEN, note) });
  }
}

/** Types of Strapi that decide which languages have content, and who may read it. */
const OF_STRAPI: readonly string[] = [
  'plugin::i18n.locale',
  'plugin::users-permissions.permission',
  'plugin::users-permissions.role',
];

function followReference(strapi: Core.Strapi): void {
  const note: QueryHandler = () => record(strapi, ({ months }) => months.add(REFERENCE));
  const ofReports = typesWith(({ touches }) => touches === 'everything');
  onQueries(strapi, { models: [...ofReports, ...OF_STRAPI], ...each(WRITTEN, note) });
  onQueries(strapi, {
    // A new file is in no report yet.
    models: [FILE],
    ...each(['afterUpdate', 'afterUpdateMany', 'afterDelete', 'afterDeleteMany'], note),
  });
}

type Look = (strapi: Core.Strapi, event: QueryEvent) => Promise<((pending: Pending) => void) | undefined>;

/** The fields of a programme that decide whether its entries count, and in which month. */
const TIMING = ['startMonth', 'frequency', 'fiscalYearStart'];

/** Looks up affected activities before a row that they are counted by changes: afterwards it is too late. */
const LOOKS: Readonly<Record<CountedByUid, Look>> = {
  [UID.region]: async (strapi, event) => {
    if (!DELETING.includes(event.action)) return undefined;
    const regions = idsOf(await rowsOf(strapi, UID.region, event, []));
    const partners = await reading(strapi, (trx) => partnersOfRegions(strapi, trx, regions));
    return (pending) => add(pending.partners, partners);
  },
  [UID.partner]: async (strapi, event) => {
    const isDeleted = DELETING.includes(event.action);
    if (!isDeleted && !('region' in dataOf(event))) return undefined;
    const partners = idsOf(await rowsOf(strapi, UID.partner, event, []));
    if (!isDeleted) return (pending) => add(pending.partners, partners);
    const documents = await reading(strapi, (trx) => documentsOfPartners(trx, partners));
    return (pending) => add(pending.activities, documents);
  },
  [UID.community]: async (strapi, event) => {
    if (!DELETING.includes(event.action)) return undefined;
    const communities = idsOf(await rowsOf(strapi, UID.community, event, []));
    const documents = await reading(strapi, (trx) => documentsOfCommunities(strapi, trx, communities));
    return (pending) => add(pending.activities, documents);
  },
  [UID.activityType]: async (strapi, event) => {
    if (!DELETING.includes(event.action)) return undefined;
    const types = idsOf(await rowsOf(strapi, UID.activityType, event, []));
    const documents = await reading(strapi, (trx) => documentsOfTypes(trx, types));
    return (pending) => add(pending.activities, documents);
  },
  [UID.programme]: async (strapi, event) => {
    const programmes = await rowsOf(strapi, UID.programme, event, TIMING);
    if (DELETING.includes(event.action)) return (pending) => add(pending.programmes, idsOf(programmes));
    const data = dataOf(event);
    const moved = programmes.filter((programme) =>
      TIMING.some((field) => data[field] !== undefined && data[field] !== programme[field]),
    );
    return (pending) => add(pending.programmes, idsOf(moved));
  },
  [UID.membership]: async (strapi, event) => {
    const rows = idsOf(await rowsOf(strapi, UID.membership, event, []));
    const reporters = await reading(strapi, (trx) => readReportersOfMemberships(strapi, trx, rows));
    return (pending) => {
      add(pending.memberships, rows);
      add(pending.reporters, reporters.map(reporterKey));
    };
  },
  [UID.indicator]: async (strapi) => {
    const before = await reading(strapi, (trx) => readDefinitions(strapi, trx));
    return (pending) => {
      pending.definitions ??= before;
    };
  },
};

function lookBefore(strapi: Core.Strapi): void {
  for (const [uid, look] of Object.entries(LOOKS)) {
    onQueries(strapi, {
      models: [uid],
      ...each(CHANGING, async (event) => {
        const affected = await look(strapi, event);
        if (affected) event.state.affected = affected;
      }),
      ...each(['afterUpdate', 'afterUpdateMany', 'afterDelete', 'afterDeleteMany'], (event) =>
        record(strapi, affectedBy(event) ?? (() => undefined)),
      ),
    });
  }
  // Activities may have measured it before it was defined.
  onQueries(strapi, {
    models: [UID.indicator],
    ...each(['beforeCreate', 'beforeCreateMany'], async (event) => {
      const affected = await LOOKS[UID.indicator](strapi, event);
      if (affected) event.state.affected = affected;
    }),
    ...each(['afterCreate', 'afterCreateMany'], (event) =>
      record(strapi, affectedBy(event) ?? (() => undefined)),
    ),
  });
  onQueries(strapi, {
    models: [UID.membership],
    ...each(['afterCreate', 'afterCreateMany'], async (event) => {
      const { id, ids = [] } = resultOf(event) as { id?: number; ids?: readonly number[] };
      await record(strapi, ({ memberships }) => add(memberships, id === undefined ? ids : [id]));
    }),
  });
}

/**
 * Follows every write that Strapi's database layer makes, for any caller: the
 * document service, a bulk action or a plugin's own query. `npm run totals:check` finds rows
 * that were written past it (SQL); a restore makes the sums anew.
 */
export function followWrites(strapi: Core.Strapi): void {
  followActivities(strapi);
  followWords(strapi);
  followReference(strapi);
  lookBefore(strapi);
}
