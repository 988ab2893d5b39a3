import { Badge, Flex, Typography } from '@strapi/design-system';

import type { SubmissionEntry } from '../../../../shared/admin-api';
import { useMoment } from '../../services/useMoment';
import { useWords } from '../../services/useWords';
import { Facts } from '../page/Facts';
import { Row } from '../page/Rows';
import { Said } from '../page/Said';
import type { MonthSectionProps } from '../page/monthSection';
import { SubmissionStateBadge } from './SubmissionStateBadge';
import { SubmissionSteps } from './SubmissionSteps';

interface SubmissionRowProps extends Pick<MonthSectionProps, 'month' | 'onStep'> {
  readonly submission: SubmissionEntry;
}

/** A partner's submission: its state, its content, the feedback, and the steps that are possible now. */
export const SubmissionRow = ({ month, submission, onStep }: SubmissionRowProps) => {
  const words = useWords();
  const moment = useMoment();
  const { programme, partner, state, nilReturn, dueOn, activities, stories, feedback, correction } =
    submission;
  const step = (what: string, at: string | null, by: string | null) =>
    at === null ? null : [words(what), moment(at), by].filter((part) => part !== null).join(' ');

  return (
    <Row data-programme={programme.code} data-partner={partner.code}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Flex gap={2} wrap="wrap">
          <Typography fontWeight="semiBold">{partner.name}</Typography>
          {partner.region === null ? null : <Typography textColor="neutral600">{partner.region}</Typography>}
          <SubmissionStateBadge state={state} />
          {nilReturn ? <Badge>{words('submission.nilReturn')}</Badge> : null}
        </Flex>
        <Facts
          facts={[
            words('submission.dueOn', { day: dueOn }),
            words('submission.counts', { activities, stories }),
            step('submission.submittedAt', submission.submittedAt, submission.submittedBy),
            step('submission.decidedAt', submission.decidedAt, submission.decidedBy),
          ]}
        />
        {feedback === null ? null : <Said title={words('submission.feedback')} text={feedback} />}
        {correction === null ? null : (
          <Said
            title={[words('submission.correction'), moment(correction.askedAt), correction.askedBy]
              .filter((part) => part !== null)
              .join(' · ')}
            text={correction.reason}
          />
        )}
      </Flex>
      <SubmissionSteps month={month} submission={submission} onStep={onStep} />
    </Row>
  );
};
