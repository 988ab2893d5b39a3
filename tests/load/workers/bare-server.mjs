/**
 * The limit of Node itself: an `http` server that always sends the last answer that it was given,
 * without reading the request.
 */
import http from 'node:http';

import { serveQuestions } from '../lib/serve-questions.mjs';

let answer = { status: 304, headers: {}, body: null };

const server = http.createServer((request, response) => {
  response.writeHead(answer.status, answer.headers);
  response.end(answer.body);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  serveQuestions(
    {
      serve({ status, headers, body }) {
        const bytes = body === null ? null : Buffer.from(body, 'base64');
        answer = {
          status,
          headers: bytes ? { ...headers, 'content-length': bytes.length } : headers,
          body: bytes,
        };
      },
    },
    { port: server.address().port },
  );
});
