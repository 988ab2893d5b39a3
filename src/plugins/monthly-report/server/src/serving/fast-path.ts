import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import fresh from 'fresh';

import type { Answers } from './answers';
import { acceptedEncoding, type Encoding } from './encoding';
import { openKept } from './kept-files';
import type { LearnedHeaders } from './learned-headers';
import type { Question } from './question';
import type { EncodedAnswer } from './stored-answer';

/** A public address, and what is asked there. */
export interface Asked {
  readonly question: Question;
  /** The action the public role must hold; null where everybody may read. */
  readonly action: string | null;
  /** Addresses that get the same headers from the normal stack share a kind. */
  readonly kind: string;
}

export interface FastPathParts {
  /** Null for what the normal stack answers; may throw, which is the same. */
  readonly ask: (url: string, headers: IncomingHttpHeaders) => Asked | null;
  readonly answers: Answers;
  readonly learned: LearnedHeaders;
  /** The normal stack. */
  readonly normal: RequestListener;
  /** Everything goes to the normal stack where this is false. */
  readonly isOpen: () => boolean;
}

interface Known extends Asked {
  readonly encoding: Encoding;
  /** Names of what a page of the same origin gets; see `kindOf`. */
  readonly kinds: Readonly<Record<'GET' | 'HEAD', Readonly<Record<200 | 304, string>>>>;
}

/** Answers of one kind get the same headers from the normal stack. */
const kindOf = (kind: string, method: 'GET' | 'HEAD', status: 200 | 304, origin = ''): string =>
  `${kind} ${method} ${status} ${origin}`;

const kindsOf = (kind: string): Known['kinds'] => ({
  GET: { 200: kindOf(kind, 'GET', 200), 304: kindOf(kind, 'GET', 304) },
  HEAD: { 200: kindOf(kind, 'HEAD', 200), 304: kindOf(kind, 'HEAD', 304) },
});

/** Reading an address costs more than answering it: those asked for are remembered, up to this many. */
const MOST_ADDRESSES = 2000;
const LONGEST_ADDRESS = 1000;

const isFresh = (headers: IncomingHttpHeaders, etag: string): boolean =>
  headers['if-none-match'] !== undefined &&
  // Koa asks the same package, which takes both headers apart; most requests come with the one tag alone.
  ((headers['if-none-match'] === etag && headers['cache-control'] === undefined) || fresh(headers, { etag }));

/**
 * Answers what anonymous readers ask most, ahead of Strapi's middleware and with the
 * same bytes and headers. What it does not know for certain, errors among it, is left to
 * the normal stack, which knows the words for them.
 */
export function fastPath({ ask, answers, learned, normal, isOpen }: FastPathParts): RequestListener {
  const known = new Map<string, Known | null>();

  function read(url: string, headers: IncomingHttpHeaders): Known | null {
    try {
      const asked = ask(url, headers);
      return asked && { ...asked, encoding: acceptedEncoding(headers), kinds: kindsOf(asked.kind) };
    } catch {
      return null;
    }
  }

  function askedBy({ method, url = '', headers }: IncomingMessage): Known | null {
    if (method !== 'GET' && method !== 'HEAD') return null;
    if (headers.authorization !== undefined) return null;
    // A body, even an unread one, is for the normal stack to refuse or ignore.
    if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined) return null;
    const address = `${url}\n${headers.accept ?? ''}\n${String(headers['accept-encoding'] ?? '')}`;
    if (address.length > LONGEST_ADDRESS) return read(url, headers);
    const found = known.get(address);
    if (found !== undefined) return found;
    const asked = read(url, headers);
    if (known.size >= MOST_ADDRESSES) known.clear();
    known.set(address, asked);
    return asked;
  }

  /** @returns how many bytes of body it sent. */
  function send(
    asked: Known,
    answer: EncodedAnswer,
    request: IncomingMessage,
    response: ServerResponse,
  ): number {
    const { headers } = request;
    const method = request.method === 'HEAD' ? 'HEAD' : 'GET';
    const status = isFresh(headers, answer.etag) ? 304 : 200;
    const kind =
      headers.origin === undefined
        ? asked.kinds[method][status]
        : kindOf(asked.kind, method, status, headers.origin);
    const others = learned.find(kind);
    if (others === null) {
      learned.learnFrom(response, kind, { status, headers: answer.headers[status] });
      normal(request, response);
      return Buffer.isBuffer(answer.body) ? answer.body.length : 0;
    }
    const head = answer.headWith(others, status);
    if (status === 304 || method === 'HEAD') {
      head.write(request, response, Date.now());
      response.end();
      return 0;
    }
    const { body } = answer;
    if (Buffer.isBuffer(body)) {
      head.write(request, response, Date.now());
      response.end(body);
      return body.length;
    }
    void openKept(body).then((stream) => {
      if (stream === null) {
        answers.forget(asked.question);
        normal(request, response);
        return;
      }
      head.write(request, response, Date.now());
      // Whoever leaves in the middle closes the file too.
      pipeline(stream, response, () => undefined);
    });
    return 0;
  }

  function serve(asked: Known, request: IncomingMessage, response: ServerResponse): void {
    const { question, action, encoding } = asked;
    // The normal stack fails in the same way and gives the error its words and its line in the log.
    const leave = () => normal(request, response);
    answers.versions.ask((versions) => {
      if (action !== null && !versions.publicRoleHolds(action)) {
        leave();
        return 0;
      }
      const found = answers.find(question, versions)?.find(encoding);
      if (found) return send(asked, found, request, response);
      answers
        .of(question, versions)
        .then((answer) => answer.in(encoding))
        .then((answer) => send(asked, answer, request, response), leave);
      return 0;
    }, leave);
  }

  return (request, response) => {
    const asked = isOpen() ? askedBy(request) : null;
    if (asked === null) normal(request, response);
    else serve(asked, request, response);
  };
}
