import { useCallback } from 'react';
import { useIntl } from 'react-intl';

/** Prints a moment (ISO 8601) in the language of the panel and the time of its reader. */
export const useMoment = (): ((moment: string) => string) => {
  const { formatDate } = useIntl();
  return useCallback(
    (moment) => formatDate(moment, { dateStyle: 'medium', timeStyle: 'short' }),
    [formatDate],
  );
};
