import { STATUS_CODES } from 'node:http';
import type { Context, Next } from 'koa';

import { inOneLanguage } from '../../../../shared/sentences';
import type { Locale } from '../../../../shared/vocabulary';

const SENTENCES: Readonly<Record<number, string>> = {
  404: 'There is nothing at this address.',
  405: 'This address does not take that method.',
  501: 'That method is not known here.',
};

interface Account {
  /** Strapi's spelling. */
  readonly preferedLanguage?: string | null;
}

/** The language of the panel's reader; null if the request does not tell it, as from a program. */
function languageOf(ctx: Context): Locale | null {
  const { user } = ctx.state as { readonly user?: Account };
  const accepted = ctx.get('Accept-Language');
  if (accepted === '' || accepted === '*') return null;
  const language = user?.preferedLanguage ?? accepted;
  return language.toLowerCase().startsWith('en') ? 'en' : 'zh-Hans';
}

interface Told {
  message?: unknown;
  details?: { readonly retryAfter?: number; readonly errors?: unknown };
}

/** A reader of the panel gets a refusal in one language; programs get both. */
function toldInOneLanguage(ctx: Context, error: Told): void {
  const language = ctx.path.startsWith('/api/') ? null : languageOf(ctx);
  if (language === null) return;
  // The form shows these messages beside the fields.
  const fields = Array.isArray(error.details?.errors) ? (error.details.errors as Told[]) : [];
  for (const told of [error, ...fields]) {
    if (typeof told.message === 'string') told.message = inOneLanguage(told.message, language);
  }
}

/**
 * The router answers some requests by itself, in plain text or without a body. Callers of the API and of the panel
 * get the JSON shape of all other errors for those too.
 */
export const jsonErrors = () => async (ctx: Context, next: Next) => {
  await next();
  const { status } = ctx;
  const body: unknown = ctx.body;
  // Strapi's own 404 for an unknown content type or component says `error: 'component.notFound'`.
  const isJson =
    typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'object';
  if (status < 400) return;
  if (isJson) {
    // Errors of http-errors come without details; every other error has them.
    const error = body.error as Told & { status?: number };
    toldInOneLanguage(ctx, error);
    error.details ??= {};
    // Some of Strapi's controllers write an error themselves and leave out status and data.
    error.status ??= status;
    if (!('data' in body)) ctx.body = { data: null, ...body };
    if (error.details.retryAfter !== undefined) ctx.set('Retry-After', String(error.details.retryAfter));
    return;
  }
  const name = `${(STATUS_CODES[status] ?? 'Unknown').replaceAll(' ', '')}Error`;
  const message = SENTENCES[status] ?? STATUS_CODES[status] ?? 'The request failed.';
  ctx.body = { data: null, error: { status, name, message, details: {} } };
  // Setting a body turns an implicit 404 into a 200.
  ctx.status = status;
};
