import type { Context } from 'koa';

import { isKnownStrategy } from '../actor';
import { ForbiddenError } from '../../errors';

/**
 * Stands on every route, behind its authentication and before its own policies. Without a strategy
 * the request is anonymous. What a strategy that a plugin brings lets in is not known here:
 * whoever comes by it is refused, until somebody decides who that is (access/actor.ts).
 */
export function knownStrategies(ctx: Context): true {
  const { auth } = ctx.state as { auth?: { strategy?: { name?: unknown } } };
  if (auth !== undefined && !isKnownStrategy(auth.strategy?.name)) {
    throw new ForbiddenError('This way of signing in is not known here.');
  }
  return true;
}
