import { errors } from '@strapi/utils';
import createError from 'http-errors';

/** 409. Strapi has no class for it; its error middleware formats those of http-errors. */
export const conflict = (message: string): Error => createError(409, message, { details: {} });

/** 406, likewise. */
export const notAcceptable = (message: string): Error => createError(406, message, { details: {} });

/** 415, likewise. */
export const unsupportedMediaType = (message: string): Error => createError(415, message, { details: {} });

/** 503. `json-errors` tells the seconds in a header, which Strapi's error middleware does not. */
export const unavailable = (message: string, retryAfter: number): Error =>
  createError(503, message, { details: { retryAfter } });

/** 413: what was asked for is too large to be made. */
export const tooLarge = (message: string): Error => new errors.PayloadTooLargeError(message, {});

export const { NotFoundError, RateLimitError, ValidationError } = errors;

/** 403 with a sentence: Strapi's authorisation step replaces the message of a plain ForbiddenError by "Forbidden". */
export class ForbiddenError extends errors.PolicyError {
  constructor(message: string) {
    super(message);
    // Typed as the name of its parent; callers see what every other 403 is called.
    Object.defineProperty(this, 'name', { value: 'ForbiddenError' });
  }
}
