/** A publication as others see it: its progress, and whether somebody has cancelled it. */
import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';

import type { Core } from '@strapi/strapi';

import type { PublicationStage } from '../../../../shared/vocabulary';
import { SYSTEM, type Actor } from '../../access/actor';
import type { Month } from '../../domain/month';
import { conflict } from '../../errors';
import { beginJob, endJob, tellJob } from '../store/jobs';

/** Reports the progress of a stage. @throws Error (`isCancelled`) once the publication is cancelled. */
export type Progress = (stage: PublicationStage, done: number, total: number) => Promise<void>;

export interface Job {
  readonly tell: Progress;
  /** Starts a new attempt, because the content has changed. */
  readonly again: () => void;
}

/** Milliseconds between two reports on one stage: people watch the progress, and may cancel. */
const EVERY = 500;

/** Milliseconds between two signs of life; a few of them may be late. */
const ALIVE_EVERY = 1000;

class CancelledError extends Error {}

/** 409 for a publication that was cancelled. */
const cancelled = (month: Month): Error => {
  const message = `${month}的发布已取消，未作任何改动。 / The publication of ${month} was cancelled; nothing was changed.`;
  return Object.assign(conflict(message), { cause: new CancelledError(message) });
};

export const isCancelled = (error: unknown): boolean =>
  error instanceof Error && error.cause instanceof CancelledError;

/** A job that others cannot see: on SQLite the publication runs in a transaction that holds the only connection. */
const UNSEEN: Job = { tell: () => Promise.resolve(), again: () => undefined };

interface Publishing {
  readonly month: Month;
  readonly actor: Actor;
  /** Whether others can see it. */
  readonly isSeen: boolean;
}

/** @throws conflict (409) while somebody else publishes the month, or after a cancellation. */
export async function asJob<T>(
  strapi: Core.Strapi,
  { month, actor, isSeen }: Publishing,
  publish: (job: Job) => Promise<T>,
): Promise<T> {
  if (!isSeen) return publish(UNSEEN);
  const id = randomUUID();
  const by = actor === SYSTEM ? null : actor.name;
  if (!(await beginJob(strapi, { month, id, by, at: new Date() }))) {
    throw conflict(
      `${month}正在发布，请等它完成。 / ${month} is being published just now; wait until that has ended.`,
    );
  }
  let attempt = 1;
  let last: { readonly stage: PublicationStage; readonly time: number } | null = null;
  const tell: Progress = async (stage, done, total) => {
    const time = performance.now();
    if (last?.stage === stage && time - last.time < EVERY) return;
    last = { stage, time };
    if (!(await tellJob(strapi, id, { stage, done, total, attempt }))) throw cancelled(month);
  };
  // A stage may take long without a report.
  const alive = setInterval(() => {
    tellJob(strapi, id, {}).catch((error: unknown) => strapi.log.debug(`Monthly report: ${String(error)}`));
  }, ALIVE_EVERY);
  try {
    return await publish({ tell, again: () => (attempt += 1) });
  } finally {
    clearInterval(alive);
    await endJob(strapi, id);
  }
}
