/**
 * A client of the monthly report's public addresses: `fetch`, the types that
 * openapi-typescript makes of /api/openapi.json, and nothing else.
 */
import type { paths } from './api.js';

type Readable = { [Path in keyof paths]: paths[Path] extends { get: object } ? Path : never }[keyof paths];
type Get<Path extends Readable> = paths[Path]['get'];

type JsonOf<Operation> = Operation extends {
  responses: { 200: { content: { 'application/json': infer Body } } };
}
  ? Body
  : unknown;
type Asked<Operation, Part extends 'path' | 'query'> = Operation extends {
  parameters: { [Key in Part]?: infer Parameters };
}
  ? Parameters
  : undefined;

/** The JSON answer of an address. */
export type Answer<Path extends Readable> = JsonOf<Get<Path>>;

export interface Question<Path extends Readable> {
  readonly path?: Asked<Get<Path>, 'path'>;
  readonly query?: Asked<Get<Path>, 'query'>;
}

/** A refused request, with the server's sentence, which says what it accepts. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

interface Kept {
  readonly etag: string;
  readonly body: unknown;
}

export interface Client {
  /** @throws Refused */
  get<Path extends Readable>(path: Path, question?: Question<Path>): Promise<Answer<Path>>;
  /** An address of a file, such as a photo's, made absolute. */
  url(address: string): string;
  /** The number of times the server answered that a kept answer is still current (304). */
  readonly unchanged: () => number;
}

export function createClient(site: string, request: typeof fetch = fetch): Client {
  const kept = new Map<string, Kept>();
  let unchanged = 0;

  return {
    async get(path, question = {}) {
      const address = addressOf(site, path, question);
      const known = kept.get(address);
      const answer = await request(address, { headers: known ? askingAgain(known.etag) : {} });
      if (answer.status === 304 && known) {
        unchanged += 1;
        return known.body as never;
      }
      const body: unknown = await answer.json();
      if (!answer.ok) throw new Refused(answer.status, sentenceOf(body));
      const etag = answer.headers.get('etag');
      if (etag !== null) kept.set(address, { etag, body });
      return body as never;
    },
    url: (address) => new URL(address, site).href,
    unchanged: () => unchanged,
  };
}

/**
 * With If-None-Match alone, `fetch` adds `Cache-Control: no-cache` (Fetch standard, 4.6), which asks
 * for the whole answer anew.
 */
const askingAgain = (etag: string) => ({ 'If-None-Match': etag, 'Cache-Control': 'max-age=0' });

function addressOf(site: string, path: string, question: { path?: unknown; query?: unknown }): string {
  const values = (question.path ?? {}) as Record<string, string>;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
  const url = new URL(`/api${filled}`, site);
  append(url.searchParams, '', question.query ?? {});
  return url.href;
}

/** Strapi reads nested values by brackets: `filters[partner][code]=shanshui`. */
function append(query: URLSearchParams, name: string, value: unknown): void {
  if (value === undefined) return;
  if (typeof value !== 'object' || value === null) {
    query.append(name, String(value));
    return;
  }
  for (const [key, member] of Object.entries(value))
    append(query, name === '' ? key : `${name}[${key}]`, member);
}

function sentenceOf(body: unknown): string {
  const { error } = body as { error?: { message?: string } };
  return error?.message ?? 'The request was refused.';
}
