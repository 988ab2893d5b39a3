/**
 * Saves an entry of the page 我的填报: sending it twice makes one entry, and a save never overwrites somebody else's
 * change.
 */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { areSame, baseline, changed, merge, type Families, type Values } from '../../../../shared/merge';
import type { ChangedMeanwhile, EntryKind, FieldsOf, KeepEntry, Kept } from '../../../../shared/my-reports';
import { readIndicators } from '../../entries/store/programmes';
import type { Month } from '../../domain/month';
import { lockEntries } from '../../ledger/steps';
import { documentsOf } from '../../strapi/documents';
import type { Submission } from '../../submissions/store';
import { familiesOf } from '../rules/families';
import { toParagraphs } from '../rules/story-text';
import { isTaken, readOwnEntry, toKept, UID_OF, type OwnEntry } from '../store/own-entries';
import { changedMeanwhile, goneMeanwhile, notThere } from './refusals';

export interface KeepRequest<Kind extends EntryKind> {
  readonly kind: Kind;
  readonly month: Month;
  readonly documentId: string;
  readonly given: KeepEntry<FieldsOf[Kind]>;
}

type Write = KeepRequest<EntryKind> & { readonly submission: Submission };

const set = (documentIds: readonly string[]) => ({ set: documentIds.map((documentId) => ({ documentId })) });
const one = (documentId: string | null) => set(documentId === null ? [] : [documentId]);

/** Converts the fields for which the Document Service needs another form than the page sends. */
const toWritten = ({ communities, body, title, ...fields }: Values): Values => ({
  ...fields,
  ...(communities !== undefined && { communities: set(communities as readonly string[]) }),
  ...('activityType' in fields && { activityType: one(fields.activityType as string | null) }),
  ...('activity' in fields && { activity: one(fields.activity as string | null) }),
  // Null means that the text has more than paragraphs: it stays as it is.
  ...(typeof body === 'string' && { body: toParagraphs(body) }),
  ...(title !== undefined && { title: title === '' ? null : title }),
});

/** The fields that differ from the stored ones: unchanged fields are not written again. */
const changesOf = (fields: Values, stored: Values): Values =>
  toWritten(
    Object.fromEntries(Object.entries(fields).filter(([name, value]) => !areSame(value, stored[name]))),
  );

/** Further fields of a new entry, which the page does not edit. */
const NEW = {
  activities: () => ({ kind: 'single' }),
  stories: (month: Month) => ({ reportMonth: month }),
} as const satisfies Record<EntryKind, (month: Month) => object>;

async function create(
  strapi: Core.Strapi,
  { kind, month, documentId, given, submission }: Write,
): Promise<void> {
  const { programme, partner } = submission;
  await documentsOf(strapi, UID_OF[kind]).create({
    data: {
      documentId,
      ...NEW[kind](month),
      ...changesOf({ ...given.fields }, {}),
      programme: set([programme.documentId]),
      partner: set([partner.documentId]),
    },
  });
}

const isOf = ({ pair, month }: OwnEntry<unknown>, { submission, month: asked }: Write): boolean =>
  pair.programme === submission.programme.id && pair.partner === submission.partner.id && month === asked;

const told = (theirs: OwnEntry<unknown>, fields: readonly string[]): ChangedMeanwhile<unknown> => ({
  theirs: toKept(theirs),
  fields,
  by: theirs.changedBy,
  at: theirs.version,
});

/** @throws conflict (409) with the stored values if both changed the same field. */
function mergeWith(
  theirs: OwnEntry<FieldsOf[EntryKind]>,
  { given }: Write,
  families: Families,
): { readonly fields: Values; readonly taken: readonly string[] } {
  const mine: Values = { ...given.fields };
  const [base, sent, stored] = [given.base ?? {}, given.sent ?? null, theirs.fields];
  const from = baseline({ ...base }, sent && { ...sent }, { ...stored });
  const merged = merge(from, mine, { ...stored }, families);
  switch (merged.kind) {
    case 'unchanged':
    case 'same':
      return { fields: mine, taken: [] };
    case 'merged':
      return merged;
    case 'conflict':
      throw changedMeanwhile(told(theirs, merged.fields));
  }
}

/**
 * Runs inside the current transaction.
 *
 * @throws NotFoundError for an entry of somebody else; conflict (409) if somebody else changed or deleted it
 * meanwhile; also the refusals of the guards.
 */
export async function keepEntry<Kind extends EntryKind>(
  strapi: Core.Strapi,
  trx: Knex,
  request: KeepRequest<Kind> & { readonly submission: Submission },
): Promise<Kept<FieldsOf[Kind]>> {
  const { kind, documentId, given } = request;
  // If the same entry is sent twice at the same time, the second request waits here and then finds the entry of the
  // first.
  await lockEntries(strapi, trx, [documentId]);
  const stored = await readOwnEntry(strapi, kind, documentId);
  let merged: readonly string[] = [];
  if (stored === null) {
    if (await isTaken(strapi, kind, documentId)) throw notThere();
    if (given.base !== null) throw goneMeanwhile();
    await create(strapi, request);
  } else {
    if (!isOf(stored, request)) throw notThere();
    const indicators = await readIndicators(strapi);
    const { fields, taken } = mergeWith(stored, request, familiesOf(indicators));
    const data = changesOf(fields, { ...stored.fields });
    if (Object.keys(data).length > 0) await documentsOf(strapi, UID_OF[kind]).update({ documentId, data });
    merged = taken.map((code) => indicators.get(code)?.label['zh-Hans'] ?? code);
  }
  const kept = await readOwnEntry(strapi, kind, documentId);
  if (kept === null) throw goneMeanwhile();
  return { ...toKept(kept), merged };
}

/** Deletes an entry, unless somebody else changed it since; a missing entry counts as deleted. */
export async function removeEntry(
  strapi: Core.Strapi,
  trx: Knex,
  request: Omit<Write, 'given'> & { readonly base: FieldsOf[EntryKind] },
): Promise<void> {
  const { kind, documentId, base } = request;
  await lockEntries(strapi, trx, [documentId]);
  const stored = await readOwnEntry(strapi, kind, documentId);
  if (stored === null) return;
  if (!isOf(stored, { ...request, given: { base, fields: base } })) throw notThere();
  const fields = changed({ ...base }, { ...stored.fields });
  if (fields.length > 0) throw changedMeanwhile(told(stored, fields));
  await documentsOf(strapi, UID_OF[kind]).delete({ documentId, ...(kind === 'stories' && { locale: '*' }) });
}
