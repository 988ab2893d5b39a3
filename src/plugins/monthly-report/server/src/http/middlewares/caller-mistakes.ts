import createError from 'http-errors';
import type { Context, Next } from 'koa';

/**
 * Recognises errors of koa-static and similar libraries that mark themselves as the caller's mistake. Our own
 * refusals have details, which the caller should read.
 */
function mistakeIn(error: unknown): number | null {
  if (!(error instanceof Error) || 'details' in error) return null;
  const { status, expose } = error as Error & { status?: unknown; expose?: unknown };
  return expose === true && typeof status === 'number' && status >= 400 && status < 500 ? status : null;
}

/**
 * Runs right inside `strapi::errors`, which logs such an error with its stack, as if the server had failed. Anybody
 * could fill the log with malformed addresses (`/%zz`, `//x`).
 */
export const callerMistakes = () => async (_ctx: Context, next: Next) => {
  try {
    await next();
  } catch (error) {
    const status = mistakeIn(error);
    throw status === null ? error : createError(status, (error as Error).message, { details: {} });
  }
};
