import { useState } from 'react';
import { Field, Flex, TextButton, TextInput, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import { readDay } from '../../../../shared/typed-day';
import { useMonthName } from '../../services/useMonthName';
import { useWords } from '../../services/useWords';

interface DayFieldProps {
  readonly name: string;
  readonly label: string;
  /** YYYY-MM: the last month whose days are offered, and the first. */
  readonly month: string;
  readonly from: string;
  /** YYYY-MM-DD: its month is offered first if it is in the period. */
  readonly today: string;
  /** As it was typed. */
  readonly value: string;
  readonly disabled: boolean;
  readonly problem: string | undefined;
  /** If true, the month stays open until a day is chosen. */
  readonly required: boolean;
  readonly onChange: (value: string) => void;
}

const daysOf = (month: string): string[] => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from({ length: count }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`);
};

function monthsFrom(first: string, last: string): string[] {
  const months: string[] = [];
  const [year, number] = first.split('-').map(Number) as [number, number];
  for (let at = 0; at === 0 || (months.at(-1) ?? last) < last; at += 1) {
    months.push(new Date(Date.UTC(year, number - 1 + at, 15)).toISOString().slice(0, 7));
  }
  return months;
}

const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);
const MONDAY_FIRST = 6;
const weekdayOf = (day: string): number => (noon(day).getUTCDay() + MONDAY_FIRST) % 7;

/** A day, typed as people write it or tapped in the month; the understood day stands under it. */
export const DayField = ({
  name,
  label,
  month,
  from,
  today,
  value,
  disabled,
  problem,
  required,
  onChange,
}: DayFieldProps) => {
  const words = useWords();
  const { formatDate } = useIntl();
  const monthName = useMonthName();
  const [open, setOpen] = useState(false);
  const [turned, setTurned] = useState<string | null>(null);
  // The server may store the same day in another spelling: the box keeps the typed one.
  const [typed, setTyped] = useState(value);
  const [read, readTyped] = [readDay(value, month), readDay(typed, month)];
  const isSame = read.kind === 'day' && readTyped.kind === 'day' && read.day === readTyped.day;
  const text = isSame || value === typed ? typed : value;
  const day = read.kind === 'day' ? read.day : null;

  const change = (next: string) => {
    setTyped(next);
    onChange(next);
  };
  const months = monthsFrom(from, month);
  const near = [turned, day?.slice(0, 7), today.slice(0, 7)].find((one) => months.includes(one ?? ''));
  const shown = near ?? month;
  const isOpen = !disabled && (open || (required && value === ''));

  return (
    <Field.Root
      name={name}
      error={problem}
      hint={value === '' && !disabled ? words('filling.day.hint') : undefined}
      required={required}
    >
      <Field.Label>{label}</Field.Label>
      <TextInput
        value={text}
        disabled={disabled}
        autoComplete="off"
        enterKeyHint="next"
        placeholder={words('filling.day.placeholder')}
        onChange={({ target }: { target: HTMLInputElement }) => change(target.value)}
        endAction={
          disabled || (required && value === '') ? undefined : (
            <TextButton type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
              {words('filling.day.pick')}
            </TextButton>
          )
        }
      />
      {day === null ? null : (
        <Typography variant="pi" textColor="neutral600" role="status">
          {words('entering.understood', {
            value: formatDate(noon(day), { dateStyle: 'full', timeZone: 'UTC' }),
          })}
        </Typography>
      )}
      <Field.Hint />
      <Field.Error />
      {isOpen ? (
        <>
          {months.length === 1 ? null : (
            <Flex gap={2} wrap="wrap" role="group" aria-label={words('filling.day.months')}>
              {months.map((one) => (
                <Month key={one} type="button" aria-pressed={one === shown} onClick={() => setTurned(one)}>
                  {monthName(one)}
                </Month>
              ))}
            </Flex>
          )}
          <Days role="group" aria-label={words('filling.day.days', { month: monthName(shown) })}>
            {daysOf(shown).map((one, index) => (
              <Day
                key={one}
                type="button"
                aria-pressed={one === day}
                style={index === 0 ? { gridColumnStart: weekdayOf(one) + 1 } : undefined}
                aria-label={formatDate(noon(one), { month: 'long', day: 'numeric', timeZone: 'UTC' })}
                onClick={() => {
                  change(one);
                  setOpen(false);
                }}
              >
                {index + 1}
              </Day>
            ))}
          </Days>
        </>
      ) : null}
    </Field.Root>
  );
};

const Days = styled(Flex)`
  display: grid;
  grid-template-columns: repeat(7, minmax(0, 1fr));
  gap: 0.4rem;
  max-width: 40rem;
`;

const Day = styled.button`
  min-height: 4.4rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  cursor: pointer;

  &[aria-pressed='true'] {
    border-color: ${({ theme }) => theme.colors.primary600};
    background: ${({ theme }) => theme.colors.primary100};
    color: ${({ theme }) => theme.colors.primary700};
  }
`;

const Month = styled(Day)`
  padding: 0 1.2rem;
`;
