import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import fresh from 'fresh';

import type { Answers } from './answers';
import { acceptedEncoding, type Encoding } from './encoding';
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
}

interface Known extends Asked {
  readonly encoding: Encoding;
}

/** Reading an address costs more than answering it: those asked for are remembered, up to this many. */
const MOST_ADDRESSES = 2000;
const LONGEST_ADDRESS = 1000;

const isFresh = (headers: IncomingHttpHeaders, etag: string): boolean =>
  // Koa asks the same package. Most requests have none of its headers.
  headers['if-none-match'] !== undefined && fresh(headers, { etag });

/**
 * Answers what anonymous readers ask most, ahead of Strapi's middleware and with the
 * same bytes and headers. What it does not know for certain, errors among it, is left to
 * the normal stack, which knows the words for them.
 */
export function fastPath({ ask, answers, learned, normal }: FastPathParts): RequestListener {
  const known = new Map<string, Known | null>();

  function read(url: string, headers: IncomingHttpHeaders): Known | null {
    try {
      const asked = ask(url, headers);
      return asked && { ...asked, encoding: acceptedEncoding(headers) };
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

  function send(
    asked: Known,
    answer: EncodedAnswer,
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    const { method = '', headers } = request;
    const status = isFresh(headers, answer.etag) ? 304 : 200;
    const kind = `${asked.kind} ${method} ${status} ${headers.origin ?? ''}`;
    const others = learned.find(kind);
    if (others === null) {
      learned.learnFrom(response, kind, { status, headers: answer.headers[status] });
      normal(request, response);
      return;
    }
    response.writeHead(status, answer.headersWith(others, status));
    if (status === 304 || method === 'HEAD') response.end();
    else response.end(answer.bytes);
  }

  function serve(asked: Known, request: IncomingMessage, response: ServerResponse): void {
    const { question, action, encoding } = asked;
    // The normal stack fails in the same way and gives the error its words and its line in the log.
    const leave = () => normal(request, response);
    answers.versions.ask((versions) => {
      if (action !== null && !versions.publicRoleHolds(action)) {
        leave();
        return;
      }
      const found = answers.find(question, versions)?.find(encoding);
      if (found) {
        send(asked, found, request, response);
        return;
      }
      answers
        .of(question, versions)
        .then((answer) => answer.in(encoding))
        .then((answer) => send(asked, answer, request, response), leave);
    }, leave);
  }

  return (request, response) => {
    const asked = askedBy(request);
    if (asked === null) normal(request, response);
    else serve(asked, request, response);
  };
}
