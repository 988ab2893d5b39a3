import type { Context } from 'koa';

import type { SubmissionStep } from '../../../../shared/admin-api';
import type { Locale } from '../../../../shared/vocabulary';
import { ACTIONS } from '../../access/actions';
import { actorOf } from '../../access/actor';
import type { Services } from '../../http/services';
import type { Asking } from '../steps/submissions';

/** The right that a step needs; its route checks it too. */
const RIGHT_OF: Readonly<Record<SubmissionStep, string>> = {
  submit: ACTIONS.submit,
  'declare-nil': ACTIONS.submit,
  accept: ACTIONS.review,
  'send-back': ACTIONS.review,
  'ask-correction': ACTIONS.submit,
};

interface SignedIn {
  readonly userAbility: { can(action: string): boolean };
}

/** The caller of a request on submissions, and the rights of its roles. */
export function askingIn({ strapi }: Services, ctx: Context, locale: Locale): Asking {
  const { userAbility } = ctx.state as SignedIn;
  return { actor: actorOf(strapi), at: new Date(), locale, holds: (step) => userAbility.can(RIGHT_OF[step]) };
}
