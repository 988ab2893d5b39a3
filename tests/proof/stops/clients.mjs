/**
 * The clients of the servers that are stopped. Each remembers its answered and its unanswered requests.
 * Afterwards the database must hold all answered ones, and each unanswered one completely or not at all.
 */
import { MEASURED } from '../month-content.mjs';
import { ask } from '../panel.mjs';

/** Answers that mean: nothing was done, and the request may be sent again. */
const REFUSED = [409, 503];

/**
 * One request to a server that may be gone.
 *
 * @returns {Promise<{ answer: object | null, isAccepted: boolean, why: string }>} `answer` is null if none
 *   came; `isAccepted` is false if no server took the connection
 */
export async function attempt(server, token, method, address, data) {
  try {
    return { answer: await ask(server.url, token, method, address, data), isAccepted: true, why: '' };
  } catch (error) {
    const { code = '', message = '' } = error.cause ?? error;
    return { answer: null, isAccepted: code !== 'ECONNREFUSED', why: `${code} ${message}` };
  }
}

/**
 * Makes the shared state of all clients.
 *
 * @param {object} scene
 * @param {() => object[]} scene.servers the servers that may be asked
 * @param {string} scene.token of the Content API
 * @param {() => string} scene.panelToken
 * @param {object} scene.content of month-content
 */
export function crowdOf(scene) {
  const crowd = {
    counts: { writes: 0, publications: 0, reads: 0, refused: 0, notAccepted: 0, unanswered: 0 },
    faults: [],
    /** Requests to a server that was not killed, on connections that broke. */
    unanswered: [],
    isPaused: false,
    isOver: false,
    busy: 0,
  };
  /** Notes the result of a request. @returns whether it was done; null if that is unknown */
  crowd.judge = (server, what, { answer, isAccepted, why }, right) => {
    if (answer === null && !isAccepted) {
      crowd.counts.notAccepted += 1;
      return false;
    }
    if (answer === null) {
      crowd.counts.unanswered += 1;
      // A killed server answers no request; any other one answers every request that it took. The system may have
      // accepted a connection for a closing server: it is reset, and the server never saw its request.
      if (server.told !== 'SIGKILL') crowd.unanswered.push({ server, what, why });
      return null;
    }
    if (right.includes(answer.status)) return true;
    if (REFUSED.includes(answer.status)) {
      crowd.counts.refused += 1;
      return false;
    }
    crowd.faults.push(`${what}: ${answer.status} ${JSON.stringify(answer.body?.error ?? null)}`);
    return null;
  };
  return { ...scene, crowd };
}

/** Enters activities and changes them, each published by its request. */
export function writer({ content, token, crowd }, name, random) {
  /** Title → the acknowledged value (null: none yet), and the values that were sent without an answer. */
  const known = new Map();
  let next = 0;
  return {
    known,
    async step(server) {
      const isNew = known.size < 3 || random.oneIn(4);
      next += 1;
      const value = next;
      const title = isNew ? `${name} ${next}` : random.pick([...known.keys()]);
      const entry = known.get(title) ?? { documentId: null, acknowledged: null, asked: [] };
      if (!isNew && entry.documentId === null) return;
      const partner = random.pick(content.partners).documentId;
      const month = random.pick(content.open);
      const data = isNew
        ? {
            title,
            ...{ programme: content.programme, partner, startDate: `${month}-10`, sessions: 1 },
            measurements: { [MEASURED]: value },
          }
        : { measurements: { [MEASURED]: value } };
      // From now on the value counts as sent, with any result.
      known.set(title, entry);
      entry.asked.push(value);
      const outcome = isNew
        ? await attempt(server, token, 'POST', '/api/activities', { data })
        : await attempt(server, token, 'PUT', `/api/activities/${entry.documentId}`, { data });
      const done = crowd.judge(server, `writing "${title}"`, outcome, [200, 201]);
      if (done === null) return;
      entry.asked = entry.asked.filter((other) => other !== value);
      if (done) {
        crowd.counts.writes += 1;
        entry.acknowledged = value;
        entry.documentId = outcome.answer.body.data.documentId;
      } else if (isNew) known.delete(title);
    },
  };
}

/** Publishes its own month and reopens it, in turn. */
export function publisher({ panelToken, crowd, revisions }, month) {
  let isPublished = false;
  return {
    month,
    async step(server) {
      const [step, body] = isPublished ? ['reopen', { reason: '再次核对。' }] : ['publish', {}];
      const address = `/monthly-report/months/${month}/${step}`;
      const outcome = await attempt(server, panelToken(), 'POST', address, body);
      const done = crowd.judge(server, `${step} of ${month}`, outcome, [200]);
      if (done && step === 'publish') {
        crowd.counts.publications += 1;
        revisions.set(month, (revisions.get(month) ?? 0) + 1);
      }
      if (done) isPublished = !isPublished;
    },
    /** Takes over the state and the newest revision from the database. */
    learn(state, revision) {
      isPublished = state === 'published';
      revisions.set(month, revision);
    },
  };
}

/** Reads published months, and expects everything that any server had acknowledged before the request. */
export function reader({ crowd, revisions }, random) {
  return {
    async step(server) {
      const published = [...revisions].filter(([, revision]) => revision > 0);
      if (published.length === 0) return;
      const [month, revision] = random.pick(published);
      const address = `/api/monthly-report/reports/${month}`;
      const outcome = await attempt(server, null, 'GET', address);
      if (!crowd.judge(server, `GET ${address}`, outcome, [200])) return;
      crowd.counts.reads += 1;
      const got = outcome.answer.body.data.revision;
      if (got < revision)
        crowd.faults.push(`${address} answered revision ${got} after ${revision} was published`);
    },
  };
}
