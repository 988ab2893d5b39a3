/**
 * Steps that send a mail to an account answer before they look for the account: status, body, headers and time then
 * tell nobody whether the account exists.
 */
import { AsyncResource } from 'node:async_hooks';
import { yup } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { mailForgottenPassword } from '../../strapi/admin-auth';

/** Strapi's handler checks the same: it refuses an address that fails here, in its own words. */
const withAddress = yup.object({ email: yup.string().email().required() });

interface Step {
  answer(ctx: Context, email: string): void;
  work(strapi: Core.Strapi, email: string, next: Next): Promise<unknown>;
}

const STEPS: Readonly<Record<string, Step>> = {
  'POST admin/forgot-password': {
    answer(ctx) {
      ctx.status = 204;
    },
    work: (strapi, email) => mailForgottenPassword(strapi, email),
  },
  'POST users-permissions/auth/forgot-password': {
    answer(ctx) {
      ctx.body = { ok: true };
    },
    work: (_strapi, _email, next) => next(),
  },
  'POST users-permissions/auth/send-email-confirmation': {
    answer(ctx, email) {
      ctx.body = { email, sent: true };
    },
    work: (_strapi, _email, next) => next(),
  },
};

async function addressIn({ request }: Context): Promise<string | null> {
  try {
    const { email } = await withAddress.validate((request as { body?: unknown }).body, { strict: true });
    return email.toLowerCase();
  } catch {
    return null;
  }
}

/** Null for a route that writes no mail. */
export function answersFirst(
  strapi: Core.Strapi,
  route: string,
): ((ctx: Context, next: Next) => Promise<void>) | null {
  const step = Object.hasOwn(STEPS, route) ? STEPS[route] : undefined;
  if (step === undefined) return null;
  return async (ctx, next) => {
    const email = await addressIn(ctx);
    if (email === null) {
      await next();
      return;
    }
    step.answer(ctx, email);
    const work = async () => {
      try {
        await step.work(strapi, email, next);
      } catch (error) {
        strapi.log.warn(`${route}: ${error instanceof Error ? error.message : 'failed'}`);
      }
    };
    // The work starts when the answer is finished, so anything that Strapi's handler still answers is lost. The work
    // keeps the context of the request, so that `actorOf` still finds the caller.
    ctx.res.once(
      'finish',
      AsyncResource.bind(() => void work()),
    );
  };
}
