import { useMemo } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';

import type { BesideTyped, TypedKind, TypedQuestion } from '../../../shared/beside';
import type { Locale } from '../../../shared/vocabulary';
import { address } from '../services/useMonthlyReportApi';

/** Asks the server about an entry while it is typed. */
export const useBesideApi = () => {
  const { post } = useFetchClient();
  return useMemo(
    () => ({
      asTyped: async (kind: TypedKind, question: TypedQuestion, locale: Locale, signal: AbortSignal) =>
        (await post<{ data: BesideTyped }>(address(['beside', kind], { locale }), question, { signal })).data
          .data,
    }),
    [post],
  );
};
