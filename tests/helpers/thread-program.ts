/** A program for threads with jobs for tests, run by the same code that serves jobs in the real program. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { transformFileSync } from '@swc/core';

const THREADS = path.resolve(__dirname, '../../src/plugins/monthly-report/server/src/rendering/threads');
/** The modules that run in a thread. */
const MODULES = ['serve-jobs', 'priority'];

/** The jobs of the program. */
export type TestJob =
  | { readonly do: 'tell-thread' }
  /** Tells the priorities (nice values) of the thread and of the whole process. */
  | { readonly do: 'tell-priorities' }
  /** Tells how long some bytes are and gives them back. */
  | { readonly do: 'return-bytes'; readonly bytes: Uint8Array }
  /** Asks a question and returns the answer. */
  | { readonly do: 'ask'; readonly question: unknown }
  | { readonly do: 'throw' }
  | { readonly do: 'exit' }
  | { readonly do: 'never-end' }
  | { readonly do: 'fill-memory' };

const PROGRAM = `
const { readlinkSync } = require('node:fs');
const os = require('node:os');
const { threadId } = require('node:worker_threads');
const { serveJobs } = require('./serve-jobs.js');
serveJobs(async (job, ask) => {
  switch (job.do) {
    case 'tell-thread':
      return { value: threadId };
    case 'tell-priorities': {
      const own = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
      return { value: { thread: os.getPriority(own), process: os.getPriority(process.pid) } };
    }
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
  for (const module of MODULES) {
    const { code } = transformFileSync(path.join(THREADS, `${module}.ts`), {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
    });
    writeFileSync(path.join(folder, `${module}.js`), code);
  }
  const program = path.join(folder, 'program.js');
  writeFileSync(program, PROGRAM);
  return program;
}
