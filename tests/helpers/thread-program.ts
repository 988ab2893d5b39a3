/** A program for threads that does what a test tells it, over the code that serves jobs in the real one. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { transformFileSync } from '@swc/core';

const SERVE_JOBS = path.resolve(
  __dirname,
  '../../src/plugins/monthly-report/server/src/threads/serve-jobs.ts',
);

/** What the program knows to do. */
export type TestJob =
  | { readonly do: 'tell-thread' }
  /** Tells how long some bytes are and gives them back. */
  | { readonly do: 'return-bytes'; readonly bytes: Uint8Array }
  /** Asks a question and returns the answer. */
  | { readonly do: 'ask'; readonly question: unknown }
  | { readonly do: 'throw' }
  | { readonly do: 'exit' }
  | { readonly do: 'never-end' }
  | { readonly do: 'fill-memory' };

const PROGRAM = `
const { threadId } = require('node:worker_threads');
const { serveJobs } = require('./serve-jobs.js');
serveJobs(async (job, ask) => {
  switch (job.do) {
    case 'tell-thread':
      return { value: threadId };
    case 'return-bytes':
      return { value: job.bytes, transfer: [job.bytes.buffer] };
    case 'ask':
      return { value: await ask(job.question) };
    case 'throw':
      throw new RangeError('out of range');
    case 'exit':
      process.exit(3);
    case 'never-end':
      for (;;);
    case 'fill-memory': {
      const held = [];
      for (;;) held.push(new Array(10_000).fill(held.length));
    }
  }
});
`;

/** @returns the path of the program. */
export function writeThreadProgram(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'monthly-report-thread-'));
  const { code } = transformFileSync(SERVE_JOBS, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  writeFileSync(path.join(folder, 'serve-jobs.js'), code);
  const program = path.join(folder, 'program.js');
  writeFileSync(program, PROGRAM);
  return program;
}
