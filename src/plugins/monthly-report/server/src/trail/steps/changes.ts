/** The trail of shared data: reference data, files, and the links between accounts and entries. */
import type { Core } from '@strapi/strapi';

import type { TrailAction } from '../../../../shared/vocabulary';
import { actorOf } from '../../access/actor';
import { text, textOrNull, type Row } from '../../database/rows';
import { typesWith } from '../../content-model';
import { attributeOf, schemaOf, type Schema, SET_BY_STRAPI } from '../../strapi/schema';
import { onQueries, type QueryEvent } from '../../strapi/write-events';
import { writeInTransactions } from '../../strapi/write-transactions';
import { FILE, UID } from '../../uids';
import { keepTrail } from './record';

const ACCOUNT = 'admin::user';

/** Strapi writes these fields by itself, as well as the data of a file's smaller sizes. */
const NOT_ENTERED: readonly string[] = [
  ...[...SET_BY_STRAPI, 'documentId', 'formats', 'provider_metadata'],
  // The guards of targets calculate it from the entered fields.
  'identity',
];

/** Longer texts are cut after this many characters. */
const LONGEST = 500;

const REFERENCE: readonly string[] = typesWith(({ month }) => month === null);

/** The types that are followed. */
const FOLLOWED: readonly string[] = [...REFERENCE, FILE];

/** The types with a field for the accounts that work with an entry, and that field. */
const LINKING = [
  [UID.partner, 'editors'],
  [UID.region, 'coordinators'],
  [UID.programme, 'secretariatUsers'],
] as const;

/** The fields of an entry: plain values, and the codes or names of linked entries. */
type Values = Readonly<Record<string, unknown>>;

interface Snapshot {
  readonly values: Values;
  readonly entry: string;
  readonly document: string | null;
  /** Codes, for readers of the trail of one programme or partner. */
  readonly programme: string | null;
  readonly partner: string | null;
}

type Snapshots = ReadonlyMap<number, Snapshot>;

/** The fields that are followed: entered fields, and relations that are stored with the entry. */
function fieldsOf({ attributes }: Schema): readonly string[] {
  return Object.entries(attributes)
    .filter(([name, { type, target }]) => {
      if (NOT_ENTERED.includes(name) || type === 'component' || type === 'dynamiczone') return false;
      return type !== 'relation' || target !== undefined;
    })
    .map(([name]) => name);
}

const isLink = ({ type }: { readonly type: string }): boolean => type === 'relation' || type === 'media';

function nameOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const row = value as Row;
  const person = [row.lastname, row.firstname].filter((part) => typeof part === 'string').join('');
  return row.code ?? row.name ?? (person || row.id);
}

const cut = (value: unknown): unknown =>
  typeof value === 'string' && value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;

const plain = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(nameOf) : value instanceof Date ? value.toISOString() : nameOf(value);

const nameOfEntry = (row: Row): string | null =>
  textOrNull(row, 'name') ?? textOrNull(row, 'networkName') ?? textOrNull(row, 'code');

async function snapshotsOf(strapi: Core.Strapi, uid: string, where: object): Promise<Snapshots> {
  const schema = schemaOf(strapi, uid);
  const fields = fieldsOf(schema);
  const links = fields.filter((name) => isLink(schema.attributes[name] ?? { type: '' }));
  const rows: Row[] = await strapi.db.query(uid).findMany({
    where,
    populate: Object.fromEntries(links.map((name) => [name, true])),
    orderBy: { id: 'asc' },
  });
  const codeIn = (row: Row, field: string): string | null => {
    const linked = row[field];
    return typeof linked === 'object' && linked !== null ? textOrNull(linked as Row, 'code') : null;
  };
  return new Map(
    rows.map((row) => [
      Number(row.id),
      {
        values: Object.fromEntries(
          // Structured values are compared unchanged; linked entries are compared by their names.
          fields.map((name) => [name, links.includes(name) ? plain(row[name]) : (row[name] ?? null)]),
        ),
        entry: nameOfEntry(row) ?? codeIn(row, 'indicator') ?? textOrNull(row, 'documentId') ?? '',
        document: textOrNull(row, 'documentId'),
        programme: uid === UID.programme ? text(row, 'code') : codeIn(row, 'programme'),
        partner: uid === UID.partner ? text(row, 'code') : codeIn(row, 'partner'),
      },
    ]),
  );
}

/** No links, an empty text and no value all count as empty. */
const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const same = (a: unknown, b: unknown): boolean =>
  (isNothing(a) && isNothing(b)) || JSON.stringify(a) === JSON.stringify(b);

/** A change in the form for the trail. For a contact it only says that it changed, not the values. */
function changeOf(schema: Schema, field: string, before: Values, after: Values): Row {
  const attribute = attributeOf(schema, field);
  const isContact = attribute?.private === true && attribute.type !== 'relation' && schema.uid !== FILE;
  return isContact ? { field } : { field, before: cut(before[field]), after: cut(after[field]) };
}

