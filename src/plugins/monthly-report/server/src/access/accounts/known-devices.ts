/**
 * A browser that has logged in to an account before. Its attempts are counted apart from those of strangers. A
 * stranger who fails on purpose, even at the same address, therefore cannot keep the owner out (OWASP calls this a
 * device cookie).
 */
import { createHash, randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

const COOKIE = 'monthly_report_device';
const YEAR = 365 * 24 * 60 * 60 * 1000;

/** Names of accounts are kept short and unreadable. */
export const fingerprint = (account: string): string =>
  createHash('sha256').update(account.trim().toLowerCase()).digest('base64url');

/** The device of the request if it has logged in to this account before; null for a stranger. */
export function knownDevice(ctx: Context, account: string): string | null {
  const [device, owner] = (ctx.cookies.get(COOKIE, { signed: true }) ?? '').split('.');
  return device !== undefined && device !== '' && owner === fingerprint(account) ? device : null;
}

export function rememberDevice(strapi: Core.Strapi, ctx: Context, account: string): void {
  ctx.cookies.set(COOKIE, `${knownDevice(ctx, account) ?? randomUUID()}.${fingerprint(account)}`, {
    signed: true,
    httpOnly: true,
    sameSite: 'strict',
    path: strapi.config.get<string>('admin.path', '/admin'),
    maxAge: YEAR,
    overwrite: true,
  });
}
