import type { Core } from '@strapi/strapi';

import type { Row } from '../content/rows';

/**
 * Who acts: an account of the panel, an API token, a caller of the Content API with an account
 * of its own or none, or the server itself (a command, a schedule).
 */
export type Actor =
  | { readonly kind: 'admin'; readonly id: number; readonly name: string; readonly roles: readonly string[] }
  | { readonly kind: 'token'; readonly id: number; readonly name: string }
  | { readonly kind: 'reader'; readonly id: number; readonly name: string }
  | { readonly kind: 'system'; readonly name: string };

export const SYSTEM: Actor = { kind: 'system', name: 'system' };

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

/** Who made the request that is being answered; the server itself where there is none. */
export function actorOf(strapi: Core.Strapi): Actor {
  const state = strapi.requestContext.get()?.state as RequestState | undefined;
  const credentials = state?.auth?.credentials;
  switch (state?.auth?.strategy?.name) {
    // An account by its session, or by a token of its own.
    case 'admin':
    case 'admin-token':
      return state.user ? adminOf(state.user) : SYSTEM;
    case 'content-api-token':
      return { kind: 'token', id: Number(credentials?.id), name: textOf(credentials?.name) };
    case 'users-permissions':
      return { kind: 'reader', id: Number(state.user?.id ?? 0), name: textOf(state.user?.username) };
    case undefined:
    default:
      return SYSTEM;
  }
}

/** As the trail keeps it, beside the name: names change, ids do not. */
export const actorId = (actor: Actor): string =>
  actor.kind === 'system' ? actor.kind : `${actor.kind}:${actor.id}`;