function changesBetween(schema: Schema, before: Values, after: Values): readonly Row[] {
  return fieldsOf(schema)
    .filter((field) => !same(before[field], after[field]))
    .map((field) => changeOf(schema, field, before, after));
}

type Kind = 'create' | 'change' | 'delete';

const actionOf = (uid: string, kind: Kind): TrailAction =>
  uid === FILE ? `${kind}-file` : `${kind}-reference`;

const NO_VALUES: Values = {};

async function keepChange(
  strapi: Core.Strapi,
  uid: string,
  before: Snapshot | null,
  after: Snapshot | null,
): Promise<void> {
  const known = after ?? before;
  if (known === null) return;
  const schema = schemaOf(strapi, uid);
  const changes = changesBetween(schema, before?.values ?? NO_VALUES, after?.values ?? NO_VALUES);
  const ofAccounts = (change: Row): boolean => attributeOf(schema, text(change, 'field'))?.target === ACCOUNT;
  const kind = before === null ? 'create' : after === null ? 'delete' : 'change';
  const { entry, document, programme, partner } = known;
  const note = (action: TrailAction, told: readonly Row[]) =>
    keepTrail(strapi, {
      actor: actorOf(strapi),
      at: new Date(),
      action,
      month: null,
      programme,
      partner,
      document,
      details: { type: uid, entry, changes: told },
    });
  const accounts = changes.filter(ofAccounts);
  const others = changes.filter((change) => !ofAccounts(change));
  if (kind !== 'change' || others.length > 0) await note(actionOf(uid, kind), others);
  if (accounts.length > 0) await note('link-accounts', accounts);
}

const whereOf = ({ params }: QueryEvent): object => params.where ?? {};

const idsIn = (result: unknown): readonly number[] => {
  const { id, ids } = (result ?? {}) as { id?: unknown; ids?: readonly unknown[] };
  return [...(ids ?? []), ...(id === undefined ? [] : [id])].map(Number);
};

function followType(strapi: Core.Strapi, uid: string): void {
  const among = (ids: readonly number[]) => snapshotsOf(strapi, uid, { id: { $in: [...ids] } });
  const created = async ({ result }: QueryEvent): Promise<void> => {
    for (const [, after] of await among(idsIn(result))) await keepChange(strapi, uid, null, after);
  };
  const look = async (event: QueryEvent): Promise<void> => {
    event.state.before = await snapshotsOf(strapi, uid, whereOf(event));
  };
  const looked = ({ state }: QueryEvent): Snapshots => (state.before as Snapshots | undefined) ?? new Map();
  const changed = async (event: QueryEvent): Promise<void> => {
    const before = looked(event);
    const after = await among([...before.keys()]);
    for (const [id, was] of before) await keepChange(strapi, uid, was, after.get(id) ?? null);
  };
  const deleted = async (event: QueryEvent): Promise<void> => {
    for (const [, was] of looked(event)) await keepChange(strapi, uid, was, null);
  };
  onQueries(strapi, {
    models: [uid],
    afterCreate: created,
    afterCreateMany: created,
    beforeUpdate: look,
    beforeUpdateMany: look,
    beforeDelete: look,
    beforeDeleteMany: look,
    afterUpdate: changed,
    afterUpdateMany: changed,
    afterDelete: deleted,
    afterDeleteMany: deleted,
  });
}

/** The database unlinks a deleted account: no write of the entry shows this change. */
function followAccounts(strapi: Core.Strapi): void {
  type Linked = readonly (readonly [string, Snapshots])[];
  const look = async (event: QueryEvent): Promise<void> => {
    const users: Row[] = await strapi.db.query(ACCOUNT).findMany({ select: ['id'], where: whereOf(event) });
    const ids = users.map(({ id }) => Number(id));
    const linked: [string, Snapshots][] = [];
    for (const [uid, field] of ids.length === 0 ? [] : LINKING)
      linked.push([uid, await snapshotsOf(strapi, uid, { [field]: { id: { $in: ids } } })]);
    event.state.linked = linked;
  };
  const unlinked = async ({ state }: QueryEvent): Promise<void> => {
    for (const [uid, before] of (state.linked as Linked | undefined) ?? []) {
      const after = await snapshotsOf(strapi, uid, { id: { $in: [...before.keys()] } });
      for (const [id, was] of before) await keepChange(strapi, uid, was, after.get(id) ?? null);
    }
  };
  onQueries(strapi, {
    models: [ACCOUNT],
    beforeDelete: look,
    beforeDeleteMany: look,
    afterDelete: unlinked,
    afterDeleteMany: unlinked,
  });
}

/**
 * Writes a row of the trail for every change of reference data, files and links of accounts, with the values before
 * and after. It works for every kind of write, inside the transaction of that write.
 */
export function followChanges(strapi: Core.Strapi): void {
  writeInTransactions(strapi, [...FOLLOWED, ACCOUNT]);
  for (const uid of FOLLOWED) followType(strapi, uid);
  followAccounts(strapi);
}
