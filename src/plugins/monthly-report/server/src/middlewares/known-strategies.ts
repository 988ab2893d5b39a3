import type { Context, Next } from 'koa';

import { ForbiddenError } from '../errors';

/**
 * The ways in which somebody can say who asks. What one that a plugin brings lets in is not
 * known here: whoever comes by it is refused, until somebody decides who that is
 * (access/actor.ts).
 */
const KNOWN: readonly unknown[] = ['admin', 'admin-token', 'content-api-token', 'users-permissions'];

/** Stands on every route, behind its authentication. Without a strategy the request is anonymous. */
export const knownStrategies = () => async (ctx: Context, next: Next) => {
  const { auth } = ctx.state as { auth?: { strategy?: { name?: unknown } } };
  const name = auth?.strategy?.name;
  if (auth !== undefined && !KNOWN.includes(name)) {
    throw new ForbiddenError('This way of signing in is not known here.');
  }
  await next();
};
