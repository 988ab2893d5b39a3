import type { Core } from '@strapi/strapi';

import { DocumentTooLarge } from '../documents/limits';
import { readContent } from '../domain/revision/content';
import { frozenSummary, type FrozenSummary } from '../domain/revision/frozen-summary';
import { tooLarge, unavailable } from '../errors';
import type { Figures } from '../rendering/figures-parts';
import type { CardJob, DocumentJob, DrawnCard, MadeDocument, TextJob, TrendJob } from '../rendering/jobs';
import { RenderingPool } from '../rendering/pool';
import { renderingProgram } from '../rendering/program';
import { settings } from '../settings';
import { JobError, JobTimedOut, PoolClosed, QueueFull, ThreadDied } from '../threads/errors';
import { pluginService } from './registry';
import { supplyOf } from './supply';

const SECOND = 1000;
const MINUTE = 60_000;
/** Seconds after which a document in the queue is likely to be made. */
const RETRY_AFTER = 5;

/** What takes so long that it is done in threads, and in the words of an API what goes wrong there. */
export const renderingService = ({ strapi }: { strapi: Core.Strapi }) => {
  const { documentThreads, documentQueue, documentSeconds, documentThreadMegabytes } = settings(strapi);
  const pool = new RenderingPool({
    program: renderingProgram(),
    threads: documentThreads,
    waiting: documentQueue,
    jobMilliseconds: documentSeconds * SECOND,
    idleMilliseconds: MINUTE,
    heapMegabytes: documentThreadMegabytes,
  });

  return {
    /**
     * @param figures those behind a report that is not frozen; asked for by the formats that print them.
     * @throws errors of 413, 503.
     */
    async document(job: DocumentJob, figures: () => Promise<Figures>): Promise<MadeDocument> {
      const supply = supplyOf((address) => pluginService(strapi, 'pictures').of(address), figures);
      return inWords(pool.document(job, supply), nameOf(job), documentSeconds);
    },

    /** Null where the programme has no trend. @throws an error of 503. */
    trend: (job: TrendJob): Promise<string | null> =>
      inWords(pool.short<'trend'>(job), nameOf(job), documentSeconds),

    /** @throws an error of 503. */
    card: (job: CardJob): Promise<DrawnCard> =>
      inWords(pool.short<'card'>(job), `The card of the report of ${job.headline.month}`, documentSeconds),

    /** @throws errors of 413, 503. */
    text: (job: TextJob): Promise<string> => inWords(pool.short<'text'>(job), nameOf(job), documentSeconds),

    /** Never fails for want of a thread: figures are asked for in the middle of a publication too. */
    async summary(text: string): Promise<FrozenSummary> {
      try {
        return await pool.short<'summary'>({ kind: 'summary', text });
      } catch (error) {
        if (error instanceof JobError) throw error;
        return frozenSummary(readContent(text), text.length);
      }
    },

    /** Ends the threads. */
    close: (): Promise<void> => pool.close(),
  };
};

const TOO_MUCH =
  'Read it as a web page, Markdown or JSON instead, or have the limits of documents raised (README, configuration).';

const nameOf = (job: DocumentJob | TextJob | TrendJob): string =>
  `The ${job.kind === 'trend' ? 'trend' : job.format} of the report of ${job.edition.month}`;

async function inWords<T>(made: Promise<T>, what: string, seconds: number): Promise<T> {
  try {
    return await made;
  } catch (error) {
    if (error instanceof JobError && error.name === DocumentTooLarge.NAME) throw tooLarge(error.message);
    if (error instanceof JobTimedOut)
      throw tooLarge(`${what} takes more than ${seconds} seconds. ${TOO_MUCH}`);
    if (error instanceof ThreadDied && error.isOutOfMemory) {
      throw tooLarge(`${what} takes more memory than a document may. ${TOO_MUCH}`);
    }
    if (error instanceof QueueFull) {
      throw unavailable(
        `${error.waiting} documents are waiting to be made already: please ask again in a few seconds.`,
        RETRY_AFTER,
      );
    }
    if (error instanceof PoolClosed) throw unavailable('The server is shutting down.', RETRY_AFTER);
    throw error;
  }
}
