import { useState } from 'react';
import { Button, Field, Flex, Textarea } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';

import { useWords } from '../../services/useWords';

interface CopyButtonProps {
  readonly label: string;
  readonly text: string;
}

/** Copies a text. If the browser refuses, it shows the text, to be copied by hand. */
export const CopyButton = ({ label, text }: CopyButtonProps) => {
  const words = useWords();
  const [state, setState] = useState<'idle' | 'copied' | 'shown'>('idle');

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      setState('shown');
    }
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex>
        <Button variant="tertiary" startIcon={<Duplicate />} onClick={() => void copy()}>
          {state === 'copied' ? words('reminder.copied') : label}
        </Button>
      </Flex>
      {state === 'shown' ? (
        <Field.Root name="reminder">
          <Field.Label>{words('reminder.byHand')}</Field.Label>
          <Textarea readOnly value={text} />
        </Field.Root>
      ) : null}
    </Flex>
  );
};
