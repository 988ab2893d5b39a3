import { Flex } from '@strapi/design-system';

import type { SubmissionEntry, SubmissionStep } from '../../../../shared/admin-api';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { useWords } from '../../services/useWords';
import type { MonthSectionProps } from '../page/monthSection';
import { StepButton } from '../steps/StepButton';
import { StepDialog } from '../steps/StepDialog';
import { OwnFindings } from './OwnFindings';

interface SubmissionStepsProps extends Pick<MonthSectionProps, 'month' | 'onStep'> {
  readonly submission: SubmissionEntry;
}

/** The steps of a submission that the server allows now. */
export const SubmissionSteps = ({ month, submission, onStep }: SubmissionStepsProps) => {
  const words = useWords();
  const api = useMonthlyReportApi();
  const { programme, partner, may } = submission;

  const take = (step: SubmissionStep, body: { feedback?: string; reason?: string } = {}) =>
    api.stepSubmission(month, submission, step, body);
  const texts = (step: SubmissionStep) => ({
    label: words(`submission.${step}`),
    done: words(`submission.${step}.done`, { partner: partner.name }),
    subject: `${partner.name} · ${programme.name} · ${month}`,
    onEnd: onStep,
  });
  const dialog = (step: SubmissionStep) => ({ ...texts(step), note: words(`submission.${step}.note`) });
  if (may.length === 0) return null;

  return (
    <Flex gap={2} wrap="wrap" alignItems="flex-start">
      {may.includes('submit') ? (
        <StepDialog {...dialog('submit')} variant="default" onStep={() => take('submit')}>
          <OwnFindings month={month} submission={submission} />
        </StepDialog>
      ) : null}
      {may.includes('declare-nil') ? (
        <StepDialog {...dialog('declare-nil')} variant="tertiary" onStep={() => take('declare-nil')} />
      ) : null}
      {may.includes('accept') ? (
        <StepButton {...texts('accept')} variant="default" onStep={() => take('accept')} />
      ) : null}
      {may.includes('send-back') ? (
        <StepDialog
          {...dialog('send-back')}
          asked={{ label: words('submission.feedback'), hint: words('submission.feedback.hint') }}
          onStep={(feedback) => take('send-back', { feedback })}
        />
      ) : null}
      {may.includes('ask-correction') ? (
        <StepDialog
          {...dialog('ask-correction')}
          asked={{ label: words('submission.ask-correction.reason') }}
          onStep={(reason) => take('ask-correction', { reason })}
        />
      ) : null}
    </Flex>
  );
};
