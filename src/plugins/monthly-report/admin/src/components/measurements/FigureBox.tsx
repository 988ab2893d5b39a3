import { useState } from 'react';
import { Field, IconButton, TextInput, Typography } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { IndicatorEntry } from '../../../../shared/admin-api';
import { getTranslation } from '../../pluginId';
import { read, toStored, understoodAs, write } from './value';

interface FigureBoxProps {
  /** The path of the box in the form: unique on the page. */
  readonly name: string;
  /** The code of the indicator, or of one of its options, as it stands in the page. */
  readonly code: string;
  readonly label: string;
  readonly unit: string | null;
  readonly limits: Pick<IndicatorEntry, 'decimals' | 'lowest' | 'highest'>;
  readonly stored: unknown;
  readonly disabled: boolean;
  readonly onChange: (stored: number | string | undefined) => void;
}

/** One figure: its label and unit, its box, and the problem of its text right under it. */
export const FigureBox = ({
  name,
  code,
  label,
  unit,
  limits,
  stored,
  disabled,
  onChange,
}: FigureBoxProps) => {
  const { formatMessage } = useIntl();

  // "12." and "12.0" both store 12: the box keeps the typed text as long as it means the value of
  // the form, so that a decimal point does not vanish during typing.
  const [typed, setTyped] = useState('');
  const saysTheSame = (toStored(read(typed, limits)) ?? null) === (stored ?? null);
  const text = saysTheSame ? typed : write(stored);
  const reading = read(text, limits);

  const change = (next: string) => {
    setTyped(next);
    onChange(toStored(read(next, limits)));
  };

  const problem =
    reading.kind === 'refused'
      ? formatMessage(
          { id: getTranslation(`measurements.error.${reading.problem}`) },
          { decimals: limits.decimals },
        )
      : undefined;
  const warning =
    reading.kind === 'figure' && reading.warning
      ? formatMessage(
          { id: getTranslation(`measurements.warning.${reading.warning}`) },
          { limit: reading.warning === 'below' ? limits.lowest : limits.highest },
        )
      : undefined;

  const understood = understoodAs(text, reading);

  return (
    <Field.Root name={name} error={problem}>
      <Field.Label>
        {label}
        {unit ? <Unit>（{unit}）</Unit> : null}
      </Field.Label>
      <Box
        data-figure={code}
        value={text}
        disabled={disabled}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        enterKeyHint="next"
        placeholder={formatMessage({ id: getTranslation('notReported') })}
        onChange={(event: React.ChangeEvent<HTMLInputElement>) => change(event.target.value)}
        endAction={
          text !== '' && !disabled ? (
            <IconButton
              variant="ghost"
              size="XS"
              // Out of the tab order: Tab goes from box to box, and Delete clears one just as well.
              tabIndex={-1}
              label={formatMessage({ id: getTranslation('measurements.clear') }, { label })}
              onClick={() => change('')}
            >
              <Cross />
            </IconButton>
          ) : undefined
        }
      />
      {understood === null ? null : (
        <Typography variant="pi" textColor="neutral600" role="status">
          {formatMessage({ id: getTranslation('entering.understood') }, { value: understood })}
        </Typography>
      )}
      {warning ? (
        <Typography variant="pi" textColor="warning600" role="status">
          {warning}
        </Typography>
      ) : null}
      <Field.Error />
    </Field.Root>
  );
};

/** An empty box must not look like a zero: its placeholder is slanted, a figure is upright. */
const Box = styled(TextInput)`
  font-variant-numeric: tabular-nums;

  &::placeholder {
    font-style: italic;
  }
`;

const Unit = styled.span`
  color: ${({ theme }) => theme.colors.neutral600};
  font-weight: 400;
`;
