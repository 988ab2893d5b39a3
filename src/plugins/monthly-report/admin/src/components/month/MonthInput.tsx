import { forwardRef, useState } from 'react';
import { Field, Flex, IconButton, Popover } from '@strapi/design-system';
import { Calendar, Cross } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import { getTranslation } from '../../pluginId';
import type { CustomFieldProps } from '../customField';
import { MonthGrid } from './MonthGrid';
import { firstDay, parseMonth, toMonth } from './months';

/** A month is picked, not typed: the stored value is always YYYY-MM. */
const MonthInput = forwardRef<HTMLButtonElement, CustomFieldProps>(function MonthInput(
  { name, label, hint, error, required = false, disabled = false, value, onChange },
  ref,
) {
  const { formatMessage, formatDate } = useIntl();
  const [open, setOpen] = useState(false);
  const chosen = parseMonth(value);
  const unreadable = typeof value === 'string' && value !== '' && !chosen;
  const now = new Date();

  const text = chosen
    ? formatDate(firstDay(chosen), { year: 'numeric', month: 'long', timeZone: 'UTC' })
    : formatMessage({ id: getTranslation('month.choose') });

  return (
    <Field.Root
      name={name}
      hint={hint}
      required={required}
      error={unreadable ? formatMessage({ id: getTranslation('month.unreadable') }, { value }) : error}
    >
      <Field.Label>{label}</Field.Label>
      <Flex gap={2}>
        <Popover.Root open={open} onOpenChange={setOpen}>
          <Popover.Trigger>
            <Trigger
              ref={ref}
              id={name}
              type="button"
              disabled={disabled}
              aria-label={`${label}: ${text}`}
              aria-invalid={Boolean(error) || unreadable}
              data-empty={chosen === null}
            >
              <Calendar aria-hidden />
              {text}
            </Trigger>
          </Popover.Trigger>
          <Popover.Content
            align="start"
            aria-label={`${label}: ${formatMessage({ id: getTranslation('month.choose') })}`}
          >
            <MonthGrid
              chosen={chosen}
              today={{ year: now.getFullYear(), month: now.getMonth() + 1 }}
              onChoose={(month) => {
                onChange(name, toMonth(month));
                setOpen(false);
              }}
            />
          </Popover.Content>
        </Popover.Root>
        {!required && !disabled && typeof value === 'string' && value !== '' ? (
          <IconButton
            label={formatMessage({ id: getTranslation('month.clear') })}
            onClick={() => onChange(name, null)}
          >
            <Cross />
          </IconButton>
        ) : null}
      </Flex>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
});

export default MonthInput;

/** Looks like the text boxes beside it. */
const Trigger = styled.button`
  display: flex;
  flex: 1;
  align-items: center;
  gap: 0.8rem;
  min-height: 4rem;
  padding: 0 1.6rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  text-align: start;
  cursor: pointer;

  &[data-empty='true'],
  svg {
    color: ${({ theme }) => theme.colors.neutral500};
  }

  &[aria-invalid='true'] {
    border-color: ${({ theme }) => theme.colors.danger600};
  }

  &:disabled {
    background: ${({ theme }) => theme.colors.neutral150};
    color: ${({ theme }) => theme.colors.neutral600};
    cursor: not-allowed;
  }

  &:focus-visible {
    border-color: ${({ theme }) => theme.colors.primary600};
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -1px;
  }
`;
