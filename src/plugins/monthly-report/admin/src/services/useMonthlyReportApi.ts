import { useMemo } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';

import type {
  CommunityEntry,
  FigureSources,
  FindingEntry,
  IndicatorEntry,
  MonthDetail,
  PublicationJob,
  MonthsAnswer,
  MonthStep,
  RevisionDifferences,
  SubmissionEntry,
  SubmissionStep,
  TargetCell,
  TargetGrid,
  TargetProgrammeEntry,
  TargetsSaved,
  TotalsAnswer,
  TrailRow,
} from '../../../shared/admin-api';
import type { DefinitionChangeAsked, DefinitionPreview } from '../../../shared/definitions';
import type { Format, Locale } from '../../../shared/vocabulary';
import { PLUGIN_ID } from '../pluginId';

const COMMUNITIES = '/content-manager/collection-types/api::community.community';

const PARTNERS = '/content-manager/collection-types/api::partner.partner';

/** An address of the plugin: its escaped segments and its query. */
export const address = (
  segments: readonly string[],
  query: Readonly<Record<string, string>> = {},
): string => {
  const path = [PLUGIN_ID, ...segments].map(encodeURIComponent).join('/');
  const asked = new URLSearchParams(query).toString();
  return asked === '' ? `/${path}` : `/${path}?${asked}`;
};

export type CommunityNamed = Pick<CommunityEntry, 'documentId' | 'code' | 'name'>;

export interface TrailPage {
  readonly rows: readonly TrailRow[];
  readonly pageCount: number;
}

/** The plugin's admin routes. */
export const useMonthlyReportApi = () => {
  const { get, post } = useFetchClient();
  return useMemo(() => {
    const read = async <T>(url: string, signal: AbortSignal): Promise<T> =>
      (await get<{ data: T }>(url, { signal })).data.data;
    const send = async <T>(url: string, body: object): Promise<T> =>
      (await post<{ data: T }>(url, body)).data.data;

    return {
      indicators: (programme: string, signal: AbortSignal) =>
        read<IndicatorEntry[]>(address(['indicators'], { programme }), signal),

      months: (locale: Locale, signal: AbortSignal): Promise<MonthsAnswer> =>
        get<MonthsAnswer>(address(['months'], { locale }), { signal }).then(({ data }) => data),
      month: (month: string, signal: AbortSignal) => read<MonthDetail>(address(['months', month]), signal),
      stepMonth: (month: string, step: MonthStep, body: { reason?: string }, locale: Locale) =>
        send<MonthDetail>(address(['months', month, step], { locale }), body),
      publication: (month: string, signal: AbortSignal) =>
        read<PublicationJob | null>(address(['months', month, 'publication']), signal),
      cancelPublication: (month: string) =>
        send<PublicationJob | null>(address(['months', month, 'cancel-publication']), {}),

      submissions: (month: string, locale: Locale, signal: AbortSignal) =>
        read<SubmissionEntry[]>(address(['submissions', month], { locale }), signal),
      stepSubmission: (
        month: string,
        { programme, partner }: Pick<SubmissionEntry, 'programme' | 'partner'>,
        step: SubmissionStep,
        body: { feedback?: string; reason?: string; submittedAt?: string },
      ) => send<SubmissionEntry>(address(['submissions', month, programme.code, partner.code, step]), body),

      totals: (month: string, locale: Locale, signal: AbortSignal) =>
        read<TotalsAnswer>(address(['totals', month], { basis: 'month', locale }), signal),

      /** @param within codes of a region or a partner, and the page. */
      sources: (
        month: string,
        { programme, indicator }: { readonly programme: string; readonly indicator: string },
        within: Readonly<Record<string, string>>,
        locale: Locale,
        signal: AbortSignal,
      ): Promise<FigureSources> =>
        get<FigureSources>(
          address(['totals', month, programme, indicator, 'sources'], { locale, ...within }),
          { signal },
        ).then(({ data }) => data),
      differences: (month: string, from: number, to: number, locale: Locale, signal: AbortSignal) =>
        read<RevisionDifferences>(
          address(['months', month, 'differences'], { from: String(from), to: String(to), locale }),
          signal,
        ),

      findings: (month: string, locale: Locale, signal: AbortSignal) =>
        read<FindingEntry[]>(address(['findings', month], { locale }), signal),
      explain: (month: string, key: string, text: string) =>
        send<FindingEntry[]>(address(['findings', month, 'explain']), { key, text }),
      dismissFinding: (month: string, key: string, text: string) =>
        send<FindingEntry[]>(address(['findings', month, 'dismiss']), { key, text }),
      withdrawExplanation: (month: string, key: string) =>
        send<FindingEntry[]>(address(['findings', month, 'withdraw-explanation']), { key }),

      /** The trail of a month; if the month is null, the whole trail, with the rows of no month. */
      trail: async (month: string | null, page: number, signal: AbortSignal): Promise<TrailPage> => {
        const { data } = await get<{ data: TrailRow[]; meta: { pagination: { pageCount: number } } }>(
          address(['trail'], { ...(month !== null && { month }), page: String(page) }),
          { signal },
        );
        return { rows: data.data, pageCount: data.meta.pagination.pageCount };
      },

      targetProgrammes: (locale: Locale, signal: AbortSignal) =>
        read<TargetProgrammeEntry[]>(address(['targets'], { locale }), signal),
      targets: (programme: string, year: string, locale: Locale, signal: AbortSignal) =>
        read<TargetGrid>(address(['targets', programme, year], { locale }), signal),
      saveTargets: (programme: string, year: string, locale: Locale, cells: readonly TargetCell[]) =>
        send<TargetsSaved>(address(['targets', programme, year], { locale }), { cells }),

      unverifiedCommunities: (signal: AbortSignal) =>
        read<CommunityEntry[]>(address(['communities', 'unverified']), signal),
      /** The communities whose name or code contains `words`. */
      findCommunities: async (words: string, signal: AbortSignal) => {
        const query = new URLSearchParams({ _q: words, pageSize: '10', sort: 'code:ASC' });
        const { data } = await get<{ results: CommunityNamed[] }>(`${COMMUNITIES}?${query}`, { signal });
        return data.results;
      },
      mergeCommunities: (keep: string, merge: readonly string[]) =>
        send<unknown>(address(['communities', 'merge']), { keep, merge }),

      previewDefinition: (change: DefinitionChangeAsked, locale: Locale) =>
        send<DefinitionPreview>(address(['definitions', 'preview'], { locale }), { change }),
      changeDefinition: (change: DefinitionChangeAsked, seen: string, reason: string, locale: Locale) =>
        send<DefinitionPreview>(address(['definitions', 'change'], { locale }), { change, seen, reason }),
      /** Partners by their name or code. */
      findPartners: async (sought: string, signal: AbortSignal) => {
        const query = new URLSearchParams({ _q: sought, pageSize: '10', sort: 'code:ASC' });
        const { data } = await get<{ results: CommunityNamed[] }>(`${PARTNERS}?${query}`, { signal });
        return data.results;
      },

      preview: async (month: string, locale: Locale, signal: AbortSignal): Promise<string> => {
        const { data } = await get<string>(address(['preview', `${month}.html`], { locale }), {
          signal,
          responseType: 'text',
        });
        return data;
      },
      previewFile: async (month: string, locale: Locale, format: Format): Promise<Blob> => {
        const { data } = await get<Blob>(address(['preview', `${month}.${format}`], { locale }), {
          responseType: 'blob',
        });
        return data;
      },
    };
  }, [get, post]);
};
