import { Badge } from '@strapi/design-system';

import type { SubmissionState } from '../../../../shared/vocabulary';
import { useWords } from '../../services/useWords';

const COLOURS = {
  'not-due': { backgroundColor: 'neutral150', textColor: 'neutral700' },
  due: { backgroundColor: 'warning100', textColor: 'warning700' },
  overdue: { backgroundColor: 'danger100', textColor: 'danger700' },
  submitted: { backgroundColor: 'secondary100', textColor: 'secondary700' },
  'sent-back': { backgroundColor: 'alternative100', textColor: 'alternative700' },
  accepted: { backgroundColor: 'success100', textColor: 'success700' },
} satisfies Record<SubmissionState, object>;

export const SubmissionStateBadge = ({ state }: { readonly state: SubmissionState }) => {
  const words = useWords();
  return (
    <Badge {...COLOURS[state]} data-state={state}>
      {words(`submission.state.${state}`)}
    </Badge>
  );
};
