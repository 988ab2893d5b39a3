import createError from 'http-errors';
import type { Context, Next } from 'koa';

/**
 * What koa-static and its like throw: an error that says by itself that the caller is mistaken.
 * Our own refusals have details, which the caller is to read.
 */
function mistakeIn(error: unknown): number | null {
  if (!(error instanceof Error) || 'details' in error) return null;
  const { status, expose } = error as Error & { status?: unknown; expose?: unknown };
  return expose === true && typeof status === 'number' && status >= 400 && status < 500 ? status : null;
}

/**
 * Stands right behind `strapi::errors`, which logs such an error with its stack, as if the server had
 * failed: with addresses that are no address (`/%zz`, `//x`) anybody could fill the log.
 */
export const callerMistakes = () => async (_ctx: Context, next: Next) => {
  try {
    await next();
  } catch (error) {
    const status = mistakeIn(error);
    throw status === null ? error : createError(status, (error as Error).message, { details: {} });
  }
};
