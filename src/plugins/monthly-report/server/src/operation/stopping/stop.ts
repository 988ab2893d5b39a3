/**
 * The way a server ends. Readiness turns red and every answer closes its connection, so that proxies
 * look elsewhere; then nobody is let in any more; what is under way finishes, or is rolled back;
 * only then Strapi is taken apart.
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

/** How far a server has come on its way to the end. */
type Phase = 'serving' | 'draining' | 'closed' | 'late';

interface Stop {
  phase: Phase;
  readonly underWay: UnderWay;
}

const stopOf = perStrapi((): Stop => ({ phase: 'serving', underWay: new UnderWay() }));

/** Turns of the event loop without a new connection. */
const QUIET_TURNS = 5;
/** Looks at the database, 20 ms apart. */
const LOOKS_AT_REST = 5;
/** Milliseconds in which a connection that was taken has sent its request. */
const UNREAD = 1000;
/** Time for what is refused after the deadline to be rolled back and answered. */
const ROLLING_BACK = 1000;
const RETRY_SECONDS = 5;

export const isServing = (strapi: Core.Strapi): boolean => stopOf(strapi).phase === 'serving';

/** Work that no request waits for, such as reminders: the stop does. */
export const asWorkUnderWay = <T>(strapi: Core.Strapi, name: string, body: () => Promise<T>): Promise<T> =>
  stopOf(strapi).underWay.during(name, body);

/** Lets whatever ends the server stop it in order before. */
export function registerOrderedStop(strapi: Core.Strapi): void {
  beforeDestroy(strapi, () => stopInOrder(strapi));
}

/**
 * Counts the requests under way. Called when nobody else puts himself before the listeners: what is
 * asked while the server drains is answered as ever, on a connection that closes with the answer.
 */
export function followRequests(strapi: Core.Strapi): void {
  const { httpServer } = strapi.server;
  httpServer.prependListener('request', ({ method, url = '' }, response) => {
    const [path = ''] = url.split('?', 1);
    const end = stopOf(strapi).underWay.begin(`${method} ${path}`);
    response.once('close', () => {
      end();
      // A client that left by itself is told of too: from here the two look alike.
      if (!response.writableFinished && !isServing(strapi)) {
        strapi.log.warn(`Stopping: ${method} ${path} was not answered, its connection is gone.`);
      }
    });
    if (!isServing(strapi)) response.setHeader('Connection', 'close');
  });
}

/** Counts the outermost transactions, and refuses their commit once it is too late. */
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
 * Closes the door behind who has come. While the event loop was busy the system took connections in this
 * server's name, and requests lie in them unread: Node's own `close` would cut them off.
 */
async function letNobodyIn(httpServer: Server): Promise<void> {
  // Each turn of the loop takes one of those that wait, right before this goes on.
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

/** Work that follows an answer asks the database in steps: it rests when nobody asks for a while. */
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

  // 1. Nobody should come any more; whoever does is answered.
  stop.phase = 'draining';
  strapi.cron.stop();
  if (httpServer.listening && drainSeconds > 0) {
    strapi.log.info(`Stopping: the server listens for ${drainSeconds} s more.`);
    await wait(drainSeconds * 1000);
  }

  // 2. Nobody comes in.
  stop.phase = 'closed';
  if (httpServer.listening) await letNobodyIn(httpServer);
  if (await stop.underWay.finished(Math.max(0, deadline - Date.now()))) {
    await databaseAtRest(strapi, deadline);
    return;
  }

  // 3. What did not finish is refused where it would commit. What hangs is rolled back by the database,
  //    which loses its connection with this process.
  stop.phase = 'late';
  strapi.log.error(
    `Stopping: not finished within ${stopSeconds} s: ${stop.underWay.tell()}. It is rolled back.`,
  );
  if (await stop.underWay.finished(ROLLING_BACK)) return;
  process.exit(1);
}
