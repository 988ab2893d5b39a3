import { useCallback } from 'react';

import { useLoaded } from '../../services/useLoaded';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { MonthTotals } from '../totals/MonthTotals';
import { useReportLocale } from '../useReportLocale';
import type { MonthSectionProps } from './monthSection';
import { ReportPreview } from './ReportPreview';

/** What is made of everybody's entries. Accounts bound to their own are refused both, and see neither. */
export const CompiledMonth = ({ month, round }: Pick<MonthSectionProps, 'month' | 'round'>) => {
  const api = useMonthlyReportApi();
  const locale = useReportLocale();
  const [totals] = useLoaded(
    useCallback((signal: AbortSignal) => api.totals(month, locale, signal), [api, month, locale]),
    round,
  );
  if (totals.state === 'failed' && totals.refused) return null;
  return (
    <>
      <MonthTotals totals={totals} />
      <ReportPreview month={month} round={round} />
    </>
  );
};
