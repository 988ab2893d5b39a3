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
  /** Said when the step has been taken. */
  readonly done: string;
  /** What the step is done to, for those who do not see what the button stands beside. */
  readonly subject?: string;
  readonly variant?: 'default' | 'secondary' | 'tertiary';
  readonly onStep: () => Promise<unknown>;
  /** Called once it was taken or refused. */
  readonly onEnd: () => void;
}

/** A step that asks nothing. Why it was refused stands below it. */
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
    // Read again, the page may have no such button any more, and nothing beside it.
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
