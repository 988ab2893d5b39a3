import { useCallback } from 'react';
import { useIntl } from 'react-intl';

/** A month (YYYY-MM) as readers call it. */
export const useMonthName = (): ((month: string) => string) => {
  const { formatDate } = useIntl();
  return useCallback(
    (month) => formatDate(`${month}-15T12:00:00Z`, { year: 'numeric', month: 'long', timeZone: 'UTC' }),
    [formatDate],
  );
};
