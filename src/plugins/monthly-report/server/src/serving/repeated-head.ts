import type { IncomingMessage, ServerResponse } from 'node:http';

import { newRequestId, REQUEST_ID } from './request-id';
import type { Headers } from './stored-answer';

const SECOND = 1000;

/** Where Node keeps the text of a head that was written; `headersSent` says whether it is there. */
interface WithHead {
  _header: string | null;
  readonly maxRequestsOnConnectionReached?: boolean;
}

/** What closes a head. */
const END = '\r\n';

/**
 * The head of answers with the same status and headers. Checking and joining a dozen
 * headers takes Node longer than everything else a 304 needs, and gives the same text until
 * the second in `Date` is over: until then the text Node made first goes out again, with a
 * number of its own at the end.
 */
export class RepeatedHead {
  private text: string | null = null;
  private second = 0;

  constructor(
    private readonly status: 200 | 304,
    private readonly headers: Headers,
  ) {}

  /** @param now epoch milliseconds. */
  write(request: IncomingMessage, response: ServerResponse, now: number): void {
    const second = Math.floor(now / SECOND);
    if (!staysOpen(request, response)) this.writeAnew(response);
    else if (this.text === null || this.second !== second) {
      this.writeAnew(response);
      this.text = withoutNumber((response as unknown as WithHead)._header);
      this.second = second;
    } else {
      response.statusCode = this.status;
      (response as unknown as WithHead)._header = `${this.text}${REQUEST_ID}: ${newRequestId()}${END}${END}`;
      // The place is Node's own affair: should it move one day, the head is written as ever.
      if (!response.headersSent) this.writeAnew(response);
    }
  }

  private writeAnew(response: ServerResponse): void {
    response.writeHead(this.status, [...this.headers, REQUEST_ID, newRequestId()]);
  }
}

/** The lines of a head but the number; null where there is none. */
function withoutNumber(head: string | null): string | null {
  if (head === null) return null;
  const lines = head.split(END).filter((line) => line !== '' && !line.startsWith(`${REQUEST_ID}: `));
  return lines.map((line) => `${line}${END}`).join('');
}

/** What Node says of the connection, and does with it, is part of the head: only of the usual kind is it repeated. */
function staysOpen(request: IncomingMessage, response: ServerResponse): boolean {
  return (
    request.httpVersion === '1.1' &&
    response.shouldKeepAlive &&
    (response as unknown as WithHead).maxRequestsOnConnectionReached !== true
  );
}
