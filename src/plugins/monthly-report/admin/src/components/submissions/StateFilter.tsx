import { Button, Flex } from '@strapi/design-system';

import type { SubmissionEntry } from '../../../../shared/admin-api';
import { SUBMISSION_STATES, type SubmissionState } from '../../../../shared/vocabulary';
import { useWords } from '../../services/useWords';

interface StateFilterProps {
  readonly submissions: readonly SubmissionEntry[];
  /** Null for all. */
  readonly wanted: SubmissionState | null;
  readonly onWant: (state: SubmissionState | null) => void;
}

/** How many submissions are in each state; pressed, only those are listed. */
export const StateFilter = ({ submissions, wanted, onWant }: StateFilterProps) => {
  const words = useWords();
  const count = (state: SubmissionState) =>
    submissions.filter((submission) => submission.state === state).length;
  const button = (state: SubmissionState | null, label: string) => (
    <Button
      key={label}
      size="S"
      variant={state === wanted ? 'secondary' : 'tertiary'}
      aria-pressed={state === wanted}
      onClick={() => onWant(state)}
    >
      {label}
    </Button>
  );

  return (
    <Flex gap={2} wrap="wrap" role="group" aria-label={words('submissions.filter')}>
      {button(null, words('submissions.all', { count: submissions.length }))}
      {SUBMISSION_STATES.filter((state) => count(state) > 0 || state === wanted).map((state) =>
        button(state, `${words(`submission.state.${state}`)} ${count(state)}`),
      )}
    </Flex>
  );
};
