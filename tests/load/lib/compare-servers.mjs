import { median, spread } from './median.mjs';
import { startWorker } from './workers.mjs';

const ROUNDS = 5;
const SECONDS = 3;
const WARM_UP_SECONDS = 2;

export const request = (path, headers = {}) =>
  `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;

/**
 * Loads several servers in turn, round by round, so that other work on the machine
 * affects all of them.
 *
 * @param {Record<string, { server: object, port: number, requests: string[], status: number }>} targets
 * @returns by target: requests per second and server CPU per request in microseconds, of each round
 */
export async function compareServers(targets, connections, { rounds = ROUNDS, seconds = SECONDS } = {}) {
  const generator = await startWorker('load-generator.mjs');
  const results = Object.fromEntries(Object.keys(targets).map((name) => [name, { rate: [], cpu: [] }]));
  const measure = async ({ server, port, requests, status }, duration) => {
    const before = await server.ask({ ask: 'cpu' });
    const { answered, seconds: taken } = await generator.ask({
      ask: 'run',
      port,
      requests,
      connections,
      seconds: duration,
      status,
    });
    const after = await server.ask({ ask: 'cpu' });
    return { rate: answered / taken, cpu: (after - before) / answered };
  };
  try {
    for (const target of Object.values(targets)) await measure(target, WARM_UP_SECONDS);
    for (let round = 0; round < rounds; round += 1) {
      const names = Object.keys(targets);
      for (const name of round % 2 === 0 ? names : names.reverse()) {
        const { rate, cpu } = await measure(targets[name], seconds);
        results[name].rate.push(rate);
        results[name].cpu.push(cpu);
      }
    }
  } finally {
    await generator.stop();
  }
  return results;
}

/** The median over the rounds of one target's number divided by another's of the same round. */
export function ratioOf(results, what, of, to) {
  const ratios = results[of][what].map((value, round) => value / results[to][what][round]);
  return { ratio: median(ratios), spread: spread(ratios) };
}
