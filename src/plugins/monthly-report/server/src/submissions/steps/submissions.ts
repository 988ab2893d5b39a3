import type { Core } from '@strapi/strapi';

import { SUBMISSION_STEPS, type SubmissionEntry, type SubmissionStep } from '../../../../shared/admin-api';
import type { Locale, MonthState } from '../../../../shared/vocabulary';
import type { Actor } from '../../access/actor';
import { scopeOf } from '../../access/scope';
import { readSubmissions, type Codes, type Submission } from '../store';
import { readAskedCorrections, type AskedCorrection } from '../store/corrections';
import { dayInZone } from '../../documents/day-in-zone';
import type { Translated } from '../../entries/rules/facts';
import type { CatalogueService } from '../../entries/steps/catalogue';
import type { Month } from '../../domain/month';
import { isPossible, lastDueDay, PART_OF, submissionState, type Part } from '../rules/submission-state';
import { settings } from '../../settings';
import { readMonthRecord } from '../../publication/store/month-states';
import { takeStep, type Taken } from './';
import { readKeptFigures } from './entered-figures';
import { partIn } from './part';
import { notThere } from './refusals';

/** The caller, the time and the language of a request. */
export interface Asking {
  readonly actor: Actor;
  readonly at: Date;
  readonly locale: Locale;
  /** Whether the caller's roles give the right to a step. */
  readonly holds: (step: SubmissionStep) => boolean;
}

/** The facts that are the same for all submissions of a month on a day. */
interface Setting {
  readonly month: Month;
  readonly monthState: MonthState;
  readonly today: string;
  readonly asking: Asking;
}

const nameIn = (name: Translated, locale: Locale): string => name[locale] ?? name['zh-Hans'];

/** Steps that make no sense for the entered data are not offered; a request for such a step is refused. */
function isSensible(step: SubmissionStep, { activities, stories, kept }: Submission): boolean {
  switch (step) {
    case 'submit':
      return activities + stories > 0;
    case 'declare-nil':
      return activities === 0;
    case 'accept':
      return kept?.nilReturn !== true || activities === 0;
    case 'send-back':
    case 'ask-correction':
      return true;
  }
}

function toEntry(
  submission: Submission,
  part: Part,
  correction: AskedCorrection | null,
  { month, monthState, today, asking }: Setting,
): SubmissionEntry {
  const { programme, partner, kept, activities, stories } = submission;
  const { locale, holds } = asking;
  const state = submissionState(kept?.state ?? null, month, programme.dueDay, today);
  return {
    programme: { code: programme.code, name: nameIn(programme.name, locale) },
    partner: {
      code: partner.code,
      name: nameIn(partner.name, locale),
      region: partner.region && nameIn(partner.region.name, locale),
    },
    state,
    nilReturn: kept?.nilReturn ?? false,
    dueOn: lastDueDay(month, programme.dueDay),
    submittedAt: kept?.submittedAt ?? null,
    submittedBy: kept?.submittedBy ?? null,
    decidedAt: kept?.decidedAt ?? null,
    decidedBy: kept?.decidedBy ?? null,
    feedback: kept?.feedback ?? null,
    correction,
    activities,
    stories,
    may: SUBMISSION_STEPS.filter(
      (step) =>
        part[PART_OF[step]] &&
        holds(step) &&
        isPossible(step, state, monthState) &&
        isSensible(step, submission),
    ),
  };
}

/** A submission in the view of an account. */
export interface SeenSubmission {
  readonly submission: Submission;
  readonly part: Part;
  readonly entry: SubmissionEntry;
}

interface Needs {
  readonly strapi: Core.Strapi;
  readonly catalogue: CatalogueService;
}

/** The submissions (月度填报) of a month, and their steps. */
export const submissionsService = ({ strapi, catalogue }: Needs) => {
  const dayOf = (at: Date): string => dayInZone(at.toISOString(), settings(strapi).timeZone);

  async function seen(month: Month, codes: Codes | null, asking: Asking): Promise<SeenSubmission[]> {
    const scope = await scopeOf(strapi, asking.actor);
    const submissions = await readSubmissions(strapi, month, codes);
    const correctionOf = await readAskedCorrections(strapi, month);
    const { state: monthState } = await readMonthRecord(strapi, month);
    const setting = { month, monthState, today: dayOf(asking.at), asking };
    return submissions.flatMap((submission) => {
      const part = partIn(scope, submission);
      const correction = correctionOf(submission.programme.code, submission.partner.code);
      return part ? [{ submission, part, entry: toEntry(submission, part, correction, setting) }] : [];
    });
  }

  async function visible(month: Month, codes: Codes | null, asking: Asking): Promise<SubmissionEntry[]> {
    return (await seen(month, codes, asking)).map(({ entry }) => entry);
  }

  return {
    /** The submissions that the caller may see, with their stored fields and the caller's part in them. */
    seen,

    /** The submissions that the caller may see, by programme, then partner; `codes` selects one. */
    ofMonth: (month: Month, asking: Asking, codes: Codes | null = null): Promise<SubmissionEntry[]> =>
      visible(month, codes, asking),

    /** Takes a step and returns the new submission; see takeStep for the errors. */
    async take(month: Month, codes: Codes, taken: Taken, asking: Asking): Promise<SubmissionEntry> {
      const { actor, at } = asking;
      await takeStep(strapi, {
        ...{ month, codes, taken, actor, at, today: dayOf(at) },
        figures: () => readKeptFigures({ strapi, catalogue }, month, codes),
      });
      const [entry] = await visible(month, codes, asking);
      if (entry === undefined) throw notThere();
      return entry;
    },
  };
};

export type SubmissionsService = ReturnType<typeof submissionsService>;
