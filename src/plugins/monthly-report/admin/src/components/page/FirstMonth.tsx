import { useCallback } from 'react';
import { EmptyStateLayout } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { Navigate, useSearchParams } from 'react-router-dom';

import { useLoaded } from '../../services/useLoaded';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { useWords } from '../../services/useWords';
import { monthDue } from '../month/months';
import { useReportLocale } from '../useReportLocale';

/** Redirects to the month in `?month=`, or else to the month to work on now. */
export const FirstMonth = () => {
  const words = useWords();
  const api = useMonthlyReportApi();
  const locale = useReportLocale();
  const [query] = useSearchParams();
  const [months] = useLoaded(useCallback((signal: AbortSignal) => api.months(locale, signal), [api, locale]));

  switch (months.state) {
    case 'loading':
      return <Page.Loading>{words('page.loading')}</Page.Loading>;
    case 'failed':
      return <EmptyStateLayout content={words('page.failed')} />;
    case 'loaded': {
      const { data, meta } = months.data;
      if (!meta.linked) return <EmptyStateLayout content={words('page.unlinked')} />;
      const asked = data.find(({ month }) => month === query.get('month'))?.month;
      const month = asked ?? monthDue(data);
      return month === null ? (
        <EmptyStateLayout content={words('page.noMonths')} />
      ) : (
        <Navigate to={month} replace />
      );
    }
  }
};
