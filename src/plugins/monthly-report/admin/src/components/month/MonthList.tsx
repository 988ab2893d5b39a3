import { Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';

import type { MonthEntry } from '../../../../shared/admin-api';
import { useWords } from '../../services/useWords';

interface MonthListProps {
  readonly months: readonly MonthEntry[];
  readonly chosen: string;
  readonly onChoose: (month: string) => void;
}

/** The months that have content or are due, each with its state. */
export const MonthList = ({ months, chosen, onChoose }: MonthListProps) => {
  const words = useWords();
  const title = months.find(({ month }) => month === chosen)?.title;

  return (
    <Flex gap={4} alignItems="end" wrap="wrap">
      <Field.Root name="month" width="28rem" maxWidth="100%">
        <Field.Label>{words('page.month')}</Field.Label>
        <SingleSelect value={chosen} onChange={(value) => onChoose(String(value))}>
          {months.map(({ month, state }) => (
            <SingleSelectOption key={month} value={month}>
              {`${month} · ${words(`month.state.${state}`)}`}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      {title ? (
        <Flex minHeight="4rem">
          <Typography>{title}</Typography>
        </Flex>
      ) : null}
    </Flex>
  );
};
