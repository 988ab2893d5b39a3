/** The page 我的填报: the reports that are due from a partner, its sheet of a month, and its changes there. */
import { createHmac } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type {
  DueReport,
  EntryKind,
  FieldsOf,
  KeepEntry,
  Kept,
  MyReports,
  NewCommunity,
  Sheet,
} from '../../../../shared/my-reports';
import type { SubmissionEntry } from '../../../../shared/admin-api';
import type { Locale } from '../../../../shared/vocabulary';
import { actorId } from '../../access/actor';
import { scopeOf } from '../../access/scope';
import { dayInZone } from '../../documents/day-in-zone';
import { periodAround, type Calendar } from '../../domain/calendar';
import { addMonths, monthOfDay, type Month } from '../../domain/month';
import { monthsToPrevious } from '../../domain/spans';
import { refusalOf } from '../../publication/locks/refusals';
import { readMonthRecord } from '../../publication/store/month-states';
import { settings } from '../../settings';
import { inTransaction } from '../../strapi/transactions';
import { readSubmissions, type Codes, type Submission } from '../../submissions/store';
import { lastDueDay, submissionState } from '../../submissions/rules/submission-state';
import { partIn } from '../../submissions/steps/part';
import type { Asking, SubmissionsService } from '../../submissions/steps/submissions';
import {
  readActivityTypes,
  readKnownCommunities,
  readOwnEntries,
  toKept,
  type OwnEntry,
} from '../store/own-entries';
import { readOwnMonths, type OwnMonth } from '../store/own-months';
import { keepEntry, removeEntry } from './keep-entry';
import { addCommunity, findCommunities } from './own-communities';
import { lockedBecause, notThere } from './refusals';

interface Parts {
  readonly strapi: Core.Strapi;
  readonly submissions: SubmissionsService;
}

interface Place {
  readonly month: Month;
  readonly codes: Codes;
}

/** An entry by its place, its kind and its id. */
export interface EntryAt<Kind extends EntryKind> extends Place {
  readonly kind: Kind;
  readonly documentId: string;
}

const nameIn = ({ 'zh-Hans': chinese, en }: OwnMonth['partner']['name'], locale: Locale): string =>
  locale === 'en' ? (en ?? chinese) : chinese;

/** The partner can still work on it: it is not submitted and not accepted. */
const isOpen = ({ state }: DueReport): boolean => state !== 'submitted' && state !== 'accepted';

/** Only for periods of several months. */
function periodOf(month: Month, calendar: Calendar): { readonly from?: Month } {
  const { from } = periodAround(month, calendar);
  return from === month ? {} : { from };
}

const toTemplate = ({ fields, places }: OwnEntry<FieldsOf['activities']>): Sheet['lastMonth'][number] => ({
  title: fields.title,
  activityType: fields.activityType,
  communities: places,
});

