import type { Core } from '@strapi/strapi';

import type { Row } from '../content/rows';
import { ForbiddenError } from '../errors';

/**
 * Who acts: an account of the panel, an API token, a caller of the Content API with an account
 * of its own or none, or the server itself (a command, a schedule).
 */
export type Actor =
  | { readonly kind: 'admin'; readonly id: number; readonly name: string; readonly roles: readonly string[] }
  | { readonly kind: 'token'; readonly id: number; readonly name: string }
  | { readonly kind: 'reader'; readonly id: number; readonly name: string }
  | { readonly kind: 'anonymous'; readonly name: string }
  | { readonly kind: 'system'; readonly name: string };

export const SYSTEM: Actor = { kind: 'system', name: 'system' };
const ANONYMOUS: Actor = { kind: 'anonymous', name: 'anonymous' };

const UNKNOWN = '服务器不认识这种登录方式。 / The server does not know this way of signing in.';

interface RequestState {
  readonly user?: Row;
  readonly auth?: { readonly strategy?: { readonly name?: string }; readonly credentials?: Row };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function adminOf(user: Row): Actor {
  const name = [user.lastname, user.firstname].map(textOf).join('') || textOf(user.username);
  const roles = Array.isArray(user.roles) ? (user.roles as Row[]) : [];
  return {
    kind: 'admin',
    id: Number(user.id),
    name: name || textOf(user.email),
    roles: roles.map(({ code }) => textOf(code)),
  };
}

/**
 * Who made the request that is being answered; the server itself outside of any request.
 *
 * @throws ForbiddenError for a way of signing in that is not known here, such as a plugin's own:
 *   what it may do would be a guess.
 */
export function actorOf(strapi: Core.Strapi): Actor {
  const request = strapi.requestContext.get();
  if (request === undefined) return SYSTEM;
  const { user, auth } = request.state as RequestState;
  const credentials = auth?.credentials;
  switch (auth?.strategy?.name) {
    case undefined:
      return ANONYMOUS;
    // An account by its session, or by a token of its own.
    case 'admin':
    case 'admin-token':
      if (user === undefined) throw new ForbiddenError(UNKNOWN);
      return adminOf(user);
    case 'content-api-token':
    case 'data-transfer':
      return { kind: 'token', id: Number(credentials?.id), name: textOf(credentials?.name) };
    case 'users-permissions':
      // The public role signs nobody in.
      if (user === undefined) return ANONYMOUS;
      return { kind: 'reader', id: Number(user.id), name: textOf(user.username) };
    default:
      throw new ForbiddenError(UNKNOWN);
  }
}

/** As the trail keeps it, beside the name: names change, ids do not. */
export const actorId = (actor: Actor): string =>
  actor.kind === 'system' || actor.kind === 'anonymous' ? actor.kind : `${actor.kind}:${actor.id}`;
