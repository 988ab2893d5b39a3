import { forwardRef, useState } from 'react';
import { useField } from '@strapi/strapi/admin';
import { Field, TextInput, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { readDay } from '../../../shared/typed-day';
import { useWords } from '../services/useWords';

/** Strapi passes all of these props, but its type says that an input takes no props. */
interface DayInputProps {
  readonly name?: string;
  readonly label?: string;
  readonly hint?: React.ReactNode;
  readonly labelAction?: React.ReactNode;
  readonly required?: boolean;
  readonly disabled?: boolean;
}

const thisMonth = (): string => new Date().toISOString().slice(0, 7);

/**
 * A day in the content manager, as people write it. Strapi's own date picker reads `2021-03-14`, typed in the Chinese
 * panel, as 1826, and `20210314` as 2099. A text that cannot be read goes into the form as it was typed: the save is
 * refused, and nothing is lost.
 */
const DayInput = forwardRef<HTMLInputElement, DayInputProps>(function DayInput(
  { name = '', label = '', hint, labelAction, required = false, disabled = false },
  ref,
) {
  const words = useWords();
  const { formatDate } = useIntl();
  const { value, error, onChange } = useField<string | null>(name);
  const [typed, setTyped] = useState(value ?? '');
  // A day without its month belongs to the month of the present value, or else to the current month.
  const near = /^\d{4}-\d{2}/.test(value ?? '') ? (value ?? '').slice(0, 7) : thisMonth();
  const reading = readDay(typed, near);
  const meant = reading.kind === 'day' ? reading.day : reading.kind === 'empty' ? null : typed;
  const text = meant === (value ?? null) ? typed : (value ?? '');
  const shown = readDay(text, near);

  const change = (next: string) => {
    setTyped(next);
    const read = readDay(next, near);
    onChange(name, read.kind === 'day' ? read.day : read.kind === 'empty' ? null : next);
  };

  return (
    <Field.Root
      name={name}
      hint={hint}
      required={required}
      error={shown.kind === 'refused' ? words(`filling.unready.day.${shown.problem}`) : error}
    >
      <Field.Label action={labelAction}>{label}</Field.Label>
      <TextInput
        ref={ref}
        value={text}
        disabled={disabled}
        autoComplete="off"
        placeholder={words('editing.day.placeholder')}
        onChange={({ target }: { target: HTMLInputElement }) => change(target.value)}
      />
      {shown.kind === 'day' ? (
        <Typography variant="pi" textColor="neutral600" role="status">
          {words('entering.understood', {
            value: formatDate(`${shown.day}T12:00:00Z`, { dateStyle: 'full', timeZone: 'UTC' }),
          })}
        </Typography>
      ) : null}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
});

export default DayInput;
