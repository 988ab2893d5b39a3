import { Flex } from '@strapi/design-system';

import type { MonthStep } from '../../../../shared/admin-api';
import { blockingFindings } from '../../services/failure';
import { useWords } from '../../services/useWords';
import { StepButton } from '../steps/StepButton';
import { StepDialog } from '../steps/StepDialog';

interface MonthStepsProps {
  readonly month: string;
  readonly may: readonly MonthStep[];
  readonly onStep: (step: MonthStep, body: { reason?: string }) => Promise<unknown>;
  readonly onEnd: () => void;
}

/** Begin the review, publish, reopen: what the server says may be done now. */
export const MonthSteps = ({ month, may, onStep, onEnd }: MonthStepsProps) => {
  const words = useWords();
  const texts = (step: MonthStep) => ({
    label: words(`month.${step}`),
    done: words(`month.${step}.done`, { month }),
  });
  if (may.length === 0) return null;

  return (
    <Flex gap={2} wrap="wrap" alignItems="flex-start">
      {may.includes('begin-review') ? (
        <StepButton {...texts('begin-review')} onStep={() => onStep('begin-review', {})} onEnd={onEnd} />
      ) : null}
      {may.includes('publish') ? (
        <StepDialog
          {...texts('publish')}
          subject={month}
          note={words('month.publish.note')}
          variant="default"
          toldElsewhere={(error) => blockingFindings(error).length > 0}
          onStep={() => onStep('publish', {})}
          onEnd={onEnd}
        />
      ) : null}
      {may.includes('reopen') ? (
        <StepDialog
          {...texts('reopen')}
          subject={month}
          note={words('month.reopen.note')}
          asked={{ label: words('month.reopen.reason'), hint: words('month.reopen.hint') }}
          onStep={(reason) => onStep('reopen', { reason })}
          onEnd={onEnd}
        />
      ) : null}
    </Flex>
  );
};
