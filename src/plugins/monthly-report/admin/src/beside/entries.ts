import type { BesideEntry, BesideKind } from '../../../shared/beside';
import type { Locale } from '../../../shared/vocabulary';
import { address } from '../services/useMonthlyReportApi';

type Get = <T>(url: string) => Promise<{ readonly data: T }>;

/** Several panels of one edit view ask at the same moment: they share one answer. */
const asked = new Map<string, Promise<BesideEntry>>();

/** Reads the present data of a saved entry. @param locale null if no names are needed. */
export function readEntry(
  get: Get,
  kind: BesideKind,
  documentId: string,
  locale: Locale | null,
): Promise<BesideEntry> {
  const url = address(['beside', kind, documentId], locale === null ? {} : { locale });
  const known = asked.get(url);
  if (known !== undefined) return known;
  const answer = get<{ data: BesideEntry }>(url).then(({ data }) => data.data);
  asked.set(url, answer);
  const forget = () => void asked.delete(url);
  answer.then(forget, forget);
  return answer;
}
