import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import {
  documentsOfCommunities,
  documentsOfPartners,
  documentsOfTypes,
  partnersOfRegions,
} from '../content/kept/affected';
import { textOrNull, type Row } from '../content/rows';
import { DEFAULT_LOCALE } from '../../../shared/vocabulary';
import { isMonth } from '../domain/month';
import { UID } from '../uids';
import { REFERENCE, type Pending } from './pending';
import { record } from './transactions';

/** What Strapi's database layer tells of a write, before and after it. */
interface WriteEvent {
  readonly action: string;
  readonly params: { readonly data?: unknown; readonly where?: unknown };
  readonly result?: unknown;
  /** Kept from before the write to after it. */
  state: { affected?: (pending: Pending) => void };
}

type Handler = (event: WriteEvent) => Promise<void>;

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

const each = (actions: readonly string[], handler: Handler): Record<string, Handler> =>
  Object.fromEntries(actions.map((action) => [action, handler]));

function dataOf({ params }: WriteEvent): Row {
  return typeof params.data === 'object' && params.data !== null && !Array.isArray(params.data)
    ? (params.data as Row)
    : {};
}

const resultOf = (event: WriteEvent): Row => (event.result ?? {}) as Row;

/** A draft counts nowhere; a row of which that is not known may count. */
function isDraft(event: WriteEvent): boolean {
  const { publishedAt } = resultOf(event);
  return publishedAt === null && !(event.action === 'afterUpdate' && 'publishedAt' in dataOf(event));
}

/** Rows a write is about to change, by their ids. */
async function rowsOf(strapi: Core.Strapi, uid: string, event: WriteEvent, fields: readonly string[]) {
  const where = event.params.where ?? {};
  return (await strapi.db.query(uid).findMany({ where, select: ['id', ...fields] })) as Row[];
}

const idsOf = (rows: readonly Row[]): number[] => rows.map(({ id }) => Number(id));

function add<T>(set: Set<T>, values: Iterable<T>): void {
  for (const value of values) set.add(value);
}

/** Reads in the transaction of the write, or in one of its own. */
function reading<T>(strapi: Core.Strapi, read: (trx: Knex) => Promise<T>): Promise<T> {
  return strapi.db.transaction(({ trx }: { trx: Knex.Transaction }) => read(trx)) as Promise<T>;
}

function followActivities(strapi: Core.Strapi): void {
  const noteRow: Handler = async (event) => {
    if (isDraft(event)) return;
    const { id, documentId } = { ...dataOf(event), ...resultOf(event) };
    if (typeof documentId === 'string') await record(strapi, ({ activities }) => activities.add(documentId));
    else if (typeof id === 'number') await record(strapi, ({ activityRows }) => activityRows.add(id));
  };
  const noteMany: Handler = async (event) => {
    const { affected } = event.state;
    const { ids = [] } = resultOf(event) as { ids?: readonly number[] };
    await record(strapi, (pending) => {
      affected?.(pending);
      add(pending.activityRows, ids);
    });
  };
  strapi.db.lifecycles.subscribe({
    models: [UID.activity],
    ...each(['afterCreate', 'afterUpdate', 'afterDelete'], noteRow),
    ...each(['beforeUpdateMany', 'beforeDeleteMany'], async (event) => {
      const rows = await rowsOf(strapi, UID.activity, event, ['documentId']);
      const documentIds = rows.flatMap((row) => textOrNull(row, 'documentId') ?? []);
      event.state.affected = ({ activities }) => add(activities, documentIds);
    }),
    ...each(['afterCreateMany', 'afterUpdateMany', 'afterDeleteMany'], noteMany),
  });
}

/** Types whose published entries are words of a month, or say who reported in it, and the field that names it. */
const WORDS: Readonly<Record<string, string>> = {
  [UID.story]: 'reportMonth',
  [UID.progressUpdate]: 'month',
  [UID.programmeMonth]: 'month',
  [UID.report]: 'month',
  // Public answers of the month come from its newest revision.
  [UID.revision]: 'month',
  [UID.submission]: 'month',
};

