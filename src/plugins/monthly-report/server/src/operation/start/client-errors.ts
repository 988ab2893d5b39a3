import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Core } from '@strapi/strapi';

interface Refusal {
  readonly status: number;
  readonly reason: string;
  readonly message: string;
}

const ANSWERS: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    reason: 'Request Header Fields Too Large',
    message: 'The request line and headers are too long; at most 16 kB are read.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    reason: 'Request Timeout',
    message: 'The request did not arrive in time.',
  },
};

const MALFORMED = { status: 400, reason: 'Bad Request', message: 'The request is not valid HTTP.' };
const UNEXPECTED = {
  status: 417,
  reason: 'Expectation Failed',
  message: 'The only "Expect" that is known here is "100-continue".',
};

const bodyOf = ({ status, reason, message }: Refusal): string =>
  JSON.stringify({
    data: null,
    error: { status, name: `${reason.replaceAll(' ', '')}Error`, message, details: {} },
  });

/** Node's codes if the reader left during an answer. */
const LEFT: readonly unknown[] = ['ECONNRESET', 'EPIPE', 'ECANCELED', 'ERR_STREAM_PREMATURE_CLOSE'];

/** Requests that Node's HTTP parser refuses never reach Koa; they get an answer in the same JSON shape here. */
export function answerClientErrors(strapi: Core.Strapi): void {
  strapi.server.httpServer.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return;
    const refusal = ANSWERS[error.code ?? ''] ?? MALFORMED;
    const { status, reason } = refusal;
    const body = bodyOf(refusal);
    socket.end(
      `HTTP/1.1 ${status} ${reason}\r\nContent-Type: application/json; charset=utf-8\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    );
  });
  // Koa would log a stack for every reader who leaves: anybody could fill the log.
  strapi.server.app.on('error', (error: NodeJS.ErrnoException) => {
    if (!LEFT.includes(error.code)) strapi.log.error(error.stack ?? String(error));
  });
  // A request with an `Expect` other than `100-continue` does not reach Koa either.
  strapi.server.httpServer.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(UNEXPECTED.status, {
      'Content-Type': 'application/json; charset=utf-8',
      Connection: 'close',
    });
    response.end(bodyOf(UNEXPECTED));
  });
}
