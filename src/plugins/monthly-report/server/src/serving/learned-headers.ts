import type { ClientRequest, ServerResponse } from 'node:http';

import { REQUEST_ID } from './request-id';
import { ENCODED_HEADERS, type Headers } from './stored-answer';

const MINUTE = 60_000;
/** Origins are the caller's to choose: the map must not grow with them. */
const MOST_KINDS = 512;
const LONGEST_KIND = 256;

/** Node's types give the method to requests only; both have it. */
type Response = ServerResponse & Pick<ClientRequest, 'getRawHeaderNames'>;

interface Learned {
  headers: Headers;
  /** Seen in two answers, one after the other. */
  isConfirmed: boolean;
  /** Epoch milliseconds after which the next answer is compared again. */
  until: number;
}

/** Of the bytes, or of the one answer. */
const OWN = new Set([...ENCODED_HEADERS, REQUEST_ID.toLowerCase()]);

/** The headers of an answer that do not belong to its bytes; null where one of those differs from `own`. */
function othersOf(response: Response, own: Headers): Headers | null {
  const expected = new Map<string, string>();
  for (let at = 0; at < own.length; at += 2) {
    expected.set((own[at] ?? '').toLowerCase(), own[at + 1] ?? '');
  }
  for (const name of ENCODED_HEADERS) {
    const sent = response.getHeader(name);
    if ((sent === undefined ? undefined : String(sent)) !== expected.get(name)) return null;
  }
  return response
    .getRawHeaderNames()
    .filter((name) => !OWN.has(name.toLowerCase()))
    .flatMap((name) => [response.getHeader(name) ?? []].flat().flatMap((value) => [name, String(value)]));
}

const isSame = (a: Headers, b: Headers): boolean =>
  a.length === b.length && a.every((value, at) => value === b[at]);

/**
 * What the middleware of the normal stack adds to an answer (security, CORS, whatever is
 * configured), learned from its answers instead of written down a second time. Only
 * headers that two answers of a kind had in common are repeated; a header that
 * differs between answers, like a request number, is not ours to copy. Each kind is
 * compared again every minute, for origins may be allowed by a function of time.
 */
export class LearnedHeaders {
  private readonly learned = new Map<string, Learned>();

  constructor(private readonly now: () => number) {}

  /** Null where the normal stack must answer: its answer is then to be learned from. */
  find(kind: string): Headers | null {
    const found = this.learned.get(kind);
    if (!found?.isConfirmed) return null;
    const now = this.now();
    if (now < found.until) return found.headers;
    found.until = now + MINUTE;
    return null;
  }

  /**
   * Learns from an answer of the normal stack once it is sent.
   *
   * @param own the status and the headers it must have to be an answer of this kind.
   */
  learnFrom(response: ServerResponse, kind: string, own: { status: number; headers: Headers }): void {
    if (kind.length > LONGEST_KIND) return;
    response.once('finish', () => {
      const headers = response.statusCode === own.status ? othersOf(response as Response, own.headers) : null;
      if (headers === null) this.learned.delete(kind);
      else this.learn(kind, headers);
    });
  }

  private learn(kind: string, headers: Headers): void {
    const before = this.learned.get(kind);
    const isConfirmed = before !== undefined && isSame(before.headers, headers);
    this.learned.delete(kind);
    this.learned.set(kind, { headers, isConfirmed, until: this.now() + MINUTE });
    for (const oldest of this.learned.keys()) {
      if (this.learned.size <= MOST_KINDS) return;
      this.learned.delete(oldest);
    }
  }
}
