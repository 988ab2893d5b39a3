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

/** Translates options in lists: Strapi prints the stored word there, and the translation only in the edit view. */
export const translateOptions = <T extends { displayedHeaders: readonly Column[] }>(data: T): T => ({
  ...data,
  displayedHeaders: data.displayedHeaders.map(translated),
});
