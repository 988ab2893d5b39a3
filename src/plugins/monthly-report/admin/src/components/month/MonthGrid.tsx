import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Box, Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import { getTranslation } from '../../pluginId';
import { firstDay, MONTH_NUMBERS, type YearMonth } from './months';

interface MonthGridProps {
  readonly chosen: YearMonth | null;
  /** The month shown first when none is chosen. */
  readonly today: YearMonth;
  readonly onChoose: (month: YearMonth) => void;
}

const COLUMNS = 3;
const ARROWS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -COLUMNS,
  ArrowDown: COLUMNS,
  PageUp: -12,
  PageDown: 12,
};

const moved = ({ year, month }: YearMonth, by: number): YearMonth => {
  const index = year * 12 + (month - 1) + by;
  return { year: Math.floor(index / 12), month: (index % 12) + 1 };
};

/** A year with its twelve months. The arrows go on into the next year, PageUp and PageDown by years. */
export const MonthGrid = ({ chosen, today, onChoose }: MonthGridProps) => {
  const { formatMessage, formatDate } = useIntl();
  const [cursor, setCursor] = useState(chosen ?? today);
  const cursorRef = useRef<HTMLButtonElement>(null);

  useEffect(() => cursorRef.current?.focus(), [cursor]);

  const onKeyDown = (event: KeyboardEvent) => {
    const by = ARROWS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setCursor(moved(cursor, by));
  };

  return (
    <Box padding={4} width="28rem" maxWidth="100%">
      <Flex justifyContent="space-between" paddingBottom={3}>
        <IconButton
          label={formatMessage({ id: getTranslation('month.previousYear') })}
          onClick={() => setCursor(moved(cursor, -12))}
        >
          <ChevronLeft />
        </IconButton>
        <Typography variant="delta" aria-live="polite">
          {formatDate(firstDay(cursor), { year: 'numeric', timeZone: 'UTC' })}
        </Typography>
        <IconButton
          label={formatMessage({ id: getTranslation('month.nextYear') })}
          onClick={() => setCursor(moved(cursor, 12))}
        >
          <ChevronRight />
        </IconButton>
      </Flex>
      <Months onKeyDown={onKeyDown}>
        {MONTH_NUMBERS.map((month) => {
          const entry = { year: cursor.year, month };
          const isChosen = chosen?.year === entry.year && chosen.month === month;
          return (
            <Button
              key={month}
              ref={month === cursor.month ? cursorRef : undefined}
              type="button"
              variant={isChosen ? 'default' : 'tertiary'}
              aria-pressed={isChosen}
              aria-label={formatDate(firstDay(entry), {
                year: 'numeric',
                month: 'long',
                timeZone: 'UTC',
              })}
              // One stop in the tab order, as in any grid.
              tabIndex={month === cursor.month ? 0 : -1}
              onClick={() => onChoose(entry)}
            >
              {formatDate(firstDay(entry), { month: 'short', timeZone: 'UTC' })}
            </Button>
          );
        })}
      </Months>
    </Box>
  );
};

const Months = styled(Box)`
  display: grid;
  gap: 0.8rem;
  grid-template-columns: repeat(${COLUMNS}, 1fr);
`;
