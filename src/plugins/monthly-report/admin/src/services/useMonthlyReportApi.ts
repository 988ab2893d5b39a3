import { useMemo } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';

import type { FindingEntry, IndicatorEntry, MonthEntry, TotalsAnswer } from '../../../shared/admin-api';
import type { Locale } from '../../../shared/vocabulary';
import { PLUGIN_ID } from '../pluginId';

/** The plugin's admin routes. */
export const useMonthlyReportApi = () => {
  const { get } = useFetchClient();
  return useMemo(
    () => ({
      indicators: async (programme: string, signal: AbortSignal): Promise<IndicatorEntry[]> => {
        const query = new URLSearchParams({ programme });
        const { data } = await get<{ data: IndicatorEntry[] }>(`/${PLUGIN_ID}/indicators?${query}`, {
          signal,
        });
        return data.data;
      },
      months: async (locale: Locale, signal: AbortSignal): Promise<MonthEntry[]> => {
        const query = new URLSearchParams({ locale });
        const { data } = await get<{ data: MonthEntry[] }>(`/${PLUGIN_ID}/months?${query}`, {
          signal,
        });
        return data.data;
      },
      totals: async (month: string, locale: Locale, signal: AbortSignal): Promise<TotalsAnswer> => {
        const query = new URLSearchParams({ basis: 'month', locale });
        const { data } = await get<{ data: TotalsAnswer }>(
          `/${PLUGIN_ID}/totals/${encodeURIComponent(month)}?${query}`,
          { signal },
        );
        return data.data;
      },
      findings: async (month: string, locale: Locale, signal: AbortSignal): Promise<FindingEntry[]> => {
        const query = new URLSearchParams({ locale });
        const { data } = await get<{ data: FindingEntry[] }>(
          `/${PLUGIN_ID}/findings/${encodeURIComponent(month)}?${query}`,
          { signal },
        );
        return data.data;
      },
      preview: async (month: string, locale: Locale, signal: AbortSignal): Promise<string> => {
        const query = new URLSearchParams({ locale });
        const { data } = await get<string>(
          `/${PLUGIN_ID}/preview/${encodeURIComponent(month)}.html?${query}`,
          { signal, responseType: 'text' },
        );
        return data;
      },
    }),
    [get],
  );
};
