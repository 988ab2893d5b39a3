/**
 * The steps in which a server stops. Readiness turns red and every answer closes its connection, so that proxies
 * choose another server. Then no new connections are accepted. Running work finishes, or is rolled back. Only then
 * Strapi itself is stopped.
 */
import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import process from 'node:process';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Core } from '@strapi/strapi';

import { perStrapi } from '../../database/per-strapi';
import { unavailable } from '../../errors';
import { settings } from '../../settings';
import { isDatabaseIdle } from '../../strapi/database-use';
import { beforeDestroy } from '../../strapi/destroy';
import { aroundTransactions } from '../../strapi/transactions';
import { UnderWay } from './under-way';

/** The phases of a server that stops. */
type Phase = 'serving' | 'draining' | 'closed' | 'late';

interface Stop {
  phase: Phase;
  readonly underWay: UnderWay;
}

const stopOf = perStrapi((): Stop => ({ phase: 'serving', underWay: new UnderWay() }));

/** Turns of the event loop without a new connection. */
const QUIET_TURNS = 5;
/** Number of looks at the database, 20 ms apart. */
const LOOKS_AT_REST = 5;
/** Milliseconds within which an accepted connection sends its request. */
const UNREAD = 1000;
/** Milliseconds to roll back and answer work that is refused after the deadline. */
const ROLLING_BACK = 1000;
const RETRY_SECONDS = 5;

export const isServing = (strapi: Core.Strapi): boolean => stopOf(strapi).phase === 'serving';

/** Counts work without a request, such as reminders: the stop waits for it. */
export const asWorkUnderWay = <T>(strapi: Core.Strapi, name: string, body: () => Promise<T>): Promise<T> =>
  stopOf(strapi).underWay.during(name, body);

/** Stops the server in order before Strapi ends it, whatever the cause. */
export function registerOrderedStop(strapi: Core.Strapi): void {
  beforeDestroy(strapi, () => stopInOrder(strapi));
}

/**
 * Counts the running requests. Call it when nobody else adds a listener in front of it. While the server drains,
 * requests are answered as usual, on a connection that closes with the answer.
 */
export function followRequests(strapi: Core.Strapi): void {
  const { httpServer } = strapi.server;
  httpServer.prependListener('request', ({ method, url = '' }, response) => {
    const [path = ''] = url.split('?', 1);
    const end = stopOf(strapi).underWay.begin(`${method} ${path}`);
    response.once('close', () => {
      end();
      // A client that left by itself is logged too: the server cannot see the difference here.
      if (!response.writableFinished && !isServing(strapi)) {
        strapi.log.warn(`Stopping: ${method} ${path} was not answered, its connection is gone.`);
      }
    });
    if (!isServing(strapi)) response.setHeader('Connection', 'close');
  });
}

/** Counts the outermost transactions, and refuses their commit after the deadline. */
export function followTransactions(strapi: Core.Strapi): void {
  const stop = stopOf(strapi);
  const requireTime = () => {
    if (stop.phase === 'late') {
      throw unavailable(
        '服务器正在停止，未作任何改动。 / The server is stopping; nothing was changed.',
        RETRY_SECONDS,
      );
    }
  };
  aroundTransactions(strapi, (callback, begin) =>
    stop.underWay.during('transaction', () =>
      begin(async (parameters) => {
        const commit = async () => {
          requireTime();
          await parameters.commit();
        };
        const result = await callback({ ...parameters, commit });
        requireTime();
        return result;
      }),
    ),
  );
}

/**
 * Stops accepting connections, but keeps those that have arrived. While the event loop was busy, the system accepted
 * connections for this server, with requests that nobody has read: Node's own `close` would cut them off.
 */
async function letNobodyIn(httpServer: Server): Promise<void> {
  // Each turn of the loop accepts a waiting connection before this code continues.
  const taken = { now: 0, before: 0 };
  httpServer.on('connection', () => (taken.now += 1));
  for (let quiet = 0; quiet < QUIET_TURNS; quiet = taken.now > taken.before ? 0 : quiet + 1) {
    taken.before = taken.now;
    await nextTurn();
  }
  NetServer.prototype.close.call(httpServer);
  const connections = promisify(httpServer.getConnections.bind(httpServer));
  for (const until = Date.now() + UNREAD; Date.now() < until && (await connections()) > 0;) await wait(20);
  httpServer.closeIdleConnections();
}

/** Work after an answer asks the database in steps: it has finished when nobody asks for a while. */
async function databaseAtRest(strapi: Core.Strapi, deadline: number): Promise<void> {
  for (let looks = 0; looks < LOOKS_AT_REST && Date.now() < deadline; await wait(20)) {
    looks = isDatabaseIdle(strapi) ? looks + 1 : 0;
  }
}

async function stopInOrder(strapi: Core.Strapi): Promise<void> {
  const stop = stopOf(strapi);
  const { httpServer } = strapi.server;
  const { stopSeconds, drainSeconds } = settings(strapi);
  const deadline = Date.now() + stopSeconds * 1000;

  // 1. Drain: new requests should go elsewhere; those that come are still answered.
  stop.phase = 'draining';
  strapi.cron.stop();
  if (httpServer.listening && drainSeconds > 0) {
    strapi.log.info(`Stopping: the server listens for ${drainSeconds} s more.`);
    await wait(drainSeconds * 1000);
  }

  // 2. Close: no new connections.
  stop.phase = 'closed';
  if (httpServer.listening) await letNobodyIn(httpServer);
  if (await stop.underWay.finished(Math.max(0, deadline - Date.now()))) {
    await databaseAtRest(strapi, deadline);
    return;
  }

  // 3. Too late: unfinished work is refused at its commit. The database rolls back transactions that hang, when it
  //    loses the connection of this process.
  stop.phase = 'late';
  strapi.log.error(
    `Stopping: not finished within ${stopSeconds} s: ${stop.underWay.tell()}. It is rolled back.`,
  );
  if (await stop.underWay.finished(ROLLING_BACK)) return;
  process.exit(1);
}
