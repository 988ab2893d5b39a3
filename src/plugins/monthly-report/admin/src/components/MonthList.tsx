import { Flex, SingleSelect, SingleSelectOption, Field, Badge, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { MonthEntry, MonthStatus } from '../../../shared/admin-api';
import { getTranslation } from '../pluginId';

interface MonthListProps {
  readonly months: readonly MonthEntry[];
  readonly chosen: string;
  readonly onChoose: (month: string) => void;
}

const COLOURS = {
  published: { backgroundColor: 'success100', textColor: 'success700' },
  draft: { backgroundColor: 'secondary100', textColor: 'secondary700' },
  none: { backgroundColor: 'neutral150', textColor: 'neutral700' },
} satisfies Record<MonthStatus, object>;

/** The months that have content, each with the state of its report. */
export const MonthList = ({ months, chosen, onChoose }: MonthListProps) => {
  const { formatMessage, formatDate } = useIntl();
  const status = (entry: MonthEntry) => formatMessage({ id: getTranslation(`status.${entry.status}`) });
  const current = months.find(({ month }) => month === chosen);

  return (
    <Flex gap={4} alignItems="end" wrap="wrap">
      <Field.Root name="month" width="28rem" maxWidth="100%">
        <Field.Label>{formatMessage({ id: getTranslation('page.month') })}</Field.Label>
        <SingleSelect value={chosen} onChange={(value) => onChoose(String(value))}>
          {months.map((entry) => (
            <SingleSelectOption key={entry.month} value={entry.month}>
              {`${entry.month} · ${status(entry)}`}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      {current ? (
        <Flex gap={3} minHeight="4rem" wrap="wrap">
          <Badge {...COLOURS[current.status]}>{status(current)}</Badge>
          {current.title ? <Typography>{current.title}</Typography> : null}
          {current.publishedAt ? (
            <Typography variant="pi" textColor="neutral600">
              {formatMessage(
                { id: getTranslation('page.publishedAt') },
                {
                  date: formatDate(current.publishedAt, {
                    dateStyle: 'medium',
                    timeStyle: 'short',
                  }),
                },
              )}
            </Typography>
          ) : null}
        </Flex>
      ) : null}
    </Flex>
  );
};