export const fillingService = ({ strapi, submissions }: Parts) => {
  const dayOf = (at: Date): string => dayInZone(at.toISOString(), settings(strapi).timeZone);

  /**
   * Calculated from the account and the server's own secret: nothing has to be stored, and every server gets the same
   * value.
   */
  function sealOf({ actor }: Asking): string {
    const secret = strapi.config.get<string>('admin.auth.secret');
    return createHmac('sha256', secret)
      .update(`monthly-report device ${actorId(actor)}`)
      .digest('base64url');
  }

  const toDue = (
    { month, programme, partner, kept }: OwnMonth,
    today: string,
    locale: Locale,
  ): DueReport => ({
    month,
    ...periodOf(month, programme.calendar),
    programme: { code: programme.code, name: nameIn(programme.name, locale) },
    partner: { code: partner.code, name: nameIn(partner.name, locale) },
    state: submissionState(kept?.state ?? null, month, programme.dueDay, today),
    nilReturn: kept?.nilReturn ?? false,
    dueOn: lastDueDay(month, programme.dueDay),
    feedback: kept?.state === 'sent-back' ? kept.feedback : null,
  });

  /** @throws NotFoundError for a submission that the caller may not enter. */
  async function ownSubmission({ month, codes }: Place, { actor }: Asking): Promise<Submission> {
    const [submission] = await readSubmissions(strapi, month, codes);
    const part = submission && partIn(await scopeOf(strapi, actor), submission);
    if (part?.enters !== true || submission === undefined) throw notThere();
    return submission;
  }

  /** Runs a change of the place's entries; if the month was published meanwhile, it answers 409 with a sentence. */
  async function change<Result>(
    place: Place,
    asking: Asking,
    body: (parameters: { readonly trx: Knex; readonly submission: Submission }) => Promise<Result>,
  ): Promise<Result> {
    try {
      return await inTransaction(strapi, async ({ trx }) =>
        body({ trx, submission: await ownSubmission(place, asking) }),
      );
    } catch (error) {
      throw refusalOf(error) ?? error;
    }
  }

  return {
    /**
     * The months of the last year for the caller's own partners; submitted ones come last, the newest of them first.
     */
    async myReports(asking: Asking): Promise<MyReports> {
      const scope = await scopeOf(strapi, asking.actor);
      const partners = scope.kind === 'part' ? [...scope.partners] : [];
      const today = dayOf(asking.at);
      const months = await readOwnMonths(strapi, partners, monthOfDay(today));
      const reports: DueReport[] = [];
      for (const own of months) {
        const report = toDue(own, today, asking.locale);
        // A published month cannot be submitted any more.
        const isPublished =
          isOpen(report) && (await readMonthRecord(strapi, own.month)).state === 'published';
        if (!isPublished) reports.push(report);
      }
      return {
        reports: [...reports.filter(isOpen), ...reports.filter((report) => !isOpen(report)).reverse()],
        today,
        seal: sealOf(asking),
      };
    },

    async sheet(
      place: Place,
      asking: Asking,
    ): Promise<Omit<Sheet, 'indicators'> & { readonly programmeId: string }> {
      const { month, codes } = place;
      const submission = await ownSubmission(place, asking);
      const { programme, partner, kept } = submission;
      const pair = { programme, partner };
      const [entry] = (await submissions.ofMonth(month, asking, codes)) as [SubmissionEntry];
      const { state } = await readMonthRecord(strapi, month);
      const before = await readOwnEntries(
        strapi,
        'activities',
        addMonths(month, -monthsToPrevious(programme)),
        pair,
      );
      return {
        programmeId: programme.documentId,
        month,
        ...periodOf(month, programme.calendar),
        programme: entry.programme,
        partner: { code: entry.partner.code, name: entry.partner.name },
        today: dayOf(asking.at),
        submission: entry,
        locked: lockedBecause(month, state, kept?.state ?? null),
        activityTypes: await readActivityTypes(strapi),
        activities: (await readOwnEntries(strapi, 'activities', month, pair)).map(toKept),
        stories: (await readOwnEntries(strapi, 'stories', month, pair)).map(toKept),
        lastMonth: before.map(toTemplate),
        knownCommunities: await readKnownCommunities(strapi, partner.id),
      };
    },

    keep: <Kind extends EntryKind>(
      { kind, documentId, ...place }: EntryAt<Kind>,
      given: KeepEntry<FieldsOf[Kind]>,
      asking: Asking,
    ): Promise<Kept<FieldsOf[Kind]>> =>
      change(place, asking, ({ trx, submission }) =>
        keepEntry(strapi, trx, { kind, month: place.month, documentId, given, submission }),
      ),

    remove: <Kind extends EntryKind>(
      { kind, documentId, ...place }: EntryAt<Kind>,
      base: FieldsOf[Kind],
      asking: Asking,
    ): Promise<void> =>
      change(place, asking, ({ trx, submission }) =>
        removeEntry(strapi, trx, { kind, month: place.month, documentId, base, submission }),
      ),

    findCommunities: (words: string) => findCommunities(strapi, words),
    addCommunity: (documentId: string, community: NewCommunity) =>
      addCommunity(strapi, documentId, community),
  };
};

export type FillingService = ReturnType<typeof fillingService>;