function followWords(strapi: Core.Strapi): void {
  for (const [uid, field] of Object.entries(WORDS)) {
    const note: Handler = async (event) => {
      if (isDraft(event)) return;
      const { locale = null, [field]: month } = resultOf(event);
      // Only Chinese entries have the month; a translation may have kept an old one.
      const isReliable = isMonth(month) && (locale === null || locale === DEFAULT_LOCALE);
      await record(strapi, ({ months }) => months.add(isReliable ? month : REFERENCE));
    };
    strapi.db.lifecycles.subscribe({ models: [uid], ...each(WRITTEN, note) });
  }
}

/** What reports of all months are made of, and who may read them. Files: a new one is in no report yet. */
const EVERYWHERE: readonly string[] = [
  UID.region,
  UID.partner,
  UID.partnerTier,
  UID.programme,
  UID.membership,
  UID.indicator,
  UID.activityType,
  UID.community,
  UID.statedFigure,
  'plugin::i18n.locale',
  'plugin::users-permissions.permission',
  'plugin::users-permissions.role',
];

function followReference(strapi: Core.Strapi): void {
  const note: Handler = () => record(strapi, ({ months }) => months.add(REFERENCE));
  strapi.db.lifecycles.subscribe({ models: [...EVERYWHERE], ...each(WRITTEN, note) });
  strapi.db.lifecycles.subscribe({
    models: ['plugin::upload.file'],
    ...each(['afterUpdate', 'afterUpdateMany', 'afterDelete', 'afterDeleteMany'], note),
  });
}

/** What to look at before reference data changes, because afterwards it cannot be known. */
const LOOKS: Readonly<
  Record<
    string,
    (strapi: Core.Strapi, event: WriteEvent) => Promise<((pending: Pending) => void) | undefined>
  >
> = {
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
    const programmes = await rowsOf(strapi, UID.programme, event, ['startMonth']);
    if (DELETING.includes(event.action)) return (pending) => add(pending.programmes, idsOf(programmes));
    const { startMonth } = dataOf(event);
    if (startMonth === undefined) return undefined;
    const moved = programmes.filter((programme) => programme.startMonth !== startMonth);
    return (pending) => add(pending.programmes, idsOf(moved));
  },
  [UID.indicator]: async (strapi, event) => {
    const indicators = await rowsOf(strapi, UID.indicator, event, ['code', 'source', 'aggregationType']);
    const data = DELETING.includes(event.action) ? { source: null } : dataOf(event);
    const changed = indicators.flatMap((before) => {
      const after: Row = { ...before, ...data };
      const isSame = after.code === before.code && isExtreme(after) === isExtreme(before);
      const concerned = isExtreme(before) || isExtreme(after);
      return isSame || !concerned ? [] : [before.code, after.code].map(String);
    });
    return (pending) => add(pending.extremeCodes, changed);
  },
};

const isExtreme = ({ source, aggregationType }: Row): boolean =>
  source === 'measured' && (aggregationType === 'MAX' || aggregationType === 'LAST');

function lookBefore(strapi: Core.Strapi): void {
  for (const [uid, look] of Object.entries(LOOKS)) {
    strapi.db.lifecycles.subscribe({
      models: [uid],
      ...each(CHANGING, async (event) => {
        const affected = await look(strapi, event);
        if (affected) event.state.affected = affected;
      }),
      ...each(['afterUpdate', 'afterUpdateMany', 'afterDelete', 'afterDeleteMany'], (event) =>
        event.state.affected ? record(strapi, event.state.affected) : Promise.resolve(),
      ),
    });
  }
  // Activities may have measured it before it was defined.
  strapi.db.lifecycles.subscribe({
    models: [UID.indicator],
    ...each(['afterCreate'], async (event) => {
      const created: Row = { ...dataOf(event), ...resultOf(event) };
      const code = textOrNull(created, 'code');
      if (code !== null && isExtreme(created)) {
        await record(strapi, ({ extremeCodes }) => extremeCodes.add(code));
      }
    }),
  });
}

/**
 * Follows every write that Strapi's database layer makes, whoever asked for it: the
 * document service, a bulk action or a plugin's own query. Rows written past it (an
 * import, SQL) are what `npm run totals:check` finds.
 */
export function followWrites(strapi: Core.Strapi): void {
  followActivities(strapi);
  followWords(strapi);
  followReference(strapi);
  lookBefore(strapi);
}
