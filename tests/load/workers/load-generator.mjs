/**
 * Sends requests without pause: each connection sends its next request after the last answer
 * has arrived. Plain sockets and a minimum of HTTP, because the generator shares the machine
 * with the measured server.
 */
import net from 'node:net';
import { performance } from 'node:perf_hooks';

import { serveQuestions } from '../lib/serve-questions.mjs';

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** @returns the length of the first answer in a buffer, or null while it is not complete */
function lengthOfAnswer(buffer, expectedStatus) {
  const headEnd = buffer.indexOf(END_OF_HEAD);
  if (headEnd < 0) return null;
  const head = buffer.latin1Slice(0, headEnd);
  const status = Number(head.slice(9, 12));
  if (status !== expectedStatus)
    throw new Error(`Expected ${expectedStatus}, got:\n${buffer.toString('utf8', 0, 2000)}`);
  if (status === 304) return headEnd + END_OF_HEAD.length;
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`An answer without Content-Length:\n${head}`);
  return headEnd + END_OF_HEAD.length + Number(length);
}

/** One connection, opened again if the server closes it between two requests, as it may. */
function connection(port, nextRequest, status, onAnswer, onError) {
  return new Promise((resolve) => {
    let received = Buffer.alloc(0);
    let missing = 0;
    let socket;
    const send = () => {
      const request = nextRequest();
      if (request !== null) return socket.write(request);
      socket.destroy();
      return resolve();
    };
    const finish = () => {
      received = Buffer.alloc(0);
      missing = 0;
      onAnswer();
      send();
    };
    const fail = (error) => {
      onError(error);
      socket.destroy();
      resolve();
    };
    const onData = (chunk) => {
      // Only the head of a long answer is read; after it the bytes are counted.
      if (missing > 0) {
        missing -= chunk.length;
        if (missing <= 0) finish();
        return;
      }
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const length = lengthOfAnswer(received, status);
      if (length === null) return;
      missing = length - received.length;
      if (missing <= 0) finish();
    };
    const connect = () => {
      socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
      socket.on('connect', send);
      socket.on('data', (chunk) => {
        try {
          onData(chunk);
        } catch (error) {
          fail(error);
        }
      });
      socket.on('error', (error) => {
        if (error.code === 'ECONNRESET' && received.length === 0) connect();
        else fail(error);
      });
    };
    connect();
  });
}

async function run({ port, requests, connections, seconds, status }) {
  const buffers = requests.map((request) => Buffer.from(request));
  let sent = 0;
  let answered = 0;
  let failure = null;
  const start = performance.now();
  const end = start + seconds * 1000;
  const next = () => {
    if (failure !== null || performance.now() >= end) return null;
    sent += 1;
    return buffers[(sent - 1) % buffers.length];
  };
  await Promise.all(
    Array.from({ length: connections }, () =>
      connection(
        port,
        next,
        status,
        () => (answered += 1),
        (error) => (failure ??= error),
      ),
    ),
  );
  if (failure !== null) throw failure;
  return { answered, seconds: (performance.now() - start) / 1000 };
}

serveQuestions({ run });
