import { isFetchError } from '@strapi/strapi/admin';

import type { FindingEntry } from '../../../shared/admin-api';

/** A failure whose message is a sentence for the editor already. */
export class ToldError extends Error {}

/** What the server said of a step it refused; null where it said nothing that can be read. */
export const refusalOf = (error: unknown): string | null => {
  if (!isFetchError(error)) return null;
  const message = error.response?.data.error.message;
  return message === undefined || message === '' ? null : message;
};

/** Of what kind an answer was, where the sentence is not in the reader's language. */
export const statusOf = (error: unknown): number | null =>
  isFetchError(error) ? (error.status ?? null) : null;

/** The errors that keep a month from being published, where that is why it was refused. */
export const blockingFindings = (error: unknown): readonly FindingEntry[] => {
  if (!isFetchError(error)) return [];
  const details = error.response?.data.error.details as { findings?: readonly FindingEntry[] } | undefined;
  return details?.findings ?? [];
};
