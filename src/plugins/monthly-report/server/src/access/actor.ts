import type { Core } from '@strapi/strapi';

import type { Row } from '../database/rows';
import { ForbiddenError } from '../errors';

/**
 * The one who acts: an account of the panel, an API token, a caller of the Content API with or without an account, or
 * the server itself (a command, a schedule).
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

function accountIn({ user }: RequestState): Actor {
  if (user === undefined) throw new ForbiddenError(UNKNOWN);
  return adminOf(user);
}

const tokenIn = ({ auth }: RequestState): Actor => ({
  kind: 'token',
  id: Number(auth?.credentials?.id),
  name: textOf(auth?.credentials?.name),
});

/** A caller with the public role alone is not signed in. */
const readerIn = ({ user }: RequestState): Actor =>
  user === undefined ? ANONYMOUS : { kind: 'reader', id: Number(user.id), name: textOf(user.username) };

/**
 * The actor for each way of signing in, by the name of its strategy. An account signs in by its session or by a token
 * of its own.
 */
const BY_STRATEGY: ReadonlyMap<unknown, (state: RequestState) => Actor> = new Map([
  ['admin', accountIn],
  ['admin-token', accountIn],
  ['content-api-token', tokenIn],
  ['data-transfer', tokenIn],
  ['users-permissions', readerIn],
]);

/** Whether this file knows which actor signs in by a strategy. */
export const isKnownStrategy = (name: unknown): boolean => BY_STRATEGY.has(name);

/**
 * The actor of the current request; the server itself outside of any request.
 *
 * @throws ForbiddenError for a strategy that is not known here, such as a plugin's own: its rights would be a guess.
 */
export function actorOf(strapi: Core.Strapi): Actor {
  const request = strapi.requestContext.get();
  if (request === undefined) return SYSTEM;
  const state = request.state as RequestState;
  const name = state.auth?.strategy?.name;
  if (name === undefined) return ANONYMOUS;
  const actorIn = BY_STRATEGY.get(name);
  if (actorIn === undefined) throw new ForbiddenError(UNKNOWN);
  return actorIn(state);
}

/** The id that the trail keeps beside the name: names change, ids do not. */
export const actorId = (actor: Actor): string =>
  actor.kind === 'system' || actor.kind === 'anonymous' ? actor.kind : `${actor.kind}:${actor.id}`;
