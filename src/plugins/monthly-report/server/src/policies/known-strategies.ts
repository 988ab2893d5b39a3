import type { Context } from 'koa';

import { ForbiddenError } from '../errors';

/**
 * The ways in which somebody can say who asks. What one that a plugin brings lets in is not
 * known here: whoever comes by it is refused, until somebody decides who that is
 * (access/actor.ts).
 */
const KNOWN: readonly unknown[] = ['admin', 'admin-token', 'content-api-token', 'users-permissions'];

/** Stands on every route, behind its authentication and before its own policies. Without a strategy the request is anonymous. */
export function knownStrategies(ctx: Context): true {
  const { auth } = ctx.state as { auth?: { strategy?: { name?: unknown } } };
  if (auth !== undefined && !KNOWN.includes(auth.strategy?.name)) {
    throw new ForbiddenError('This way of signing in is not known here.');
  }
  return true;
}
