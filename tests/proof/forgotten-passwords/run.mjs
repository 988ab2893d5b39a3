/**
 * Proof that the time of the answer about a forgotten password does not show who has an account: known and
 * unknown addresses in turn, one request at a time, while the mail server accepts connections but never
 * answers. Each request comes from its own client, so that the limits do not apply.
 */
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { forkServer } from '../forked-server.mjs';

const SERVER = path.join(path.dirname(fileURLToPath(import.meta.url)), 'server.mjs');
const KNOWN = 'known@example.org';
/** The largest allowed difference of the medians, in milliseconds. */
export const MOST_APART = 50;
const ADDRESSES = ['/admin/forgot-password', '/api/auth/forgot-password'];

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/**
 * @param {object} proof
 * @param {number} proof.questions of each kind at each address
 * @param {readonly { name: string, env: Record<string, string> }[]} proof.environments empty databases
 * @param {(text: string) => void} proof.progress
 * @returns {Promise<{ lines: { database: string, address: string, known: number, unknown: number }[],
 *   differences: string[], milliseconds: number }>} medians in milliseconds
 */
export async function proveForgottenPasswords({ questions, environments, progress }) {
  const begun = Date.now();
  const lines = [];
  const differences = [];
  const silent = net.createServer((socket) => socket.on('error', () => socket.destroy()));
  await new Promise((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address();
  try {
    for (const { name, env } of environments) {
      progress(`${name}: ${questions} questions of each kind at each address`);
      const server = forkServer(SERVER, {
        ...env,
        TRUST_PROXY: '1',
        EMAIL_PROVIDER: 'nodemailer',
        EMAIL_PROVIDER_OPTIONS: JSON.stringify({ host: '127.0.0.1', port, ignoreTLS: true }),
        EMAIL_FROM: 'secretariat@example.org',
      });
      try {
        await server.started;
        await server.ask('makeAccounts', { email: KNOWN, password: 'Some-Passw0rd' });
        for (const address of ADDRESSES) {
          const measured = await measure(server.url + address, questions);
          differences.push(...measured.differences.map((told) => `${name} ${address}: ${told}`));
          lines.push({ database: name, address, ...measured.medians });
        }
      } finally {
        await server.stop();
      }
    }
  } finally {
    silent.close();
  }
  return { lines, differences, milliseconds: Date.now() - begun };
}

async function measure(url, questions) {
  const times = { known: [], unknown: [] };
  const told = new Set();
  for (let asked = 0; asked < questions; asked += 1) {
    for (const kind of asked % 2 === 0 ? ['known', 'unknown'] : ['unknown', 'known']) {
      const email = kind === 'known' ? KNOWN : `nobody-${asked}@example.org`;
      const client = `10.${kind === 'known' ? 1 : 2}.${asked >> 8}.${asked & 255}`;
      const begun = performance.now();
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': client },
        body: JSON.stringify({ email }),
      });
      const text = await answer.text();
      times[kind].push(performance.now() - begun);
      const headers = [...answer.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
      told.add(JSON.stringify([answer.status, text, headers]));
    }
  }
  const medians = { known: median(times.known), unknown: median(times.unknown) };
  const differences = [];
  if (told.size !== 1) differences.push(`${told.size} different answers: ${[...told].join(' | ')}`);
  if (!(Math.abs(medians.known - medians.unknown) <= MOST_APART)) {
    differences.push(`medians of ${medians.known} and ${medians.unknown} ms`);
  }
  return { medians, differences };
}
