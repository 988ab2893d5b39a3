/** The steps of a submission (月度填报): each is one transaction, complete or without effect. */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { SubmissionState } from '../../../../shared/vocabulary';
import type { Actor } from '../../access/actor';
import { scopeOf } from '../../access/scope';
import { readingWithin } from '../../database/present-reads';
import { lockSubmission } from '../../ledger/store/locks';
import { readSubmissions, type Codes, type Submission } from '../store';
import { submissionKey } from '../store/submission';
import type { Month } from '../../domain/month';
import { isPossible, PART_OF, submissionState, type KeptState } from '../rules/submission-state';
import { isUniqueViolation } from '../../entries/guards/conflicts';
import { UID } from '../../uids';
import { refusalOf } from '../../publication/locks/refusals';
import { readMonthRecord } from '../../publication/store/month-states';
import { keepTrail } from '../../trail/steps/record';
import { partIn } from './part';
import { publishEntries } from './publish-entries';
import {
  impossible,
  nilWithActivities,
  nothingEntered,
  notThere,
  notYours,
  takenMeanwhile,
} from './refusals';

/** A step with its texts. */
export type Taken =
  | { readonly step: 'submit' | 'declare-nil' }
  /**
   * `submittedAt`: the version that was looked at; if the partner has submitted again since, the step is refused.
   * Without it, the submission is accepted as it is.
   */
  | { readonly step: 'accept'; readonly submittedAt?: string }
  | { readonly step: 'send-back'; readonly feedback: string }
  | { readonly step: 'ask-correction'; readonly reason: string };

export interface StepRequest {
  readonly month: Month;
  readonly codes: Codes;
  readonly taken: Taken;
  readonly actor: Actor;
  readonly at: Date;
  /** The day of `at` in the time zone of the network, YYYY-MM-DD. */
  readonly today: string;
  /** The partner's entered figures by indicator, as decimal texts. */
  readonly figures: () => Promise<Readonly<Record<string, string>>>;
}

/** A step that is allowed, in its transaction. */
interface Step extends StepRequest {
  readonly strapi: Core.Strapi;
  readonly trx: Knex.Transaction;
  readonly submission: Submission;
  readonly state: SubmissionState;
}

/**
 * Takes a step. If two people act at the same time, one wins; the other one finds the new state.
 *
 * @throws NotFoundError for a submission out of reach; ForbiddenError if the caller may only read it; conflict (409)
 * if the step is not possible in the present state; ValidationError with the entry's title if a guard refuses the
 * acceptance.
 */
export async function takeStep(strapi: Core.Strapi, request: StepRequest): Promise<void> {
  const { month, codes, taken, actor, today } = request;
  const scope = await scopeOf(strapi, actor);
  const find = async (): Promise<Submission> => {
    const [submission] = await readSubmissions(strapi, month, codes);
    const part = submission && partIn(scope, submission);
    if (!part) throw notThere();
    if (!part[PART_OF[taken.step]]) throw notYours();
    return submission;
  };
  const take = async ({ trx }: { trx: Knex.Transaction }): Promise<void> => {
    // 1. Check the rights, before anything waits for the submission
    const { programme, partner } = await find();

    // 2. Lock it; then read its present state
    await lockSubmission(strapi, trx, submissionKey(month, programme.documentId, partner.documentId));
    const submission = await find();
    const { state: monthState } = await readMonthRecord(strapi, month);
    const state = submissionState(submission.kept?.state ?? null, month, programme.dueDay, today);
    if (!isPossible(taken.step, state, monthState)) throw impossible(taken.step, month, state, monthState);

    // 3. Take the step, and write the row of the trail
    const details = await perform({ ...request, strapi, trx, submission, state });
    await keepTrail(strapi, {
      actor,
      at: request.at,
      action: taken.step,
      month,
      programme: programme.code,
      partner: partner.code,
      details,
    });
  };
  try {
    await strapi.db.transaction(take);
  } catch (error) {
    // The month was published meanwhile, or two transactions waited for each other.
    throw refusalOf(error) ?? error;
  }
}

type Details = Readonly<Record<string, unknown>>;

async function perform(step: Step): Promise<Details> {
  const { taken, submission, strapi, trx, month } = step;
  switch (taken.step) {
    case 'submit':
      if (submission.activities + submission.stories === 0) throw nothingEntered();
      await keepSubmitted(step, false);
      return {
        activities: submission.activities,
        stories: submission.stories,
        figures: await readingWithin(trx, step.figures),
      };
    case 'declare-nil':
      refuseActivities(submission);
      await keepSubmitted(step, true);
      return {};
    case 'accept': {
      if (taken.submittedAt !== undefined && taken.submittedAt !== submission.kept?.submittedAt)
        throw takenMeanwhile(submission);
      if (submission.kept?.nilReturn === true) refuseActivities(submission);
      const published = await publishEntries(strapi, trx, submission, month);
      await keepDecided(step, 'accepted', null);
      return published;
    }
    case 'send-back':
      await keepDecided(step, 'sent-back', taken.feedback);
      return { feedback: taken.feedback };
    // The submission itself is locked with the month: only the trail keeps the request.
    case 'ask-correction':
      return { reason: taken.reason };
  }
}

function refuseActivities({ activities }: Submission): void {
  if (activities > 0) throw nilWithActivities(activities);
}

async function keepSubmitted(step: Step, nilReturn: boolean): Promise<void> {
  const { strapi, submission, month, actor, at } = step;
  const { programme, partner, kept } = submission;
  const data = {
    state: 'submitted',
    nilReturn,
    submittedAt: at.toISOString(),
    submittedBy: actor.name,
    feedback: null,
  };
  if (kept !== null) return change(step, data);
  const key = submissionKey(month, programme.documentId, partner.documentId);
  await strapi.db
    .query(UID.submission)
    .create({ data: { ...data, key, month, programme: programme.id, partner: partner.id } })
    .catch((error: unknown) => {
      throw isUniqueViolation(error) ? takenMeanwhile(submission) : error;
    });
}

function keepDecided(step: Step, state: KeptState, feedback: string | null): Promise<void> {
  const { actor, at } = step;
  return change(step, { state, feedback, decidedAt: at.toISOString(), decidedBy: actor.name });
}

/**
 * Writes only if the state is still the one that was checked: on SQLite, where no lock is held, this is the last
 * check.
 */
async function change({ strapi, submission, month, state }: Step, data: Details): Promise<void> {
  const key = submissionKey(month, submission.programme.documentId, submission.partner.documentId);
  const { count } = await strapi.db.query(UID.submission).updateMany({ where: { key, state }, data });
  if (count === 0) throw takenMeanwhile(submission);
}
