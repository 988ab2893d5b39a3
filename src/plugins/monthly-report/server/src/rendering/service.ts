import type { Core } from '@strapi/strapi';

import { DocumentTooLarge } from '../documents/limits';
import type { RevisionName } from '../publication/rules/revision-name';
import type { FrozenSummary } from '../publication/rules/frozen-summary';
import { tooLarge, unavailable } from '../errors';
import type { Figures } from './figures-parts';
import type { CardJob, DocumentJob, DrawnCard, MadeDocument, TextJob, TrendJob } from './jobs';
import { RenderingPool } from './pool';
import { renderingProgram } from './program';
import { settings } from '../settings';
import { JobError, JobTimedOut, PoolClosed, QueueFull, ThreadDied } from './threads/errors';
import { supplyOf, type Stock } from './supply';

const SECOND = 1000;
const MINUTE = 60_000;
/** Seconds after which a document in the queue is probably made. */
const RETRY_AFTER = 5;

/** Work that takes so long that it is done in threads; its failures become errors of an API. */
export const renderingService = ({ strapi, ...stock }: { readonly strapi: Core.Strapi } & Stock) => {
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
     * @param figures the figures behind a report that is not frozen; only formats that print them ask for them.
     * @throws errors of 413, 503.
     */
    document(job: DocumentJob, figures?: () => Promise<Figures>): Promise<MadeDocument> {
      return inWords(pool.document(job, supplyOf(stock, figures)), nameOf(job), documentSeconds);
    },

    /** Null if the programme has no trend. @throws an error of 503. */
    trend: (job: TrendJob): Promise<string | null> =>
      inWords(pool.short<'trend'>(job, supplyOf(stock)), nameOf(job), documentSeconds),

    /** @throws an error of 503. */
    card: (job: CardJob): Promise<DrawnCard> =>
      inWords(
        pool.short<'card'>(job, supplyOf(stock)),
        `The card of the report of ${job.headline.month}`,
        documentSeconds,
      ),

    /** @throws errors of 413, 503. */
    text: (job: TextJob): Promise<string> =>
      inWords(pool.short<'text'>(job, supplyOf(stock)), nameOf(job), documentSeconds),

    /** @param here makes it without a thread if no thread is available: other requests need it to be answered. */
    async summary(revision: RevisionName, here: () => Promise<FrozenSummary>): Promise<FrozenSummary> {
      const { month, number, sha256 } = revision;
      try {
        const job = { kind: 'summary', revision: { month, number, sha256 } } as const;
        return await pool.short<'summary'>(job, supplyOf(stock));
      } catch (error) {
        if (error instanceof JobError) throw error;
        return here();
      }
    },

    /** Ends the threads. */
    close: (): Promise<void> => pool.close(),
  };
};

const TOO_MUCH =
  'Read it as a web page, Markdown or JSON instead, or have the limits of documents raised (docs/security.md).';

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

export type RenderingService = ReturnType<typeof renderingService>;
