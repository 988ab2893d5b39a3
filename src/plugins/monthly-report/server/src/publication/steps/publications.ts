import { AsyncLocalStorage } from 'node:async_hooks';
import { isDeepStrictEqual } from 'node:util';

import type { Core } from '@strapi/strapi';

import type { LaterMonthEntry, MonthDetail, PublicationJob } from '../../../../shared/admin-api';
import { SYSTEM, type Actor } from '../../access/actor';
import { readDraftEntry, readPublishedWords, type ReportWords } from '../../report/store/report-entries';
import { text, type Row } from '../../database/rows';
import type { ExplainedFinding } from '../../domain/explained';
import type { Month } from '../../domain/month';
import { stepsFrom } from '../rules/month-states';
import { conflict } from '../../errors';
import { dialectOf } from '../../database/dialect';
import { documentsOf } from '../../strapi/documents';
import { UID } from '../../uids';
import { announce } from './announcements';
import { requireExactTotals, requireExactTotalsAhead } from '../../ledger/steps/exact-totals';
import {
  keepMonthRecord,
  readMonthRecord,
  readMonthRecords,
  requireStep,
  type MonthRecord,
} from '../store/month-states';
import { keepRevision, readRevisionsOf } from '../store/write-revisions';
import { keepTrail } from '../../trail/steps/record';
import { exclusively } from '../store/writing';
import type { FindingsService } from '../../checks/steps/findings';
import type { CatalogueService } from '../../entries/steps/catalogue';
import { cancelJob, readJob } from '../store/jobs';
import { asJob, isCancelled, type Job } from './job';
import { laterMonths } from './later-months';
import { preparation, type Prepared } from './prepare';
import type { RevisionsService } from './revisions';

/** The month, the actor and the time of a step. */
export interface Step {
  readonly month: Month;
  readonly actor: Actor;
  readonly at: Date;
}

/** 409 for a month with errors that nobody has corrected or explained. */
export interface OpenErrors extends Error {
  readonly openErrors: readonly ExplainedFinding[];
}

export const isOpenErrors = (error: unknown): error is OpenErrors =>
  error instanceof Error && 'openErrors' in error;

function refuseOpenErrors(month: Month, open: readonly ExplainedFinding[]): never {
  const refusal = conflict(
    `${month}还有${open.length}个错误级核查问题未更正或说明，不能发布。 / ` +
      `${month} has ${open.length} open errors; mend or explain them before it is published.`,
  );
  const details = { findings: open.map(({ message }) => message) };
  throw Object.assign(refusal, { openErrors: open, details });
}

/** The way in which the report entry is published. */
interface Way {
  readonly makePublic: () => Promise<unknown>;
  /** Fields of the entry that are written with its publication. */
  readonly given: Row;
}

/** Number of attempts to prepare a month outside the turn. */
const MOST_TRIES = 3;

const wordsOf = ({ month, title, note }: ReportWords): ReportWords => ({ month, title, note });

/** Set while a step publishes the report entry itself: this write must not start another publication. */
const publishing = new AsyncLocalStorage<true>();

/** Inside the turn no progress is reported: the turn is short, or others have no connection. */
const UNTOLD: Job['tell'] = () => Promise.resolve();

interface Needs {
  readonly strapi: Core.Strapi;
  readonly catalogue: CatalogueService;
  readonly findings: FindingsService;
  readonly revisions: RevisionsService;
}

