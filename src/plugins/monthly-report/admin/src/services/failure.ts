import { isFetchError } from '@strapi/strapi/admin';

import type { FindingEntry } from '../../../shared/admin-api';

/** What the server said of a step it refused; null where it said nothing that can be read. */
export const refusalOf = (error: unknown): string | null => {
  const message = isFetchError(error) ? error.response?.data.error.message : undefined;
  return message === undefined || message === '' ? null : message;
};

/** The errors that keep a month from being published, where that is why it was refused. */
export const blockingFindings = (error: unknown): readonly FindingEntry[] => {
  if (!isFetchError(error)) return [];
  const details = error.response?.data.error.details as { findings?: readonly FindingEntry[] } | undefined;
  return details?.findings ?? [];
};
