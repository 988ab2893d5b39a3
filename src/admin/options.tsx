import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';

/** The waterfall hook that passes on the columns of a list. */
export const LIST_COLUMNS_HOOK = 'Admin/CM/pages/ListView/inject-column-in-table';

type ListedEntry = Readonly<Record<string, unknown>>;

interface Column {
  readonly name: string;
  readonly attribute?: { readonly type: string };
  readonly cellFormatter?: (entry: ListedEntry) => ReactNode;
}

const Option = ({ value }: { readonly value: unknown }) => {
  const { formatMessage } = useIntl();
  return typeof value === 'string' ? <>{formatMessage({ id: value, defaultMessage: value })}</> : '-';
};

const translated = (column: Column): Column =>
  column.attribute?.type === 'enumeration' && !column.cellFormatter
    ? { ...column, cellFormatter: (entry) => <Option value={entry[column.name]} /> }
    : column;

/** Lists print the stored word of a closed list, where the edit view prints its translation. */
export const translateOptions = <T extends { displayedHeaders: readonly Column[] }>(data: T): T => ({
  ...data,
  displayedHeaders: data.displayedHeaders.map(translated),
});
