/**
 * The content manager shows a save before the server has answered, and undoes that when the save fails: the form
 * then loses everything that was typed. This file stops the early update, so that there is nothing to undo.
 * After a successful save the content manager itself reads the entry again.
 */
import type { StrapiApp } from '@strapi/strapi/admin';

type MakeMiddleware = Parameters<StrapiApp['addMiddlewares']>[0][number];

/** RTK Query's action for a change of data that was read. */
const PATCHED = /\/queries\/queryResultPatched$/;
const OF_DOCUMENT = /^getDocument\(/;

interface Patched {
  readonly type: string;
  readonly payload?: { readonly queryCacheKey?: string };
}

const isWrittenAhead = (action: unknown): boolean => {
  const { type, payload } = action as Patched;
  return typeof type === 'string' && PATCHED.test(type) && OF_DOCUMENT.test(payload?.queryCacheKey ?? '');
};

/** RTK Query's action for an answer that has been read. */
const READ = /\/executeQuery\/fulfilled$/;

interface Read {
  readonly type: string;
  readonly payload?: unknown;
  readonly meta?: { readonly arg?: Query };
}

/** The entries whose last save failed, by type and id. */
const held = new Set<string>();
const keyOf = (model: string, documentId: string): string => `${model} ${documentId}`;

/**
 * After a failed save, the content manager reads the entry again, and would write somebody else's newer values over
 * the typed ones. So the form keeps the version that it began with, until the entry is saved or left.
 */
export const hold = (model: string, documentId: string): void => void held.add(keyOf(model, documentId));
export const release = (model: string, documentId: string): void =>
  void held.delete(keyOf(model, documentId));

/** The same answer; for a held entry, with the version that the form began with. */
function withHeld(action: unknown): unknown {
  const { type, meta } = action as Read;
  const { endpointName, originalArgs, queryCacheKey } = meta?.arg ?? {};
  if (typeof type !== 'string' || !READ.test(type) || endpointName !== 'getDocument') return action;
  const { model, documentId } = originalArgs ?? {};
  if (model === undefined || documentId === undefined || !held.has(keyOf(model, documentId))) return action;
  const known = queriesOf(stateOf())[queryCacheKey ?? '']?.data;
  return known === undefined ? action : { ...(action as Read), payload: known };
}

/** An entry that the content manager has read. */
export interface Known {
  readonly document: Readonly<Record<string, unknown>>;
}

interface Query {
  readonly queryCacheKey?: string;
  readonly endpointName?: string;
  readonly originalArgs?: {
    readonly model?: string;
    readonly documentId?: string;
    readonly params?: { readonly locale?: string | null; readonly status?: string };
  };
  readonly data?: { readonly data?: Readonly<Record<string, unknown>> };
}

type Queries = Readonly<Record<string, Query | undefined>>;

const queriesOf = (state: unknown): Queries =>
  (state as { adminApi?: { queries?: Queries } } | null)?.adminApi?.queries ?? {};

let stateOf: () => unknown = () => null;
let dispatch: (action: { readonly type: string; readonly payload: unknown }) => unknown = () => null;

/** RTK Query's action that marks data as out of date. */
const INVALIDATE = 'adminApi/invalidateTags';

/** Makes the content manager read an entry and its relations again, after a write that did not come from its form. */
export function readAgain(model: string, documentId: string): void {
  release(model, documentId);
  const entry = { type: 'Document', id: `${model}_${documentId}` };
  dispatch({ type: INVALIDATE, payload: [entry, 'Relations'] });
}

export const keepTypedForms: MakeMiddleware = () => (store) => {
  stateOf = store.getState;
  dispatch = store.dispatch;
  return (next) => (action: unknown) => (isWrittenAhead(action) ? action : next(withHeld(action) as never));
};

/** The draft of an entry as the form shows it; null if no draft was read. */
export function documentShown(
  model: string,
  documentId: string,
  locale: string | null,
): Known['document'] | null {
  const read = Object.values(queriesOf(stateOf())).filter((query) => {
    if (query?.endpointName !== 'getDocument' || query.data?.data === undefined) return false;
    const { model: of, documentId: id, params } = query.originalArgs ?? {};
    const isOfLocale = locale === null || (params?.locale ?? locale) === locale;
    return of === model && id === documentId && isOfLocale && params?.status !== 'published';
  });
  const documents = read.map((query) => query?.data?.data as Known['document']);
  // The form and a panel may both have read it: the newer one is shown.
  return (
    documents.sort((one, other) => String(other.updatedAt).localeCompare(String(one.updatedAt)))[0] ?? null
  );
}
