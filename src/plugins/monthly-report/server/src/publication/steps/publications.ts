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

/** Who takes a step of a month, and when. */
export interface Step {
  readonly month: Month;
  readonly actor: Actor;
  readonly at: Date;
}

/** 409 of a month with errors that nobody has mended or explained. */
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

/** How the report entry is published. */
interface Way {
  readonly makePublic: () => Promise<unknown>;
  /** Fields of it that are written with its publication. */
  readonly given: Row;
}

/** Times that a month is made ready without the turn. */
const MOST_TRIES = 3;

const wordsOf = ({ month, title, note }: ReportWords): ReportWords => ({ month, title, note });

/** While a step publishes the report entry itself, nobody starts another publication of it. */
const publishing = new AsyncLocalStorage<true>();

/** Within the turn nobody is told anything: it is short, or nobody else gets in. */
const UNTOLD: Job['tell'] = () => Promise.resolve();

interface Needs {
  readonly strapi: Core.Strapi;
  readonly catalogue: CatalogueService;
  readonly findings: FindingsService;
  readonly revisions: RevisionsService;
}

/** The way of a month (月份): in review, published and locked, reopened for a correction. */
export const publicationsService = ({ strapi, catalogue, findings, revisions }: Needs) => {
  const ready = preparation({ strapi, catalogue, findings, revisions });
  /** Runs something as if no transaction were under way, on connections of its own. */
  const outside = AsyncLocalStorage.snapshot();

  /** Makes the report entry of the month published, as the panel's button does. */
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

  /** Inside the transaction that has the turn. */
  async function take(step: Step, made: Prepared, makePublic: () => Promise<unknown>): Promise<unknown> {
    const { month, actor, at } = step;
    // 1. Whether it may be published.
    const before = await readMonthRecord(strapi, month);
    const state = requireStep(before, 'publish');
    if (made.open.length > 0) refuseOpenErrors(month, made.open);

    // 2. The report entry, which makes the month public.
    const result = await publishing.run(true, makePublic);
    const words = await publishedWords(step);
    const said = wordsOf(made.entry);
    // The panel publishes what is in its form, which nobody could know before.
    const { entry, content, sha256, previousSha256 } = isDeepStrictEqual(words, said)
      ? made
      : await ready.prepare(words, at, UNTOLD);

    // 3. What is kept of it: the next link of the chain, the lock, the trail.
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

  /** Null where what was read did not belong together, because others changed it: the turn tells whether that is so. */
  async function aheadOf({ month, at }: Step, words: ReportWords, { tell }: Job): Promise<Prepared | null> {
    // Whatever is told of it last: it may be cancelled until then.
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
   * Makes everything ready while others go on, and takes the turn only to write it. What has changed in between
   * is made once more, at last within the turn, where nobody can change anything. The panel's button is in a
   * transaction already: it is made ready outside, but on SQLite, which has one connection only.
   */
  async function takeShortly(step: Step, { makePublic, given }: Way): Promise<unknown> {
    const { month, actor, at } = step;
    const isNested = strapi.db.inTransaction();
    const isAlone = isNested && !dialectOf(strapi).isPostgres;
    const wordsNow = async () => wordsOf(await readDraftEntry(strapi, month, given));
    return asJob(strapi, { month, actor, isSeen: !isAlone }, async (job) => {
      for (let attempt = 1; ; attempt += 1, job.again()) {
        // Whoever comes too late waits for nobody to hear so.
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

    /** A publication under way; null while there is none. */
    job: (month: Month): Promise<PublicationJob | null> => readJob(strapi, month),

    /** Whoever publishes is told (409), and nothing happens; too late once it is being written. */
    cancel: (month: Month): Promise<void> => cancelJob(strapi, month),

    /** Of all months with which somebody has begun. */
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
        // Made of everybody's entries as they are now, which is not for everybody before it is published.
        laterMonths: mayPublish ? await this.laterMonths(month) : [],
        may: mayPublish ? stepsFrom(state) : [],
      };
    },

    /** Later published months whose figures would be others if they were published again now. */
    laterMonths: (month: Month): Promise<LaterMonthEntry[]> =>
      laterMonths({ strapi, catalogue, revisions }, month),

    /** Begins the review of a month, or takes that back. @throws conflict (409) from any other state. */
    async review(step: 'begin-review' | 'withdraw-review', { month, actor, at }: Step): Promise<void> {
      await exclusively(strapi, async () => {
        const before = await readMonthRecord(strapi, month);
        const state = requireStep(before, step);
        await keepMonthRecord(strapi, { ...before, state }, at);
        await keepTrail(strapi, { actor, at, action: step, month });
      });
    },

    /**
     * Publishes a month: freezes its next revision and locks it, or does nothing at all.
     *
     * @param way where somebody is publishing the report entry already
     * @returns what `makePublic` did
     * @throws OpenErrors, conflict (409) where it is published or being published, was cancelled, or everybody
     * writes at once, or
     * unavailable (503) where the kept sums are of other activities than the content has.
     */
    async publish(
      step: Step,
      { makePublic = () => publishEntry(step.month), given = {} }: Partial<Way> = {},
    ): Promise<unknown> {
      const result = await takeShortly(step, { makePublic, given });
      const record = await readMonthRecord(strapi, step.month);
      // At once, or with the transaction of the panel's button, which may still be rolled back.
      const announced = ({ onCommit }: { readonly onCommit: (callback: () => void) => void }) =>
        onCommit(() => announce(strapi, record));
      await strapi.db.transaction(announced);
      return result;
    },

    /**
     * Opens a published month for a correction (解锁更正); its last revision stays public.
     *
     * @throws conflict (409) where it is not published.
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

    /** @throws conflict (409) where the report has been published: it is taken back by a correction only. */
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
