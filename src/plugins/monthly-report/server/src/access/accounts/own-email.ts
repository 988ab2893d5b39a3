/**
 * A new password is sent to the e-mail address of the login. Somebody who finds an open panel must not be able to
 * change that address. The change therefore needs the present password, as a new password does.
 */
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { ValidationError } from '../../errors';
import { isPasswordOf } from '../../strapi/admin-auth';
import { limitGuesses } from './limits';

interface Account {
  readonly id: number;
  readonly email?: string;
  readonly password?: string;
}

/** An error in the form that the panel's forms show beside a field. */
const fieldError = (field: string, message: string) =>
  new ValidationError(message, { errors: [{ path: [field], name: 'ValidationError', message }] });

function changesOf({ request }: Context): Readonly<Record<string, unknown>> {
  const { body } = request as { body?: unknown };
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}

function changesEmail({ email }: Readonly<Record<string, unknown>>, account: Account): boolean {
  // Strapi refuses an e-mail that is not a text.
  return typeof email === 'string' && email.toLowerCase() !== (account.email ?? '').toLowerCase();
}

const STEPS: Readonly<
  Record<string, (strapi: Core.Strapi, ctx: Context, account: Account) => Promise<void>>
> = {
  'PUT admin/users/me': async (strapi, ctx, account) => {
    const changes = changesOf(ctx);
    const { currentPassword } = changes;
    const isNewEmail = changesEmail(changes, account);
    if (typeof currentPassword !== 'string' || currentPassword === '') {
      if (!isNewEmail) return;
      throw fieldError(
        'email',
        '更改登录邮箱需要当前密码：请到“设置 → 登录邮箱”更改。 / The login e-mail is changed with the current password, in Settings → Login e-mail.',
      );
    }
    const isRight = await limitGuesses(ctx, account.id, () =>
      isPasswordOf(strapi, currentPassword, account.password ?? ''),
    );
    if (!isRight) throw fieldError('currentPassword', '当前密码不正确。 / The current password is wrong.');
  },

  /** An administrator may list itself among the other accounts: the same rule holds for its own account there. */
  'PUT admin/users/:id': (_strapi, ctx, account) => {
    const { id } = ctx.params as { id: string };
    if (id === String(account.id) && changesEmail(changesOf(ctx), account)) {
      throw fieldError(
        'email',
        '自己的登录邮箱请到“设置 → 登录邮箱”更改。 / Your own login e-mail is changed in Settings → Login e-mail.',
      );
    }
    return Promise.resolve();
  },
};

/** Null for a route that changes no address of a login. */
export function asksForPassword(
  strapi: Core.Strapi,
  route: string,
): ((ctx: Context, next: Next) => Promise<unknown>) | null {
  const step = Object.hasOwn(STEPS, route) ? STEPS[route] : undefined;
  if (step === undefined) return null;
  return async (ctx, next) => {
    const account = (ctx.state as { user?: Account }).user;
    if (account !== undefined) await step(strapi, ctx, account);
    return next();
  };
}
