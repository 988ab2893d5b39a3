import type { Parcel } from './threads/messages';
import { ThreadPool, type PoolSettings } from './threads/pool';
import type { JobResults, RenderingJob, RenderingQuestion } from './jobs';

/** Answers the questions of a job to the server, by the kind of question. */
export type Supply = (question: RenderingQuestion) => Promise<Parcel>;

type JobOf<Kind extends RenderingJob['kind']> = Extract<RenderingJob, { readonly kind: Kind }>;

/** The threads that make documents and draw pictures; see `ThreadPool` for what it throws. */
export class RenderingPool {
  private readonly pool: ThreadPool;

  /** @param settings its `program` is the one built from `thread.ts`. */
  constructor(settings: PoolSettings) {
    this.pool = new ThreadPool(settings);
  }

  async document(job: JobOf<'document'>, supply: Supply): Promise<JobResults['document']> {
    const answer = (question: unknown) => supply(question as RenderingQuestion);
    return (await this.pool.run({ value: job }, { answer })) as JobResults['document'];
  }

  /** A job that takes less than a second. */
  async short<Kind extends Exclude<RenderingJob['kind'], 'document'>>(
    job: JobOf<Kind>,
    supply: Supply,
  ): Promise<JobResults[Kind]> {
    const answer = (question: unknown) => supply(question as RenderingQuestion);
    return (await this.pool.run({ value: job }, { answer, isShort: true })) as JobResults[Kind];
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}
