/**
 * Sends with every save of the content manager the version of the entry that its form began with. So the server
 * refuses to overwrite a newer save of somebody else. The content manager has no extension point for requests:
 * `fetch` itself is wrapped, only for the content manager's addresses of our types.
 */
import { FIGURES, merge, type Values } from '../../../shared/merge';
import { rememberVersion, settle, tell, versionKnown } from './conflicts';
import { documentShown, hold, release } from './typed-forms';

const SAVE =
  /\/content-manager\/collection-types\/((?:api|plugin)::[a-z0-9.-]+)\/([a-z0-9]+)(\/actions\/publish)?$/;

interface Save {
  readonly model: string;
  readonly documentId: string;
  readonly locale: string | null;
}

function saveOf(input: RequestInfo | URL, init: RequestInit | undefined): Save | null {
  const method = init?.method ?? 'GET';
  if (typeof input !== 'string' || typeof init?.body !== 'string') return null;
  const url = new URL(input, window.location.href);
  const [, model, documentId, publish] = SAVE.exec(url.pathname) ?? [];
  if (model === undefined || documentId === undefined) return null;
  if (method !== (publish === undefined ? 'PUT' : 'POST')) return null;
  return { model, documentId, locale: url.searchParams.get('locale') };
}

const later = (one: string | null, other: string | null): string | null =>
  one !== null && (other === null || Date.parse(one) > Date.parse(other)) ? one : other;

/** The version that the form began with: the shown one, unless this browser has saved a newer one since. */
function versionOf({ model, documentId, locale }: Save): string | null {
  const shown = documentShown(model, documentId, locale)?.updatedAt;
  return later(typeof shown === 'string' ? shown : null, versionKnown(model, documentId, locale));
}

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Relations are sent as added and removed links: they overwrite nothing of somebody else. */
const isRelation = (value: unknown): boolean =>
  isObject(value) && ('connect' in value || 'disconnect' in value);
const changesRelations = (body: Values): boolean =>
  Object.values(body).some(
    (value) =>
      isRelation(value) &&
      Object.values(value as Values).some((list) => Array.isArray(list) && list.length > 0),
  );

/** The keys of a row of a list that nobody entered. */
const OF_ROWS: readonly string[] = ['id', 'documentId', '__temp_key__', '__component'];
const isFile = (value: Values): boolean => 'mime' in value && 'hash' in value;

/** A value as the server sends it: rows with their entered keys only, files with their id only. */
function plain(value: unknown, inside = false): unknown {
  if (Array.isArray(value)) return value.map((one) => plain(one, true));
  if (!isObject(value)) return value;
  if (isFile(value)) return { id: value.id };
  const entered = Object.entries(value).filter(([name]) => !inside || !OF_ROWS.includes(name));
  return Object.fromEntries(entered.map(([name, one]) => [name, plain(one, inside)]));
}

/** Only fields that all three versions have can be compared. */
const among = (values: Values, names: readonly string[]): Values =>
  Object.fromEntries(names.map((name) => [name, plain(values[name])]));

interface Refused {
  readonly error?: {
    readonly details?: { readonly version?: string; readonly theirs?: Values; readonly by?: string | null };
  };
}

type Fetch = typeof window.fetch;

const withVersion = (init: RequestInit | undefined, version: string, body?: Values): RequestInit => {
  const headers = new Headers(init?.headers);
  headers.set('If-Match', `"${version}"`);
  return { ...init, headers, ...(body && { body: JSON.stringify(body) }) };
};

async function remember(save: Save, response: Response): Promise<void> {
  const { data } = (await response.clone().json()) as { data?: { updatedAt?: unknown } };
  if (typeof data?.updatedAt !== 'string') return;
  rememberVersion(save.model, save.documentId, save.locale, data.updatedAt);
  settle(save.model, save.documentId);
}

interface Resolved {
  readonly response: Response;
  /** The fields in which the two versions differ. */
  readonly fields: readonly string[];
}

