import type { Context } from 'koa';

import { DEFAULT_LOCALE } from '../../../../shared/vocabulary';
import * as contract from '../../http/contracts';
import { optional, readBody, words } from '../../http/questions/body';
import { readCode, readMonth, readParameter, readQuery } from '../../http/questions/query';
import type { Asking } from '../steps/submissions';
import type { Taken } from '../steps';
import { requestOf } from '../../http/answer';
import type { Services } from '../../http/services';
import { askingIn } from './asking';

const readWords = words(2000);
const readMoment = words(40);

/** The submissions (月度填报) of a month, for the panel. */
export const submissionsController = (services: Services) => {
  function askingOf(ctx: Context): Asking {
    const { locale = DEFAULT_LOCALE } = readQuery(requestOf(ctx), contract.languageQuery);
    return askingIn(services, ctx, locale);
  }

  async function take(ctx: Context, taken: Taken): Promise<void> {
    const month = readParameter(requestOf(ctx), 'month', readMonth);
    const codes = {
      programme: readParameter(requestOf(ctx), 'programme', readCode),
      partner: readParameter(requestOf(ctx), 'partner', readCode),
    };
    ctx.body = { data: await services.submissions.take(month, codes, taken, askingOf(ctx)) };
  }

  const withoutWords = (step: 'submit' | 'declare-nil') => (ctx: Context) => {
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

    /**
     * With the time of submission that the caller has looked at: if the partner has submitted again since, the step
     * is refused.
     */
    accept(ctx: Context): Promise<void> {
      const { submittedAt } = readBody(ctx.request.body, { submittedAt: optional(readMoment) });
      return take(ctx, { step: 'accept', ...(submittedAt !== undefined && { submittedAt }) });
    },

    sendBack(ctx: Context): Promise<void> {
      return take(ctx, { step: 'send-back', ...readBody(ctx.request.body, { feedback: readWords }) });
    },

    askCorrection(ctx: Context): Promise<void> {
      return take(ctx, { step: 'ask-correction', ...readBody(ctx.request.body, { reason: readWords }) });
    },
  };
};
