import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { Button, Field, Flex, Modal, Textarea, Typography } from '@strapi/design-system';

import { useStep } from '../../services/useStep';
import { useWords } from '../../services/useWords';

interface AskedText {
  readonly label: string;
  readonly hint?: string;
  /** The first text in the box. */
  readonly text?: string;
}

interface StepDialogProps {
  /** The label of the button that opens the dialog and of the button that takes the step. */
  readonly label: string;
  /** The message after the step is taken. */
  readonly done: string;
  /** The thing that the step changes. */
  readonly subject: string;
  /** The effect of the step, in words. */
  readonly note: string;
  readonly variant?: 'default' | 'secondary' | 'tertiary' | 'danger-light';
  /** A text that must be written first; without it, a confirmation is enough. */
  readonly asked?: AskedText;
  /** Content to read before the step; drawn only while the dialog is open. */
  readonly children?: ReactNode;
  /** False while something in `children` still has to be chosen. */
  readonly ready?: boolean;
  /** Whether a refusal is told on the page instead: the dialog closes over it. */
  readonly toldElsewhere?: (error: unknown) => boolean;
  /** Gets the written text; empty if no text is asked for. */
  readonly onStep: (text: string) => Promise<unknown>;
  /** Called after the step was taken or refused. */
  readonly onEnd: () => void;
}

/** A step that asks before it is taken. After a refusal the dialog stays open with the reason and the written text. */
export const StepDialog = (props: StepDialogProps) => {
  const { label, subject, variant = 'secondary' } = props;
  const [open, setOpen] = useState(false);
  return (
    <Modal.Root open={open} onOpenChange={setOpen}>
      <Modal.Trigger>
        <Button variant={variant} size="M" aria-label={`${label}: ${subject}`}>
          {label}
        </Button>
      </Modal.Trigger>
      <Modal.Content>
        <StepForm {...props} onClose={() => setOpen(false)} />
      </Modal.Content>
    </Modal.Root>
  );
};

const StepForm = ({
  label,
  done,
  subject,
  note,
  asked,
  children,
  ready = true,
  toldElsewhere = () => false,
  onStep,
  onEnd,
  onClose,
}: StepDialogProps & { readonly onClose: () => void }) => {
  const words = useWords();
  const form = useId();
  const { running, run } = useStep();
  const [text, setText] = useState(asked?.text ?? '');
  const [missing, setMissing] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const wasRefused = useRef(false);
  const end = useRef(onEnd);
  end.current = onEnd;

  // After reading again, the page behind may no longer draw this step: the typed text and the reason of the
  // refusal would go with it. So the page is read again only when the dialog is closed.
  useEffect(
    () => () => {
      if (wasRefused.current) end.current();
    },
    [],
  );

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const written = text.trim();
    setMissing(asked !== undefined && written === '');
    if (asked !== undefined && written === '') return;
    setRefusal(null);
    const refused = await run(() => onStep(written), done);
    if (refused === null || toldElsewhere(refused.error)) {
      onClose();
      onEnd();
      return;
    }
    setRefusal(refused.sentence);
    wasRefused.current = true;
  };

  return (
    <>
      <Modal.Header closeLabel={words('step.close')}>
        <Modal.Title>{`${label}: ${subject}`}</Modal.Title>
      </Modal.Header>
      <Modal.Body>
        <Flex
          tag="form"
          id={form}
          noValidate
          direction="column"
          alignItems="stretch"
          gap={4}
          onSubmit={(event: FormEvent) => void onSubmit(event)}
        >
          <Typography tag="p">{note}</Typography>
          {children}
          {asked === undefined ? null : (
            <Field.Root
              name="text"
              required
              hint={asked.hint}
              error={missing ? words('step.textMissing') : undefined}
            >
              <Field.Label>{asked.label}</Field.Label>
              <Textarea autoFocus value={text} onChange={({ target }) => setText(target.value)} />
              <Field.Hint />
              <Field.Error />
            </Field.Root>
          )}
          {refusal === null ? null : (
            <Typography textColor="danger600" role="alert" tag="p">
              {refusal}
            </Typography>
          )}
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Modal.Close>
          <Button variant="tertiary">{words('step.cancel')}</Button>
        </Modal.Close>
        <Button type="submit" form={form} loading={running} disabled={running || !ready}>
          {label}
        </Button>
      </Modal.Footer>
    </>
  );
};