/** Somebody else saved first: figures of different indicators are merged and saved; other differences are shown. */
async function resolve(
  ask: (body: Values, version: string) => Promise<Response>,
  save: Save,
  mine: Values,
  refused: Response,
): Promise<Resolved> {
  const { error } = (await refused.clone().json()) as Refused;
  const { theirs, version, by = null } = error?.details ?? {};
  if (theirs === undefined || version === undefined) return { response: refused, fields: [] };
  const base = documentShown(save.model, save.documentId, save.locale);
  const names = Object.keys(theirs).filter((name) => name in mine && base !== null && name in base);
  const merged = merge(
    among(base ?? {}, names),
    among(mine, names),
    Object.fromEntries(names.map((name) => [name, theirs[name]])),
  );
  if (merged.kind === 'merged' && !changesRelations(mine)) {
    const response = await ask({ ...mine, [FIGURES]: merged.fields[FIGURES] }, version);
    if (response.ok) tell({ kind: 'merged', documentId: save.documentId, codes: merged.taken });
    return { response, fields: [] };
  }
  const fields =
    merged.kind === 'conflict'
      ? merged.fields
      : merged.kind === 'merged'
        ? merged.taken.map((code) => `${FIGURES}.${code}`)
        : [];
  tell({ kind: 'conflict', conflict: { ...save, mine, theirs, fields, version, by } });
  return { response: refused, fields };
}

const AWAY =
  '没有保存：连不上服务器。您填的内容还在表单里，请稍后再点保存。 / Not saved: the server cannot be reached. What you entered is still in the form; save again in a moment.';
const UNAUTHORISED = 401;

interface Failure {
  readonly name?: string;
  readonly message?: string;
  readonly details?: object;
}

const failed = (status: number, error: Failure, fields: readonly string[]): Response => {
  const { message = AWAY, details } = error;
  const errors = fields.map((field) => ({ path: field.split('.'), message, name: 'ValidationError' }));
  const told = { ...error, status, message, name: 'ValidationError', details: { ...details, errors } };
  return new Response(JSON.stringify({ data: null, error: told }), {
    status,
    headers: { 'Content-Type': 'application/json' },
  });
};

/**
 * The content manager keeps the typed form only after a failure of a field. After any other failure it treats the
 * typed values as saved, and then as stored. So every failure of a save is reported as a failure of fields.
 */
async function asFieldError(response: Response, fields: readonly string[]): Promise<Response> {
  if (response.ok || response.status === UNAUTHORISED) return response;
  const error = await response
    .clone()
    .json()
    .then(
      (body: unknown) => (body as { error?: Failure }).error ?? {},
      // A proxy may answer without JSON.
      (): Failure => ({}),
    );
  return error.name === 'ValidationError' ? response : failed(response.status, error, fields);
}

const isAborted = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

/** Call this once, before the panel sends any request. */
export function versionSaves(): void {
  const fetchPlain: Fetch = window.fetch.bind(window);
  const ask: Fetch = async (input, init) => {
    try {
      return await fetchPlain(input, init);
    } catch (error) {
      if (isAborted(error)) throw error;
      return failed(503, {}, []);
    }
  };
  window.fetch = async (input, init) => {
    const save = saveOf(input, init);
    if (save === null) return fetchPlain(input, init);
    const version = versionOf(save);
    let response = await ask(input, version === null ? init : withVersion(init, version));
    let fields: readonly string[] = [];
    if (response.status === 409) {
      const mine = JSON.parse(init?.body as string) as Values;
      const resolved = await resolve(
        (body, now) => ask(input, withVersion(init, now, body)),
        save,
        mine,
        response,
      );
      response = resolved.response;
      fields = resolved.fields;
    }
    if (response.ok) {
      release(save.model, save.documentId);
      await remember(save, response);
    } else hold(save.model, save.documentId);
    return asFieldError(response, fields);
  };
}
