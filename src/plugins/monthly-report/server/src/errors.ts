import { errors } from '@strapi/utils';
import createError from 'http-errors';

/** 409. Strapi has no class for it; its error middleware formats errors of http-errors. */
export const conflict = (message: string): Error => createError(409, message, { details: {} });

/** 406. Made like `conflict`. */
export const notAcceptable = (message: string): Error => createError(406, message, { details: {} });

/** 415. Made like `conflict`. */
export const unsupportedMediaType = (message: string): Error => createError(415, message, { details: {} });

/** 503. `json-errors` puts the seconds into a header: Strapi's error middleware does not. */
export const unavailable = (message: string, retryAfter: number): Error =>
  createError(503, message, { details: { retryAfter } });

/** 413: the answer that was asked for is too large to make. */
export const tooLarge = (message: string): Error => new errors.PayloadTooLargeError(message, {});

export const { NotFoundError, RateLimitError, ValidationError } = errors;

/** 403 with a sentence: Strapi's authorisation step replaces the message of a plain ForbiddenError by "Forbidden". */
export class ForbiddenError extends errors.PolicyError {
  constructor(message: string) {
    super(message);
    // The parent types the name as its own; callers see the same name as for every other 403.
    Object.defineProperty(this, 'name', { value: 'ForbiddenError' });
  }
}
