import { useState } from 'react';
import { Button, Dialog } from '@strapi/design-system';

import { useWords } from '../../services/useWords';

interface ConfirmButtonProps {
  readonly label: string;
  /** The question to confirm. */
  readonly sure: string;
  readonly onConfirm: () => void;
}

/** A button for a step that cannot be undone. */
export const ConfirmButton = ({ label, sure, onConfirm }: ConfirmButtonProps) => {
  const words = useWords();
  const [asked, setAsked] = useState(false);
  return (
    <Dialog.Root open={asked} onOpenChange={setAsked}>
      <Dialog.Trigger>
        <Button variant="danger-light" size="S" style={{ alignSelf: 'flex-start' }}>
          {label}
        </Button>
      </Dialog.Trigger>
      <Dialog.Content>
        <Dialog.Header>{label}</Dialog.Header>
        <Dialog.Body>{sure}</Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary">{words('step.cancel')}</Button>
          </Dialog.Cancel>
          <Dialog.Action>
            <Button variant="danger" onClick={onConfirm}>
              {label}
            </Button>
          </Dialog.Action>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
};
