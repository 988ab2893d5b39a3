import { Button, Flex } from '@strapi/design-system';
import { Link } from 'react-router-dom';

import type { MonthStep } from '../../../../shared/admin-api';
import type { MonthState } from '../../../../shared/vocabulary';
import { PLUGIN_ID } from '../../pluginId';
import { useWords } from '../../services/useWords';
import { StepButton } from '../steps/StepButton';
import { StepDialog } from '../steps/StepDialog';

interface MonthStepsProps {
  readonly month: string;
  readonly state: MonthState;
  readonly may: readonly MonthStep[];
  readonly onStep: (step: MonthStep, body: { reason?: string }) => Promise<unknown>;
  readonly onEnd: () => void;
}

/** Buttons for the steps that the server allows now; the next sensible step stands out. */
export const MonthSteps = ({ month, state, may, onStep, onEnd }: MonthStepsProps) => {
  const words = useWords();
  const texts = (step: MonthStep) => ({
    label: words(`month.${step}`),
    done: words(`month.${step}.done`, { month }),
  });
  if (may.length === 0) return null;

  return (
    <Flex gap={2} wrap="wrap" alignItems="flex-start">
      {may.includes('begin-review') ? (
        <StepButton
          {...texts('begin-review')}
          variant="default"
          onStep={() => onStep('begin-review', {})}
          onEnd={onEnd}
        />
      ) : null}
      {may.includes('publish') ? (
        <Button
          tag={Link}
          to={`/plugins/${PLUGIN_ID}/${month}/publish`}
          variant={state === 'open' ? 'tertiary' : 'default'}
        >
          {words('month.preflight')}
        </Button>
      ) : null}
      {may.includes('withdraw-review') ? (
        <StepButton
          {...texts('withdraw-review')}
          variant="tertiary"
          onStep={() => onStep('withdraw-review', {})}
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
