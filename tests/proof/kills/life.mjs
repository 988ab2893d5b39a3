/** One life of the server: from its start to its end, which is mostly a kill. */
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { forkServer } from '../forked-server.mjs';
import { PROGRAMME } from '../month-content.mjs';
import { ask } from '../panel.mjs';

const SERVER = path.join(path.dirname(fileURLToPath(import.meta.url)), 'server.mjs');

const ofSubmission = ({ month, partner }, step) =>
  `/monthly-report/submissions/${month}/${PROGRAMME}/${partner}/${step}`;

/** The possible requests of the panel: address and body. */
export const REQUESTS = {
  submit: (target) => [ofSubmission(target, 'submit'), {}],
  'send-back': (target) => [ofSubmission(target, 'send-back'), { feedback: '请再核对。' }],
  accept: (target) => [ofSubmission(target, 'accept'), {}],
  publish: ({ month }) => [`/monthly-report/months/${month}/publish`, {}],
  reopen: ({ month, reason }) => [`/monthly-report/months/${month}/reopen`, { reason }],
};

/**
 * @param {Record<string, string>} environment DATABASE_* and PUBLIC_DIR
 * @param {(url: string) => Promise<string>} tokenAt gives the administrator's token
 */
export async function beginLife(environment, tokenAt) {
  const server = forkServer(SERVER, environment);
  await server.started;
  const token = await tokenAt(server.url);
  const send = async (operation, target) => {
    const [address, body] = REQUESTS[operation](target);
    const begun = performance.now();
    const answer = await ask(server.url, token, 'POST', address, body);
    return { ...answer, milliseconds: performance.now() - begun };
  };
  return {
    ask: server.ask,
    stop: server.stop,

    /** The revision in the public answer; null if there is none. */
    async publicRevision(month) {
      const response = await fetch(`${server.url}/api/monthly-report/reports/${month}`);
      const { data } = await response.json();
      return response.status === 404 ? null : data.revision;
    },

    /** Takes a step to its end. @returns {Promise<number>} milliseconds it took */
    async take(operation, target) {
      const { status, body, milliseconds } = await send(operation, target);
      if (status === 200) return milliseconds;
      throw new Error(`${operation} of ${JSON.stringify(target)}: ${status} ${JSON.stringify(body?.error)}`);
    },

    /**
     * Begins a step and kills the server after the given milliseconds, or when it has answered.
     * @returns the answer; null if no answer came
     */
    async takeAndKill(operation, target, delay) {
      const answered = send(operation, target).catch(() => null);
      await Promise.race([wait(delay), answered]);
      await server.kill();
      return answered;
    },
  };
}
