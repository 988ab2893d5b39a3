/** The errors with which a body is refused. */
import { errors } from '@strapi/utils';

import { tooLarge, unsupportedMediaType, ValidationError } from '../../../errors';
import { BODY_LIMITS, FORM_BYTES } from './limits';
import type { JsonTrouble } from './json-text';

const MEBIBYTE = 1024 * 1024;

export const notTaken = (takesFiles: boolean): Error =>
  unsupportedMediaType(
    takesFiles
      ? 'This address takes application/json in UTF-8, or multipart/form-data.'
      : 'This address takes application/json in UTF-8.',
  );

export const tooLargeForm = (): Error =>
  tooLarge(
    `The form is too large: at most ${BODY_LIMITS.formFileBytes / MEBIBYTE} MiB of files and ` +
      `${BODY_LIMITS.formFields} fields with ${BODY_LIMITS.formFieldBytes / MEBIBYTE} MiB are read.`,
  );

export const tooManyFiles = (): Error =>
  tooLarge(`The form has too many files: at most ${BODY_LIMITS.formFiles} are read.`);

const tooLargeJson = (): Error =>
  tooLarge(`The body is too large: at most ${BODY_LIMITS.jsonBytes / MEBIBYTE} MiB are read.`);

export const noFilePart = (accepted: readonly string[]): Error =>
  new ValidationError(
    accepted.length === 0
      ? 'This address takes a form without files.'
      : `The form has a file in a part that is none here; accepted: ${accepted.join(', ')}.`,
  );

export const noObject = (): Error => new ValidationError('The body is not a JSON object.');

export const badJson = (trouble: JsonTrouble): Error =>
  new ValidationError(
    trouble === 'too-deep'
      ? `The body is nested too deep: at most ${BODY_LIMITS.jsonDepth} levels are read.`
      : 'The body has the same key twice in one object.',
  );

const unreadable = (): Error =>
  new ValidationError('The body of the request cannot be read: it is cut short or not what its headers say.');

interface ParserError {
  /** Set by raw-body, co-body and decompression. */
  readonly status?: unknown;
  /** Set by formidable. */
  readonly httpCode?: unknown;
  /** Set by the file system: a failure of the server, not of the sender. */
  readonly syscall?: unknown;
}

/** The error for the caller when a parser fails. */
export function refusalOf(error: unknown, takesFiles: boolean): unknown {
  if (!(error instanceof Error) || error instanceof errors.ApplicationError) return error;
  const { status, httpCode, syscall } = error as ParserError;
  if (syscall !== undefined) return error;
  switch (status ?? httpCode) {
    case 413:
      return takesFiles ? tooLargeForm() : tooLargeJson();
    case 415:
      return notTaken(takesFiles);
    default:
      return unreadable();
  }
}

/** A form is too large if its own headers say so. */
export const isTooLargeForm = (length: number): boolean => length > FORM_BYTES;
