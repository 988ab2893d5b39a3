import type { Core } from '@strapi/strapi';

import { UID } from '../../uids';
import type { Bounds } from './bounds';
import { judgeDocuments, reachesAll } from './owned';
import { attributeOf, isFields, isSecret, leadsTo, schemaOf, type Schema } from './schemas';

type Entry = Record<string, unknown>;

const asEntry = (value: unknown): Entry | null => (isFields(value) ? value : null);

const ACCOUNTS = 'admin::user';
const TRANSLATIONS = 'localizations';

/** An entry inside an answer that may be out of reach, and its place. */
interface Hanging {
  readonly uid: string;
  readonly documentId: string;
  readonly holder: Entry;
  readonly field: string;
}

/** Only accounts that work with a partner may read its contacts; only administrators may read linked accounts. */
function secretsOf(schema: Schema, entry: Entry, { readsOf, members }: Bounds): string[] {
  const secrets = Object.keys(schema.attributes).filter((name) => isSecret(schema, name));
  const { documentId } = entry;
  const isKnownPartner =
    schema.uid === UID.partner &&
    typeof documentId === 'string' &&
    (readsOf.has(documentId) || members.has(documentId));
  return isKnownPartner ? secrets.filter((name) => leadsTo(attributeOf(schema, name)) === ACCOUNTS) : secrets;
}

/** Whether linked entries of a type are judged one by one: the account may not read all entries of that type. */
const isJudged = (uid: string, bounds: Bounds): boolean =>
  uid.includes('::') && !reachesAll(uid, bounds, 'read');

function clean(strapi: Core.Strapi, uid: string, value: unknown, bounds: Bounds, found: Hanging[]): void {
  if (Array.isArray(value)) {
    for (const item of value) clean(strapi, uid, item, bounds, found);
    return;
  }
  const entry = asEntry(value);
  if (entry === null) return;
  const schema = schemaOf(strapi, uid);
  for (const name of secretsOf(schema, entry, bounds)) delete entry[name];
  for (const [name, inner] of Object.entries(entry)) {
    const target = leadsTo(attributeOf(schema, name));
    if (target === undefined || target === ACCOUNTS || target.startsWith('plugin::upload')) continue;
    if (isJudged(target, bounds) && name !== TRANSLATIONS) {
      for (const linked of [inner].flat()) {
        const documentId = asEntry(linked)?.documentId;
        if (typeof documentId === 'string')
          found.push({ uid: target, documentId, holder: entry, field: name });
      }
    }
    clean(strapi, target, inner, bounds, found);
  }
}

async function cutOff(strapi: Core.Strapi, hanging: readonly Hanging[], bounds: Bounds): Promise<void> {
  for (const uid of new Set(hanging.map((item) => item.uid))) {
    const ofType = hanging.filter((item) => item.uid === uid);
    const documentIds = [...new Set(ofType.map(({ documentId }) => documentId))];
    const { within } = await judgeDocuments(strapi, uid, documentIds, bounds, 'read');
    for (const { holder, field, documentId } of ofType) {
      if (within.has(documentId)) continue;
      const value = holder[field];
      holder[field] = Array.isArray(value)
        ? value.filter((item) => asEntry(item)?.documentId !== documentId)
        : null;
    }
  }
}

/**
 * Takes private parts out of an answer, at any depth: contacts of partners out of reach, accounts, and linked entries
 * of others. Changes the answer in place.
 */
export async function takeOutPrivateParts(
  strapi: Core.Strapi,
  uid: string,
  answer: unknown,
  bounds: Bounds,
): Promise<void> {
  const hanging: Hanging[] = [];
  clean(strapi, uid, answer, bounds, hanging);
  await cutOff(strapi, hanging, bounds);
}
