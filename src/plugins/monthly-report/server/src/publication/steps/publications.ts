import { AsyncLocalStorage } from 'node:async_hooks';

import type { Core } from '@strapi/strapi';

import type { LaterMonthEntry, MonthDetail } from '../../../../shared/admin-api';
import { LOCALES } from '../../../../shared/vocabulary';
import { SYSTEM, type Actor } from '../../access/actor';
import { readPublishedWords } from '../../report/store/report-entries';
import { text, type Row } from '../../database/rows';
import type { ExplainedFinding } from '../../domain/explained';
import { openErrors } from '../../checks/rules/open-errors';
import { findingKey } from '../../domain/finding';
import type { PublishedEntry } from '../../entries/rules/facts';
import type { Month } from '../../domain/month';
import { correctionBetween, withCorrection } from '../rules/correction';
import type { FrozenMonth } from '../rules/frozen-month';
import type { FrozenRecord } from '../rules/frozen-record';
import { writeStored } from '../rules/stored/write';
import { stepsFrom } from '../rules/month-states';
import { conflict } from '../../errors';
import { documentsOf } from '../../strapi/documents';
import { UID } from '../../uids';
import { announce } from './announcements';
import { requireExactTotals } from '../../ledger/steps/exact-totals';
import {
  keepMonthRecord,
  readMonthRecord,
  readMonthRecords,
  requireStep,
  type MonthRecord,
} from '../store/month-states';
import { hashPhotos } from '../../files/steps/photo-files';
import { keepRevision, readHead, readRevisionsOf, sha256Of } from '../store/write-revisions';
import { readStandingSubmissions } from '../../submissions/steps/standing-submissions';
import { keepTrail } from '../../trail/steps/record';
import { exclusively } from '../store/writing';
import type { FindingsService } from '../../checks/steps/findings';
import type { CatalogueService } from '../../entries/steps/catalogue';
import { freezeMonth } from './freezing';
import { laterMonths } from './later-months';
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

/** While a step publishes the report entry itself, nobody starts another publication of it. */
const publishing = new AsyncLocalStorage<true>();

/** The way of a month (月份): in review, published and locked, reopened for a correction. */
interface Needs {
  readonly strapi: Core.Strapi;
  readonly catalogue: CatalogueService;
  readonly findings: FindingsService;
  readonly revisions: RevisionsService;
}

export const publicationsService = ({ strapi, catalogue: present, findings, revisions }: Needs) => {
  /** The newest revisions of the published months before one. */
  async function pinsOf(month: Month): Promise<ReadonlyMap<Month, number>> {
    const newest = await revisions.newestOfAll();
    const earlier = [...newest].filter(([other]) => other < month).reverse();
    return new Map(earlier.map(([other, { number }]) => [other, number]));
  }

  /** With the correction of the revision that was public until now. */
  async function corrected(frozen: FrozenMonth, { reason }: MonthRecord): Promise<FrozenMonth> {
    const header = await revisions.newest(frozen.month);
    if (header === null) return frozen;
    const before = await revisions.content(header);
    const corrections = correctionBetween(before, frozen, reason ?? '');
    const models = Object.fromEntries(
      LOCALES.map((locale) => [locale, withCorrection(frozen.models[locale], corrections[locale])]),
    ) as FrozenMonth['models'];
    return { ...frozen, models };
  }

  async function recordOf(month: Month, frozen: FrozenMonth, found: readonly ExplainedFinding[]) {
    const record: FrozenRecord = {
      previousSha256: await readHead(strapi),
      findings: found.map((finding) => ({
        key: findingKey(finding),
        check: finding.check,
        severity: finding.severity,
        programme: finding.programme,
        partner: finding.partner,
        subject: finding.subject,
        message: finding.message,
        explanation: finding.explanation,
      })),
      submissions: await readStandingSubmissions(strapi, month),
      photos: await hashPhotos(
        strapi,
        LOCALES.map((locale) => frozen.models[locale]),
      ),
    };
    return record;
  }

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

  async function publishedEntry(step: Step, revision: number): Promise<PublishedEntry> {
    const { month, at } = step;
    const where = { month, publishedAt: { $notNull: true } };
    await strapi.db.query(UID.report).updateMany({ where, data: { publishedAt: at } });
    const words = await readPublishedWords(strapi, month);
    if (words === null) throw new Error(`The report of ${month} was published and is not there`);
    return { ...words, status: 'published', revision, publishedAt: at.toISOString() };
  }

  async function take(step: Step, makePublic: () => Promise<unknown>): Promise<unknown> {
    const { month, actor, at } = step;
    // 1. Whether it may be published.
    const before = await readMonthRecord(strapi, month);
    const state = requireStep(before, 'publish');
    const found = await findings.toPublish(month);
    const open = openErrors(found);
    if (open.length > 0) refuseOpenErrors(month, open);

    // 2. The report entry, which makes the month public.
    const revision = before.revision + 1;
    const result = await publishing.run(true, makePublic);
    const entry = await publishedEntry(step, revision);

    // 3. The month as it is now, with what it corrects.
    const frozen = await present.with(undefined, async (catalogue) =>
      freezeMonth(strapi, catalogue, { entry, findings: found, pins: await pinsOf(month) }),
    );
    const told = await corrected(frozen, before);

    // 4. What is kept of it: the next link of the chain, the lock, the trail.
    const record = await recordOf(month, told, found);
    const content = writeStored(told, record);
    const sha256 = sha256Of(content);
    await keepRevision(strapi, {
      month,
      number: revision,
      frozenAt: at.toISOString(),
      publishedBy: actor === SYSTEM ? null : actor.name,
      title: entry.title,
      reason: before.reason,
      content,
      sha256,
      previousSha256: record.previousSha256,
    });
    await keepMonthRecord(strapi, { month, state, revision, reason: null }, at);
    await keepTrail(strapi, { actor, at, action: 'publish', month, details: { revision, sha256 } });
    return result;
  }

  return {
    isPublishing: (): boolean => publishing.getStore() === true,

    record: (month: Month): Promise<MonthRecord> => readMonthRecord(strapi, month),

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
      laterMonths({ strapi, catalogue: present, revisions }, month),

    /** @throws conflict (409) from any state but open. */
    async beginReview({ month, actor, at }: Step): Promise<void> {
      await exclusively(strapi, async () => {
        const before = await readMonthRecord(strapi, month);
        const state = requireStep(before, 'begin-review');
        await keepMonthRecord(strapi, { ...before, state }, at);
        await keepTrail(strapi, { actor, at, action: 'begin-review', month });
      });
    },

    /**
     * Publishes a month: freezes its next revision and locks it, or does nothing at all.
     *
     * @param makePublic publishes the report entry, where somebody is at it already
     * @returns what `makePublic` did
     * @throws OpenErrors, conflict (409) where it is published or everybody writes at once, or
     * unavailable (503) where the kept sums are of other activities than the content has.
     */
    async publish(
      step: Step,
      makePublic: () => Promise<unknown> = () => publishEntry(step.month),
    ): Promise<unknown> {
      // Whoever comes too late waits for nobody to hear so.
      requireStep(await readMonthRecord(strapi, step.month), 'publish');
      const result = await exclusively(strapi, async (trx) => {
        await requireExactTotals(strapi, trx, step.month);
        return take(step, makePublic);
      });
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
