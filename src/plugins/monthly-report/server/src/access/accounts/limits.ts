/**
 * The number of attempts for a password, a code or an address of an account: one place for the panel and the Content
 * API. Strapi's own limits are switched off in the configuration, because they also count successes, leave routes
 * out, and search all names that they keep at each request.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { RateLimitError } from '../../errors';
import { Attempts } from './attempts';
import { clientOf } from './client';
import { fingerprint, knownDevice, rememberDevice } from './known-devices';

const WINDOW = 5 * 60_000;
/** For one client and one account, or for a known device. */
const MOST_FOR_ACCOUNT = 5;
/** For one client over all accounts: an office shares one address. */
const MOST_OF_CLIENT = 30;
/** Milliseconds that a refusal takes, whether a password was compared or the account does not exist. */
const REFUSED_AFTER = 300;

export interface Limit {
  /** The field of the body that names the account. */
  readonly account?: 'email' | 'identifier';
  /** The route sends a mail, so each attempt counts, whatever the answer is. */
  readonly countsAll?: true;
  /** A browser that logged in here is known the next time. */
  readonly remembersDevice?: true;
}

/** The key is the method, the plugin (or `admin`) of the route, and its path there. */
export const LIMITED = {
  'POST admin/login': { account: 'email', remembersDevice: true },
  'POST admin/register-admin': {},
  'POST admin/register': {},
  'GET admin/registration-info': {},
  'POST admin/forgot-password': { account: 'email', countsAll: true },
  'POST admin/reset-password': {},
  'POST users-permissions/auth/local': { account: 'identifier' },
  'POST users-permissions/auth/local/register': { countsAll: true },
  'POST users-permissions/auth/forgot-password': { account: 'email', countsAll: true },
  'POST users-permissions/auth/send-email-confirmation': { account: 'email', countsAll: true },
  'POST users-permissions/auth/reset-password': {},
  'POST users-permissions/auth/change-password': {},
  'POST users-permissions/auth/refresh': {},
  'GET users-permissions/auth/email-confirmation': {},
  'GET users-permissions/auth/:provider/callback': {},
  'GET users-permissions/connect/(.*)': {},
} as const satisfies Record<string, Limit>;

export const limitOf = (route: string): Limit | null =>
  Object.hasOwn(LIMITED, route) ? LIMITED[route as keyof typeof LIMITED] : null;

const attempts = new Attempts(WINDOW, () => Date.now());

export function refuseMore(ctx: Context, seconds: number): never {
  ctx.set('Retry-After', String(seconds));
  throw new RateLimitError(
    `尝试次数过多，请在 ${seconds} 秒后再试。 / Too many attempts: try again in ${seconds} seconds.`,
  );
}

function accountIn({ request }: Context, { account }: Limit): string | null {
  const body = (request as { body?: unknown }).body;
  if (account === undefined || typeof body !== 'object' || body === null) return null;
  const name = (body as Record<string, unknown>)[account];
  return typeof name === 'string' && name !== '' ? name : null;
}

/** The counters of an attempt, each with the number of attempts that may fail. */
function countersOf(
  route: string,
  ctx: Context,
  account: string | null,
  device: string | null,
): readonly (readonly [string, number])[] {
  if (device !== null) return [[`device ${device}`, MOST_FOR_ACCOUNT]];
  const client = clientOf(ctx.request.ip);
  const ofClient = [`${route} ${client}`, MOST_OF_CLIENT] as const;
  return account === null
    ? [ofClient]
    : [ofClient, [`${route} ${client} ${fingerprint(account)}`, MOST_FOR_ACCOUNT]];
}

export const attemptLimit =
  (strapi: Core.Strapi, route: string, limit: Limit) =>
  async (ctx: Context, next: Next): Promise<void> => {
    const account = accountIn(ctx, limit);
    const device = account !== null && limit.remembersDevice ? knownDevice(ctx, account) : null;
    const counters = countersOf(route, ctx, account, device);
    for (const [name, most] of counters) {
      const seconds = attempts.take(name, most);
      if (seconds !== null) refuseMore(ctx, seconds);
    }
    const start = Date.now();
    try {
      await next();
    } catch (error) {
      await wait(Math.max(0, start + REFUSED_AFTER - Date.now()));
      throw error;
    }
    if (ctx.status >= 400) {
      await wait(Math.max(0, start + REFUSED_AFTER - Date.now()));
      return;
    }
    if (limit.countsAll) return;
    const [ofClient, ofAccount] = counters.map(([name]) => name);
    if (ofAccount !== undefined) attempts.forget(ofAccount);
    if (ofClient !== undefined) attempts.giveBack(ofClient);
    if (account !== null && limit.remembersDevice) rememberDevice(strapi, ctx, account);
  };

/** Runs a step that compares the password of a signed-in account. It may fail as often as a login. */
export async function limitGuesses(
  ctx: Context,
  account: number,
  check: () => Promise<boolean>,
): Promise<boolean> {
  const name = `password ${account}`;
  const seconds = attempts.take(name, MOST_FOR_ACCOUNT);
  if (seconds !== null) refuseMore(ctx, seconds);
  const isRight = await check();
  if (isRight) attempts.forget(name);
  return isRight;
}