/** The steps of a month (月份): in review, published and locked, reopened for a correction. */
export const publicationsService = ({ strapi, catalogue, findings, revisions }: Needs) => {
  const ready = preparation({ strapi, catalogue, findings, revisions });
  /** Runs a function outside the current transaction, on its own connections. */
  const outside = AsyncLocalStorage.snapshot();

  /** Publishes the report entry of the month, like the button in the panel. */
  async function publishEntry(month: Month): Promise<unknown> {
    const documents = documentsOf(strapi, UID.report);
    const row: Row | null = await strapi.db
      .query(UID.report)
      .findOne({ select: ['documentId'], where: { month }, orderBy: { id: 'asc' } });
    const documentId =
      row === null ? (await documents.create({ data: { month } })).documentId : text(row, 'documentId');
    return documents.publish({ documentId });
  }

  async function publishedWords({ month, at }: Step): Promise<ReportWords> {
    const where = { month, publishedAt: { $notNull: true } };
    await strapi.db.query(UID.report).updateMany({ where, data: { publishedAt: at } });
    const words = await readPublishedWords(strapi, month);
    if (words === null) throw new Error(`The report of ${month} was published and is not there`);
    return words;
  }

  /** Publishes inside the transaction that has the turn. */
  async function take(step: Step, made: Prepared, makePublic: () => Promise<unknown>): Promise<unknown> {
    const { month, actor, at } = step;
    // 1. Check that the month may be published.
    const before = await readMonthRecord(strapi, month);
    const state = requireStep(before, 'publish');
    if (made.open.length > 0) refuseOpenErrors(month, made.open);

    // 2. Publish the report entry, which makes the month public.
    const result = await publishing.run(true, makePublic);
    const words = await publishedWords(step);
    const said = wordsOf(made.entry);
    // The panel publishes the content of its form, which was not known during the preparation.
    const { entry, content, sha256, previousSha256 } = isDeepStrictEqual(words, said)
      ? made
      : await ready.prepare(words, at, UNTOLD);

    // 3. Store it: the next link of the chain, the lock, the trail.
    const { revision } = entry;
    await keepRevision(strapi, {
      month,
      number: revision,
      frozenAt: at.toISOString(),
      publishedBy: actor === SYSTEM ? null : actor.name,
      title: entry.title,
      reason: before.reason,
      ...{ content, sha256, previousSha256 },
    });
    await keepMonthRecord(strapi, { month, state, revision, reason: null }, at);
    await keepTrail(strapi, { actor, at, action: 'publish', month, details: { revision, sha256 } });
    return result;
  }

  /**
   * Null if others changed the content while it was read: the month is then prepared inside the turn, which shows
   * whether there is an error.
   */
  async function aheadOf({ month, at }: Step, words: ReportWords, { tell }: Job): Promise<Prepared | null> {
    // `writing` is reported last: until then the publication can be cancelled.
    const made = await ready.prepare(words, at, tell).catch((error: unknown) => {
      if (isCancelled(error)) throw error;
      strapi.log.debug(`Monthly report: ${month} is made ready within its turn: ${String(error)}`);
      return null;
    });
    await requireExactTotalsAhead(strapi, month);
    await tell('writing', 0, 1);
    return made;
  }

  /**
   * Prepares everything while others work, and takes the turn only to write it. If something has changed in between,
   * it is prepared again; the last attempt prepares it inside the turn, where nobody can change anything. The panel's
   * button is already in a transaction: then the preparation runs outside of it, except on SQLite, which has only one
   * connection.
   */
  async function takeShortly(step: Step, { makePublic, given }: Way): Promise<unknown> {
    const { month, actor, at } = step;
    const isNested = strapi.db.inTransaction();
    const isAlone = isNested && !dialectOf(strapi).isPostgres;
    const wordsNow = async () => wordsOf(await readDraftEntry(strapi, month, given));
    return asJob(strapi, { month, actor, isSeen: !isAlone }, async (job) => {
      for (let attempt = 1; ; attempt += 1, job.again()) {
        // A request that comes too late gets its refusal without waiting.
        requireStep(await readMonthRecord(strapi, month), 'publish');
        const words = await wordsNow();
        const makeReady = () => aheadOf(step, words, job);
        const goesAhead = !isAlone && attempt <= MOST_TRIES;
        const ahead = goesAhead ? await (isNested ? outside(makeReady) : makeReady()) : null;
        const taken = await exclusively(strapi, async (trx) => {
          const isPresent = ahead?.madeOf === (await ready.madeOf(month));
          if (ahead !== null && !isPresent) return null;
          if (ahead === null) await requireExactTotals(strapi, trx, month);
          const made = ahead ?? (await ready.prepare(await wordsNow(), at, UNTOLD));
          return { result: await take(step, made, makePublic) };
        });
        if (taken !== null) return taken.result;
      }
    });
  }

  return {
    isPublishing: (): boolean => publishing.getStore() === true,

    record: (month: Month): Promise<MonthRecord> => readMonthRecord(strapi, month),

    /** The publication that is running; null if there is none. */
    job: (month: Month): Promise<PublicationJob | null> => readJob(strapi, month),

    /** Cancels a publication: its caller gets 409, and nothing is published. Too late once it is being written. */
    cancel: (month: Month): Promise<void> => cancelJob(strapi, month),

    /** Records of all months with a first step. */
    records: () => readMonthRecords(strapi),

    async detail(month: Month, mayPublish: boolean): Promise<MonthDetail> {
      const { state, reason } = await readMonthRecord(strapi, month);
      const told = await readRevisionsOf(strapi, month);
      return {
        month,
        state,
        reason,
        revisions: told.map(({ number, frozenAt, publishedBy, reason: why, sha256 }) => ({
          number,
          frozenAt,
          publishedBy,
          reason: why,
          sha256,
        })),
        // The present entries of all partners are behind this, so only accounts that may publish see it.
        laterMonths: mayPublish ? await this.laterMonths(month) : [],
        may: mayPublish ? stepsFrom(state) : [],
      };
    },

    /** Later published months with figures that would change if the months were published again now. */
    laterMonths: (month: Month): Promise<LaterMonthEntry[]> =>
      laterMonths({ strapi, catalogue, revisions }, month),

    /** Begins the review of a month, or withdraws it. @throws conflict (409) from any other state. */
    async review(step: 'begin-review' | 'withdraw-review', { month, actor, at }: Step): Promise<void> {
      await exclusively(strapi, async () => {
        const before = await readMonthRecord(strapi, month);
        const state = requireStep(before, step);
        await keepMonthRecord(strapi, { ...before, state }, at);
        await keepTrail(strapi, { actor, at, action: step, month });
      });
    },

    /**
     * Publishes a month: freezes its next revision and locks it; on an error nothing changes.
     *
     * @param way given if the report entry is already being published
     * @returns the result of `makePublic`
     * @throws OpenErrors, conflict (409) if it is published, is being published, was cancelled, or others keep
     * writing; unavailable (503) if the kept sums do not match the activities.
     */
    async publish(
      step: Step,
      { makePublic = () => publishEntry(step.month), given = {} }: Partial<Way> = {},
    ): Promise<unknown> {
      const result = await takeShortly(step, { makePublic, given });
      const record = await readMonthRecord(strapi, step.month);
      // Runs at once, or with the commit of the transaction of the panel's button, which may still be rolled back.
      const announced = ({ onCommit }: { readonly onCommit: (callback: () => void) => void }) =>
        onCommit(() => announce(strapi, record));
      await strapi.db.transaction(announced);
      return result;
    },

    /**
     * Opens a published month for a correction (解锁更正); its last revision stays public.
     *
     * @throws conflict (409) if it is not published.
     */
    async reopen({ month, actor, at }: Step, reason: string): Promise<void> {
      await exclusively(strapi, async () => {
        const before = await readMonthRecord(strapi, month);
        const state = requireStep(before, 'reopen');
        await keepMonthRecord(strapi, { ...before, state, reason }, at);
        await keepTrail(strapi, {
          actor,
          at,
          action: 'reopen',
          month,
          details: { revision: before.revision, reason },
        });
      });
    },

    /** @throws conflict (409) if the report was published: only a correction can change it. */
    async requireUnpublished(month: Month): Promise<void> {
      const { revision } = await readMonthRecord(strapi, month);
      if (revision === 0) return;
      throw conflict(
        `${month}已有发布版本，月报不能撤下、删除或改期；请解锁更正后重新发布。 / ${month} has been published: ` +
          'its report cannot be taken down, deleted or moved; reopen it and publish a correction.',
      );
    },
  };
};

export type PublicationsService = ReturnType<typeof publicationsService>;
