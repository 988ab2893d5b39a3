import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { statusOf } from '../../services/failure';
import { useStep } from '../../services/useStep';

const CONFLICT = 409;
/** Milliseconds to read a sentence in. */
const LONG_ENOUGH = 10_000;

interface StepButtonProps {
  readonly label: string;
  /** The message after the step is taken. */
  readonly done: string;
  /** The thing that the step changes, for readers who cannot see what stands beside the button. */
  readonly subject?: string;
  readonly variant?: 'default' | 'secondary' | 'tertiary';
  readonly onStep: () => Promise<unknown>;
  /** Called after the step was taken or refused. */
  readonly onEnd: () => void;
}

/** A step that asks no question. If it is refused, the reason stands below the button. */
export const StepButton = ({
  label,
  done,
  subject,
  variant = 'secondary',
  onStep,
  onEnd,
}: StepButtonProps) => {
  const { running, run } = useStep();
  const { toggleNotification } = useNotification();
  const [refusal, setRefusal] = useState<string | null>(null);

  const onClick = async () => {
    setRefusal(null);
    const refused = await run(onStep, done);
    setRefusal(refused?.sentence ?? null);
    // After reading again, the page may no longer have this button, nor the reason below it.
    if (refused !== null && statusOf(refused.error) === CONFLICT)
      toggleNotification({ type: 'warning', message: refused.sentence, timeout: LONG_ENOUGH });
    onEnd();
  };

  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Button
        variant={variant}
        size="M"
        loading={running}
        disabled={running}
        aria-label={subject === undefined ? undefined : `${label}: ${subject}`}
        onClick={() => void onClick()}
      >
        {label}
      </Button>
      {refusal === null ? null : (
        <Typography textColor="danger600" role="alert" tag="p">
          {refusal}
        </Typography>
      )}
    </Flex>
  );
};
