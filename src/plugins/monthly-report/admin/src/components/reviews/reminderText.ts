import type { PreflightSubmission } from '../../../../shared/desk-api';
import type { Words } from '../../services/useWords';
import { byProgramme } from '../byProgramme';

/** The message for a chat group: the missing partners by programme, and the due day. */
export function reminderText(words: Words, month: string, missing: readonly PreflightSubmission[]): string {
  const lines = byProgramme(missing).map(({ name, entries }) =>
    words('reminder.line', {
      programme: name,
      partners: entries.map(({ partner }) => partner.name).join(words('list.separator')),
      day: entries[0]?.dueOn ?? '',
    }),
  );
  return [words('reminder.head', { month }), ...lines, words('reminder.foot')].join('\n');
}
