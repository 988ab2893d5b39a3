import type { Socket } from 'node:net';
import type { Core } from '@strapi/strapi';

const ANSWERS: Readonly<Record<string, { status: number; reason: string; message: string }>> = {
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

/** What Node's HTTP parser refuses never reaches Koa; it is answered in the same JSON shape here. */
export function answerClientErrors(strapi: Core.Strapi): void {
  strapi.server.httpServer.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return;
    const { status, reason, message } = ANSWERS[error.code ?? ''] ?? MALFORMED;
    const name = `${reason.replaceAll(' ', '')}Error`;
    const body = JSON.stringify({ data: null, error: { status, name, message, details: {} } });
    socket.end(
      `HTTP/1.1 ${status} ${reason}\r\nContent-Type: application/json; charset=utf-8\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    );
  });
}
