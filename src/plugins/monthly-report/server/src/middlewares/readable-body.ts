import type { Context, Next } from 'koa';

import { ValidationError } from '../errors';

/** Errors of zlib have a code of this kind; those of the multipart parser carry the status they deserve. */
function isUnreadable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, httpCode } = error as Error & { code?: unknown; httpCode?: unknown };
  return httpCode === 400 || (typeof code === 'string' && code.startsWith('Z_'));
}

/** Stands around `strapi::body`, which lets a form cut short or a broken gzip stream end as an error 500. */
export const readableBody = () => async (_ctx: Context, next: Next) => {
  try {
    await next();
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    throw new ValidationError(
      'The body of the request cannot be read: it is cut short or not what its headers say.',
    );
  }
};
