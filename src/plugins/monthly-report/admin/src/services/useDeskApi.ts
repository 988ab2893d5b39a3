import { useMemo } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';

import type {
  CleanTable,
  HomeAnswer,
  Preflight,
  ReviewDetail,
  ReviewList,
  TakenTogether,
} from '../../../shared/desk-api';
import type { Locale } from '../../../shared/vocabulary';
import { address } from './useMonthlyReportApi';

export interface SubmissionCodes {
  readonly programme: string;
  readonly partner: string;
}

/** The plugin's admin routes for the rooms of the secretariat and the coordinator. */
export const useDeskApi = () => {
  const { get, post } = useFetchClient();
  return useMemo(() => {
    const read = async <T>(url: string, signal: AbortSignal): Promise<T> =>
      (await get<{ data: T }>(url, { signal })).data.data;
    const together = async (month: string, step: string, submissions: readonly SubmissionCodes[]) =>
      (await post<{ data: TakenTogether }>(address(['reviews', month, step]), { submissions })).data.data;

    return {
      home: (locale: Locale, signal: AbortSignal) => read<HomeAnswer>(address(['home'], { locale }), signal),

      /** @param asked the query, with the same keys as the address of the page. */
      reviews: async (
        month: string,
        asked: Readonly<Record<string, string>>,
        signal: AbortSignal,
      ): Promise<ReviewList> => (await get<ReviewList>(address(['reviews', month], asked), { signal })).data,
      review: (month: string, { programme, partner }: SubmissionCodes, locale: Locale, signal: AbortSignal) =>
        read<ReviewDetail>(address(['reviews', month, programme, partner], { locale }), signal),
      clean: (month: string, locale: Locale, signal: AbortSignal) =>
        read<CleanTable>(address(['reviews', month, 'clean'], { locale }), signal),
      acceptTogether: (
        month: string,
        submissions: readonly (SubmissionCodes & { readonly submittedAt: string })[],
      ) => together(month, 'accept', submissions),
      correct: async (
        month: string,
        { programme, partner }: SubmissionCodes,
        correction: {
          readonly documentId: string;
          readonly indicator: string;
          readonly value: string;
          readonly reason: string;
        },
      ) =>
        (
          await post<{ data: ReviewDetail }>(
            address(['reviews', month, programme, partner, 'correct']),
            correction,
          )
        ).data.data,
      remind: (month: string, submissions: readonly SubmissionCodes[]) =>
        together(month, 'remind', submissions),

      preflight: (month: string, locale: Locale, since: string | null, signal: AbortSignal) =>
        read<Preflight>(
          address(['months', month, 'preflight'], { locale, ...(since !== null && { since }) }),
          signal,
        ),
    };
  }, [get, post]);
};
