/** Sends one request byte for byte, without a client that would correct its odd parts. */
import http from 'node:http';

/** The longest wait for an answer, in milliseconds; after it the server is examined. */
const PATIENCE = 20_000;

/**
 * @param {string} url of the server
 * @param {{ method: string, path: string, headers: Record<string, string | string[]>, body: Buffer | null }} request
 * @returns {Promise<{ status: number, headers: object, body: Buffer, milliseconds: number } | { failure: string,
 *   milliseconds: number }>}
 */
export function send(url, { method, path, headers, body }) {
  const begun = performance.now();
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const done = (answer) => resolve({ ...answer, milliseconds: performance.now() - begun });
    const request = http.request(
      {
        ...{ hostname, port, method, path },
        headers: { ...headers, ...(body === null ? {} : { 'content-length': String(body.length) }) },
        // Each request has its own connection: its odd parts must not end another request.
        agent: false,
        timeout: PATIENCE,
      },
      (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', (error) => done({ failure: `the answer broke off: ${error.message}` }));
        response.on('end', () =>
          done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
        );
      },
    );
    request.on('timeout', () => request.destroy(new Error(`no answer within ${PATIENCE / 1000} s`)));
    request.on('error', (error) => done({ failure: error.message }));
    request.end(body ?? undefined);
  });
}
