/** Keeps an entry of the page 我的填报: made once however often it is sent, and never over somebody else's change. */
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

/** The fields that the Document Service takes otherwise than the page gives them. */
const toWritten = ({ communities, body, title, ...fields }: Values): Values => ({
  ...fields,
  ...(communities !== undefined && { communities: set(communities as readonly string[]) }),
  ...('activityType' in fields && { activityType: one(fields.activityType as string | null) }),
  ...('activity' in fields && { activity: one(fields.activity as string | null) }),
  // A text with more than paragraphs is null here, and stays as it is.
  ...(typeof body === 'string' && { body: toParagraphs(body) }),
  ...(title !== undefined && { title: title === '' ? null : title }),
});

/** The fields that differ from what is stored: what nobody changed is not written again. */
const changesOf = (fields: Values, stored: Values): Values =>
  toWritten(
    Object.fromEntries(Object.entries(fields).filter(([name, value]) => !areSame(value, stored[name]))),
  );

/** What a new entry has besides what the page edits. */
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

/** @throws conflict (409) with what is stored where both changed the same. */
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
 * Within the transaction that is under way.
 *
 * @throws NotFoundError for an entry that is somebody else's; conflict (409) where somebody else changed or deleted
 *   it meanwhile, and whatever the guards refuse.
 */
export async function keepEntry<Kind extends EntryKind>(
  strapi: Core.Strapi,
  trx: Knex,
  request: KeepRequest<Kind> & { readonly submission: Submission },
): Promise<Kept<FieldsOf[Kind]>> {
  const { kind, documentId, given } = request;
  // Whoever sends the same twice at once waits here, and then finds what the first has made.
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

/** Deletes an entry, unless somebody else changed it since; what is gone already is gone. */
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
