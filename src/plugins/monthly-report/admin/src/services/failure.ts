import { isFetchError } from '@strapi/strapi/admin';

import type { FindingEntry } from '../../../shared/admin-api';

/** A failure whose message is already a sentence for the editor. */
export class ToldError extends Error {}

/** The server's message about a refused step; null if it sent no message. */
export const refusalOf = (error: unknown): string | null => {
  if (!isFetchError(error)) return null;
  const message = error.response?.data.error.message;
  return message === undefined || message === '' ? null : message;
};

/** The status of an answer, for a sentence that is not in the reader's language. */
export const statusOf = (error: unknown): number | null =>
  isFetchError(error) ? (error.status ?? null) : null;

/** The findings that block the publication of a month, if they are the reason of the refusal. */
export const blockingFindings = (error: unknown): readonly FindingEntry[] => {
  if (!isFetchError(error)) return [];
  const details = error.response?.data.error.details as { findings?: readonly FindingEntry[] } | undefined;
  return details?.findings ?? [];
};
