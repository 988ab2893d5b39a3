/**
 * Checks whether two builds give the same public answers, byte for byte:
 *
 *   node tests/proof/answers/run.mjs keep ADDRESS FILE     asks a running server everything; writes a line an answer
 *   node tests/proof/answers/run.mjs compare BEFORE AFTER  exit code 1 if an answer differs
 *
 * Start both builds on copies of one database and one uploads folder: another load of the demo has
 * other documentIds and other moments of publication.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';

import { publicAddresses } from './addresses.mjs';

/** Headers that differ from request to request. */
const MOVING = new Set(['connection', 'date', 'keep-alive', 'x-request-id', 'x-response-time']);
const MOST_SHOWN = 50;

const COMMANDS = { keep, compare };
const [name, ...given] = process.argv.slice(2);
if (!Object.hasOwn(COMMANDS, name ?? '') || given.length !== 2) {
  process.stderr.write('Say: run.mjs keep ADDRESS FILE, or run.mjs compare BEFORE AFTER\n');
  process.exit(2);
}
process.exitCode = await COMMANDS[name](...given);

async function keep(server, file) {
  const answers = new Map();
  const ask = async (address) => {
    const known = answers.get(address);
    if (known !== undefined) return known;
    const response = await patiently(new URL(address, server));
    const answer = {
      status: response.status,
      headers: [...response.headers].filter(([header]) => !MOVING.has(header)).sort(),
      type: response.headers.get('content-type') ?? '',
      body: Buffer.from(await response.arrayBuffer()),
    };
    answers.set(address, answer);
    return answer;
  };
  const lines = [];
  for await (const address of publicAddresses(ask)) {
    const { status, headers, body } = await ask(address);
    const sha256 = createHash('sha256').update(body).digest('hex');
    lines.push(JSON.stringify({ address, status, headers: Object.fromEntries(headers), sha256 }));
  }
  fs.writeFileSync(file, `${lines.join('\n')}\n`);
  process.stdout.write(`${lines.length} answers are kept in ${file}\n`);
  return 0;
}

/** A busy server says when to ask again. */
async function patiently(address) {
  for (;;) {
    const response = await fetch(address, { redirect: 'manual' });
    if (response.status !== 503) return response;
    const seconds = Number(response.headers.get('retry-after') ?? 1);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  }
}

function compare(before, after) {
  const [was, is] = [read(before), read(after)];
  const differences = [...new Set([...was.keys(), ...is.keys()])].flatMap((address) =>
    differencesOf(address, was.get(address), is.get(address)),
  );
  for (const difference of differences.slice(0, MOST_SHOWN)) process.stdout.write(`${difference}\n`);
  process.stdout.write(`${was.size} answers before, ${is.size} after: ${differences.length} differences\n`);
  return differences.length === 0 ? 0 : 1;
}

function read(file) {
  const answers = fs
    .readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return new Map(answers.map((answer) => [answer.address, answer]));
}

function differencesOf(address, was, is) {
  if (was === undefined) return [`${address} is asked only after`];
  if (is === undefined) return [`${address} is asked only before`];
  const headers = [...new Set([...Object.keys(was.headers), ...Object.keys(is.headers)])]
    .filter((header) => was.headers[header] !== is.headers[header])
    .map((header) => `${header} was ${was.headers[header]} and is ${is.headers[header]}`);
  const others = [
    ...(was.status === is.status ? [] : [`the status was ${was.status} and is ${is.status}`]),
    ...(was.sha256 === is.sha256 ? [] : ['the body differs']),
  ];
  return [...others, ...headers].map((what) => `${address}: ${what}`);
}
