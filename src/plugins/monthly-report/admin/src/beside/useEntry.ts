import { useCallback } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';

import type { BesideEntry, BesideKind } from '../../../shared/beside';
import { useReportLocale } from '../components/useReportLocale';
import { useLoaded } from '../services/useLoaded';
import { readEntry } from './entries';

/**
 * The server's data about a saved entry; null if it is not saved yet, or cannot be read.
 *
 * @param version the time of the last save, which may have added to its history.
 */
export function useEntry(
  kind: BesideKind | undefined,
  documentId: string | null,
  version?: unknown,
): BesideEntry | null {
  const { get } = useFetchClient();
  const locale = useReportLocale();
  const [loaded] = useLoaded(
    useCallback(
      (): Promise<BesideEntry | null> =>
        kind === undefined || documentId === null
          ? Promise.resolve(null)
          : readEntry(get, kind, documentId, locale),
      [get, kind, documentId, locale],
    ),
    typeof version === 'string' ? Date.parse(version) : 0,
  );
  return loaded.state === 'loaded' ? loaded.data : null;
}
