import type { Context } from 'koa';

import { isKnownStrategy } from '../actor';
import { ForbiddenError } from '../../errors';

/**
 * Runs on every route, after its authentication and before its own policies. A request without a strategy is
 * anonymous. This plugin does not know what a plugin's own strategy allows: such a request is refused, until somebody
 * adds the strategy to access/actor.ts.
 */
export function knownStrategies(ctx: Context): true {
  const { auth } = ctx.state as { auth?: { strategy?: { name?: unknown } } };
  if (auth !== undefined && !isKnownStrategy(auth.strategy?.name)) {
    throw new ForbiddenError('This way of signing in is not known here.');
  }
  return true;
}
