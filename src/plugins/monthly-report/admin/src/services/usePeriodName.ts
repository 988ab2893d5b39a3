import { useCallback } from 'react';
import { useIntl } from 'react-intl';

import { useMonthName } from './useMonthName';

/** A month that closes a period of several, with the first of them. */
export interface PeriodOfMonth {
  /** YYYY-MM. */
  readonly month: string;
  readonly from?: string;
}

const middleOf = (month: string): Date => new Date(`${month}-15T12:00:00Z`);

/** Names the period of a report: a month, or the months of a longer period. */
export const usePeriodName = (): ((period: PeriodOfMonth) => string) => {
  const { formatDateTimeRange } = useIntl();
  const monthName = useMonthName();
  return useCallback(
    ({ month, from }) =>
      from === undefined
        ? monthName(month)
        : formatDateTimeRange(middleOf(from), middleOf(month), {
            year: 'numeric',
            month: 'long',
            timeZone: 'UTC',
          }),
    [formatDateTimeRange, monthName],
  );
};
