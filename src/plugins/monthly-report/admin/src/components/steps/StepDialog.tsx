import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { Button, Field, Flex, Modal, Textarea, Typography } from '@strapi/design-system';

import { useStep } from '../../services/useStep';
import { useWords } from '../../services/useWords';

interface AskedText {
  readonly label: string;
  readonly hint?: string;
  /** What the box holds at first. */
  readonly text?: string;
}

interface StepDialogProps {
  /** Of the button that opens it and of the one that does it. */
  readonly label: string;
  /** Said when the step has been taken. */
  readonly done: string;
  /** What the step is done to. */
  readonly subject: string;
  /** What it leads to. */
  readonly note: string;
  readonly variant?: 'default' | 'secondary' | 'tertiary' | 'danger-light';
  /** What has to be written first; without it, a confirmation is enough. */
  readonly asked?: AskedText;
  /** What one should have seen first; drawn only while the dialog is open. */
  readonly children?: ReactNode;
  /** False while something in `children` has to be chosen yet. */
  readonly ready?: boolean;
  /** Whether a refusal is told on the page instead: the dialog closes over it. */
  readonly toldElsewhere?: (error: unknown) => boolean;
  /** Gets what was written; empty where nothing was asked for. */
  readonly onStep: (text: string) => Promise<unknown>;
  /** Called once it was taken or refused. */
  readonly onEnd: () => void;
}

/** A step that asks before it is taken. Refused, it stays open with the reason and what was written. */
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

  // The page behind may draw no such step any more once it is read again: what was typed and why it was
  // refused would go with it. It is read again when the dialog is closed.
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
