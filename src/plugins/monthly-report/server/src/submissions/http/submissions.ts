import type { Context } from 'koa';

import type { SubmissionStep } from '../../../../shared/admin-api';
import { DEFAULT_LOCALE } from '../../../../shared/vocabulary';
import { ACTIONS } from '../../access/actions';
import { actorOf } from '../../access/actor';
import * as contract from '../../http/contracts';
import { readBody, words } from '../../http/questions/body';
import { readCode, readMonth, readParameter, readQuery } from '../../http/questions/query';
import type { Asking } from '../steps/submissions';
import type { Taken } from '../steps';
import { requestOf } from '../../http/answer';
import type { Services } from '../../http/services';

const readWords = words(2000);

/** The right a step needs; its route asks for it too. */
export const RIGHT_OF: Readonly<Record<SubmissionStep, string>> = {
  submit: ACTIONS.submit,
  'declare-nil': ACTIONS.submit,
  accept: ACTIONS.review,
  'send-back': ACTIONS.review,
  'ask-correction': ACTIONS.submit,
};

interface SignedIn {
  readonly userAbility: { can(action: string): boolean };
}

/** The submissions (月度填报) of a month, for the panel. */
export const submissionsController = (services: Services) => {
  function askingOf(ctx: Context): Asking {
    const { locale = DEFAULT_LOCALE } = readQuery(requestOf(ctx), contract.languageQuery);
    const { userAbility } = ctx.state as SignedIn;
    return {
      actor: actorOf(services.strapi),
      at: new Date(),
      locale,
      holds: (step) => userAbility.can(RIGHT_OF[step]),
    };
  }

  async function take(ctx: Context, taken: Taken): Promise<void> {
    const month = readParameter(requestOf(ctx), 'month', readMonth);
    const codes = {
      programme: readParameter(requestOf(ctx), 'programme', readCode),
      partner: readParameter(requestOf(ctx), 'partner', readCode),
    };
    ctx.body = { data: await services.submissions.take(month, codes, taken, askingOf(ctx)) };
  }

  const withoutWords = (step: 'submit' | 'declare-nil' | 'accept') => (ctx: Context) => {
    readBody(ctx.request.body, {});
    return take(ctx, { step });
  };

  return {
    /** GET /submissions/2020-12 */
    async find(ctx: Context): Promise<void> {
      const month = readParameter(requestOf(ctx), 'month', readMonth);
      ctx.body = { data: await services.submissions.ofMonth(month, askingOf(ctx)) };
    },

    /** POST /submissions/2020-12/zero_waste/shanshui/submit, and so on */
    submit: withoutWords('submit'),
    declareNil: withoutWords('declare-nil'),
    accept: withoutWords('accept'),

    sendBack(ctx: Context): Promise<void> {
      return take(ctx, { step: 'send-back', ...readBody(ctx.request.body, { feedback: readWords }) });
    },

    askCorrection(ctx: Context): Promise<void> {
      return take(ctx, { step: 'ask-correction', ...readBody(ctx.request.body, { reason: readWords }) });
    },
  };
};
