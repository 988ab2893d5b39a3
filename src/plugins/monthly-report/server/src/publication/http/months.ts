import type { Context } from 'koa';

import type { FindingEntry, MonthDetail, RevisionDifferences } from '../../../../shared/admin-api';
import type { Preflight } from '../../../../shared/desk-api';
import { DEFAULT_LOCALE, type SubmissionState } from '../../../../shared/vocabulary';
import { ACTIONS } from '../../access/actions';
import { actorOf } from '../../access/actor';
import * as contract from '../../http/contracts';
import { boundsOf, isUnlinked } from '../../access/isolation/bounds';
import { requireUnbound } from '../../access/isolation/network-steps';
import { findingKey } from '../../domain/finding';
import { conflict, NotFoundError, ValidationError } from '../../errors';
import { readBody, words } from '../../http/questions/body';
import { readMonth, readParameter, readQuery } from '../../http/questions/query';
import { isOpenErrors, type OpenErrors, type Step } from '../steps/publications';
import { requestOf } from '../../http/answer';
import { findingEntry } from '../../checks/http/findings';
import type { KeptFinding } from '../../checks/steps/findings';
import { askingIn } from '../../submissions/http/asking';
import { keyFigures, toPreflightSubmission } from './home';
import type { Services } from '../../http/services';

const readReason = words(2000);

/** The steps of a month, for accounts that publish it. */
export const monthsController = (services: Services) => {
  const publications = () => services.publications;

  const stepOf = (ctx: Context): Step => ({
    month: readParameter(requestOf(ctx), 'month', readMonth),
    actor: actorOf(services.strapi),
    at: new Date(),
  });

  async function answerWith(month: Step['month'], ctx: Context): Promise<void> {
    const { userAbility } = ctx.state as { userAbility: { can(action: string): boolean } };
    const mayPublish = userAbility.can(ACTIONS.publish) && (await boundsOf(services.strapi)) === null;
    const data: MonthDetail = await publications().detail(month, mayPublish);
    ctx.body = { data };
  }

  async function review(taken: 'begin-review' | 'withdraw-review', ctx: Context): Promise<void> {
    await requireUnbound(services.strapi);
    const step = stepOf(ctx);
    readBody(ctx.request.body ?? {}, {});
    await publications().review(taken, step);
    await answerWith(step.month, ctx);
  }

  /** The error with the blocking findings, in the form for the panel's list. */
  async function refusalOf({ message, openErrors }: OpenErrors, ctx: Context): Promise<Error> {
    const { locale = DEFAULT_LOCALE } = readQuery(requestOf(ctx), contract.languageQuery);
    const entries: FindingEntry[] = await services.catalogue.with(undefined, ({ programmes }) =>
      Promise.resolve(
        openErrors.map((finding) =>
          findingEntry({ key: findingKey(finding), finding, kept: null }, programmes, locale),
        ),
      ),
    );
    return Object.assign(conflict(message), { details: { findings: entries } });
  }

  return {
    /** GET /months/2020-12 */
    async findOne(ctx: Context): Promise<void> {
      const month = readParameter(requestOf(ctx), 'month', readMonth);
      const bounds = await boundsOf(services.strapi);
      // The account works for no partner, region or programme: its list of months is empty too.
      if (bounds !== null && isUnlinked(bounds)) throw new NotFoundError();
      await answerWith(month, ctx);
    },

    /** GET /months/2020-12/differences?from=1&to=2 */
    async differences(ctx: Context): Promise<void> {
      const month = readParameter(requestOf(ctx), 'month', readMonth);
      const bounds = await boundsOf(services.strapi);
      if (bounds !== null && isUnlinked(bounds)) throw new NotFoundError();
      const { from, to, locale = DEFAULT_LOCALE } = readQuery(requestOf(ctx), contract.differencesQuery);
      if (from === undefined || to === undefined)
        throw new ValidationError('请选择两个版本。 / "from" and "to" are needed: numbers of two revisions.');
      const { [locale]: told } = await services.revisions.differences(month, from, to);
      const data: RevisionDifferences = {
        ...{ from, to },
        figures: told.figures.map(
          ({ programme, indicator, label, unit, basis, stated, correct, difference }) => ({
            programme: programme.name.text,
            ...{ indicator, label: label.text, unit: unit && unit.text, basis },
            ...{ before: stated.text, after: correct.text, difference: difference.text },
          }),
        ),
        texts: told.texts.map(({ text }) => text),
      };
      ctx.body = { data };
    },

    /** POST /months/2020-12/begin-review `{}`, and withdraw-review, which undoes it */
    beginReview: (ctx: Context) => review('begin-review', ctx),
    withdrawReview: (ctx: Context) => review('withdraw-review', ctx),

    /** GET /months/2020-12/preflight?since=2020-12-31T08:00:00Z */
    async preflight(ctx: Context): Promise<void> {
      await requireUnbound(services.strapi);
      const month = readParameter(requestOf(ctx), 'month', readMonth);
      const { locale = DEFAULT_LOCALE, since = null } = readQuery(requestOf(ctx), contract.preflightQuery);
      const before = await services.preflight.of(month, since, askingIn(services, ctx, locale));
      const { record, submissions } = before;
      const among = (...states: readonly SubmissionState[]) =>
        submissions.map(({ entry }) => entry).filter(({ state }) => states.includes(state));
      const told = (findings: readonly KeptFinding[]) =>
        services.catalogue.with(undefined, ({ programmes }) =>
          Promise.resolve(findings.map((one) => findingEntry(one, programmes, locale))),
        );
      const data: Preflight = {
        month,
        state: record.state,
        revision: record.revision + 1,
        blocking: await told(before.blocking),
        draftErrors: await told(before.draftErrors),
        waiting: among('submitted').map(toPreflightSubmission),
        sentBack: among('sent-back').map(toPreflightSubmission),
        missing: among('not-due', 'due', 'overdue').map(toPreflightSubmission),
        accepted: among('accepted').length,
        expected: submissions.length,
        drafts: before.drafts,
        untranslated: before.untranslated,
        changed: before.changed,
        figures: keyFigures(before.totals, locale),
        laterMonths: before.laterMonths,
      };
      ctx.body = { data };
    },

    /** POST /months/2020-12/publish `{}` */
    async publish(ctx: Context): Promise<void> {
      await requireUnbound(services.strapi);
      const step = stepOf(ctx);
      readBody(ctx.request.body ?? {}, {});
      try {
        await publications().publish(step);
      } catch (error) {
        throw isOpenErrors(error) ? await refusalOf(error, ctx) : error;
      }
      await answerWith(step.month, ctx);
    },

    /** GET /months/2020-12/publication */
    async publication(ctx: Context): Promise<void> {
      await requireUnbound(services.strapi);
      const month = readParameter(requestOf(ctx), 'month', readMonth);
      ctx.body = { data: await publications().job(month) };
    },

    /** POST /months/2020-12/cancel-publication `{}` */
    async cancelPublication(ctx: Context): Promise<void> {
      await requireUnbound(services.strapi);
      const month = readParameter(requestOf(ctx), 'month', readMonth);
      readBody(ctx.request.body ?? {}, {});
      await publications().cancel(month);
      ctx.body = { data: await publications().job(month) };
    },

    /** POST /months/2020-12/reopen `{ reason }` */
    async reopen(ctx: Context): Promise<void> {
      await requireUnbound(services.strapi);
      const step = stepOf(ctx);
      const { reason } = readBody(ctx.request.body, { reason: readReason });
      await publications().reopen(step, reason);
      await answerWith(step.month, ctx);
    },
  };
};
