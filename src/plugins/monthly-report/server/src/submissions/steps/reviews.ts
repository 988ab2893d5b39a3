/** Reviewing (审核): the submissions of a month for somebody who reviews them, or who coordinates a region. */
import type { Core } from '@strapi/strapi';

import type { Contact, EnteredEntry, ReviewRow } from '../../../../shared/desk-api';
import type { TrailRow } from '../../../../shared/admin-api';
import type { FindingsService, KeptFinding } from '../../checks/steps/findings';
import type { Month } from '../../domain/month';
import type { CatalogueService } from '../../entries/steps/catalogue';
import { countFindings, isClean, type ListedReview } from '../rules/review-list';
import type { Codes } from '../store';
import { readContacts } from '../store/contacts';
import { readEnteredEntries } from '../store/entered-entries';
import { readHistory, readReminded } from '../store/history';
import { correctFigure, type FigureCorrection } from './correct';
import { readSubmittedFigures, type SubmittedFigure } from './entered-figures';
import { nothingToRemind, notThere, notYours } from './refusals';
import type { RemindersService } from './reminders';
import type { Asking, SeenSubmission, SubmissionsService } from './submissions';

interface Needs {
  readonly strapi: Core.Strapi;
  readonly catalogue: CatalogueService;
  readonly findings: FindingsService;
  readonly submissions: SubmissionsService;
  readonly reminders: RemindersService;
}

/** A submission for the review list, with its stored fields. */
export interface Review extends ListedReview {
  readonly seen: SeenSubmission;
}

export interface OpenedReview {
  readonly review: Review;
  readonly contact: Contact | null;
  readonly figures: readonly (SubmittedFigure & { readonly before: string | null })[];
  readonly entries: readonly EnteredEntry[];
  readonly findings: readonly KeptFinding[];
  readonly history: readonly TrailRow[];
  readonly sentBack: { readonly at: string; readonly feedback: string | null } | null;
  readonly next: Codes | null;
  readonly waiting: number;
}

const codesOf = ({ row }: ListedReview): Codes => ({
  programme: row.programme.code,
  partner: row.partner.code,
});

/** Whether the submission waits for a decision of the caller. */
export const isWaiting = ({ row }: ListedReview): boolean =>
  row.state === 'submitted' && row.may.includes('accept');

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The figures of the last submission before it was sent back; null if it was never sent back. */
function figuresBefore(history: readonly TrailRow[]): Readonly<Record<string, unknown>> | null {
  const back = history.findIndex(({ action }) => action === 'send-back');
  if (back < 0) return null;
  const sent = history.slice(back).find(({ action }) => action === 'submit');
  return isRecord(sent?.details.figures) ? sent.details.figures : null;
}

export const reviewsService = ({ strapi, catalogue, findings, submissions, reminders }: Needs) => {
  async function all(
    month: Month,
    asking: Asking,
    found: readonly KeptFinding[],
    codes: Codes | null = null,
  ): Promise<readonly Review[]> {
    const countOf = countFindings(
      found.map(({ finding, kept }) => ({
        ...finding,
        isExplained: kept !== null || finding.reason !== null,
      })),
    );
    const remindedAt = await readReminded(strapi, month);
    return (await submissions.seen(month, codes, asking)).map((seen) => {
      const { programme, partner } = seen.submission;
      const row: ReviewRow = {
        ...seen.entry,
        findings: countOf(programme.code, partner.code),
        remindedAt: remindedAt(programme.code, partner.code),
      };
      const region = partner.region;
      return {
        seen,
        row,
        region: region?.code ?? null,
        searched: [partner, programme, ...(region === null ? [] : [region])].flatMap(({ code, name }) => [
          code,
          name['zh-Hans'],
          name.en ?? '',
        ]),
      };
    });
  }

  async function ofMonth(month: Month, asking: Asking): Promise<readonly Review[]> {
    return all(month, asking, await findings.visible(month, asking.actor));
  }

  return {
    /** All submissions that the caller may see, in the order of the report. */
    ofMonth,

    /** The contacts of some partners, by the row id of the partner. */
    contactsOf: (reviews: readonly Review[]) =>
      readContacts(
        strapi,
        reviews.map(({ seen }) => seen.submission.partner.id),
      ),

    /** One submission with all data for its review. @throws NotFoundError for a submission out of reach. */
    async open(month: Month, codes: Codes, asking: Asking): Promise<OpenedReview> {
      const found = await findings.visible(month, asking.actor);
      const reviews = await all(month, asking, found);
      const at = reviews.findIndex(
        ({ row }) => row.programme.code === codes.programme && row.partner.code === codes.partner,
      );
      const review = reviews[at];
      if (review === undefined) throw notThere();
      const { programme, partner } = review.seen.submission;
      const history = await readHistory(strapi, month, codes);
      const back = history.find(({ action }) => action === 'send-back') ?? null;
      const before = figuresBefore(history);
      const figures = (await readSubmittedFigures({ strapi, catalogue }, month, [codes]))(codes);
      const entries = await readEnteredEntries(strapi, {
        pair: { programme: programme.id, partner: partner.id },
        month,
        calendar: programme.calendar,
        locale: asking.locale,
        indicators: figures.map(({ indicator }) => indicator),
        sentBackAt: back?.at ?? null,
      });
      const others = [...reviews.slice(at + 1), ...reviews.slice(0, at)];
      const next = others.find(isWaiting);
      return {
        review,
        contact: (await readContacts(strapi, [partner.id])).get(partner.id) ?? null,
        figures: figures.map((figure) => {
          const was = before?.[figure.indicator.code];
          return { ...figure, before: typeof was === 'string' ? was : null };
        }),
        entries,
        findings: found.filter(
          ({ finding }) => finding.programme === codes.programme && finding.partner === codes.partner,
        ),
        history,
        sentBack: back && {
          at: back.at,
          feedback: typeof back.details.feedback === 'string' ? back.details.feedback : null,
        },
        next: next === undefined ? null : codesOf(next),
        waiting: reviews.filter(isWaiting).length,
      };
    },

    /** @throws what {@link correctFigure} throws; NotFoundError, ForbiddenError. */
    async correct(month: Month, codes: Codes, correction: FigureCorrection, asking: Asking): Promise<void> {
      const see = async (): Promise<SeenSubmission> => {
        const [seen] = await submissions.seen(month, codes, asking);
        if (seen === undefined) throw notThere();
        if (!seen.part.reviews) throw notYours();
        return seen;
      };
      await correctFigure(strapi, { month, actor: asking.actor, at: asking.at, see, correction });
    },

    /** The submissions that may be accepted together, with their figures. */
    async clean(month: Month, asking: Asking) {
      const reviews = (await ofMonth(month, asking)).filter(
        (review) => isWaiting(review) && isClean(review.row.findings),
      );
      const figuresOf = await readSubmittedFigures({ strapi, catalogue }, month, reviews.map(codesOf));
      return reviews.map((review) => ({ review, figures: figuresOf(codesOf(review)) }));
    },

    /** @throws conflict (409) if no mail can be sent or none is needed; NotFoundError; ForbiddenError. */
    async remind(month: Month, codes: Codes, asking: Asking): Promise<void> {
      const [seen] = await submissions.seen(month, codes, asking);
      if (seen === undefined) throw notThere();
      if (!seen.part.reviews) throw notYours();
      if ((await reminders.now(seen.submission, month, asking.actor, asking.at)) === 0)
        throw nothingToRemind();
    },
  };
};

export type ReviewsService = ReturnType<typeof reviewsService>;
