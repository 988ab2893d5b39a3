import type { ReactNode } from 'react';

import { useRights } from '../../services/useRights';
import { useWords } from '../../services/useWords';
import { EntrySubmissions } from './EntrySubmissions';

/** The content manager gives this to a panel beside an entry; `document` is the last saved version of the entry. */
interface EntryShown {
  readonly model: string;
  readonly document?: Readonly<Record<string, unknown>>;
}

export type SidePanel = (entry: EntryShown) => { readonly title: string; readonly content: ReactNode } | null;

/** For each type in a submission, the field whose first seven characters are the month. */
const MONTH_FIELDS: Readonly<Record<string, string>> = {
  'api::activity.activity': 'startDate',
  'api::story.story': 'reportMonth',
};

const monthOf = ({ model, document }: EntryShown): string | null => {
  const field = MONTH_FIELDS[model];
  const value = field === undefined ? undefined : document?.[field];
  return typeof value === 'string' ? value.slice(0, 7) : null;
};

/** Lets a partner submit from the panel beside an entry. */
export const useSubmissionPanel: SidePanel = (entry) => {
  const words = useWords();
  const may = useRights();
  const month = monthOf(entry);
  if (month === null || !may('submit')) return null;
  return { title: words('submissions.own'), content: <EntrySubmissions month={month} /> };
};
