/** The gates around the routes that log in, register or change a login. */
import type { Core } from '@strapi/strapi';

import type { RouteMiddleware } from '../../strapi/routes';
import { answersFirst } from './forgotten-passwords';
import { attemptLimit, limitOf } from './limits';
import { asksForPassword } from './own-email';

/** In the order in which a request passes them, right before the handler. */
export function accountGates(strapi: Core.Strapi, route: string): readonly RouteMiddleware[] {
  const limit = limitOf(route);
  return [
    limit === null ? null : attemptLimit(strapi, route, limit),
    asksForPassword(strapi, route),
    answersFirst(strapi, route),
  ].filter((gate) => gate !== null);
}
