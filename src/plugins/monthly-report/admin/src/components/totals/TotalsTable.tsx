import { Box, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

import type { TotalEntry, TotalsAnswer } from '../../../../shared/admin-api';
import type { Basis } from '../../../../shared/vocabulary';
import { getTranslation } from '../../pluginId';
import { changeText } from './changeText';

interface TotalsTableProps {
  readonly programme: TotalsAnswer['programmes'][number];
}

const FIGURES = [
  'value',
  'previous',
  'change',
  'sameMonthLastYear',
  'yearToDate',
  'toDate',
  'stated',
] as const satisfies readonly (keyof TotalEntry)[];
type Column = (typeof FIGURES)[number];

const TARGETS = {
  value: ['target', 'achievement'],
  yearToDate: ['yearToDateTarget', 'yearToDateAchievement'],
  toDate: ['toDateTarget', 'toDateAchievement'],
} as const satisfies Partial<Record<(typeof FIGURES)[number], readonly [keyof TotalEntry, keyof TotalEntry]>>;

/** The columns that are counted from activities, each with the basis of the count. */
const BASIS_OF: Readonly<Partial<Record<Column, Basis>>> = {
  value: 'month',
  yearToDate: 'year-to-date',
  toDate: 'to-date',
};

/** The query of this page that shows the activities behind a figure. */
const sourcesOf = (programme: string, indicator: string, basis: Basis): string =>
  `?${new URLSearchParams({ programme, indicator, basis })}`;

const targetOf = (total: TotalEntry, column: (typeof FIGURES)[number]) => {
  if (!(column in TARGETS)) return null;
  const [target, achievement] = TARGETS[column as keyof typeof TARGETS];
  const aim = total[target];
  return aim === undefined ? null : { aim, achieved: total[achievement] ?? null };
};

/** A programme's figures. They are printed as the server calculated them, never combined here. */
export const TotalsTable = ({ programme }: TotalsTableProps) => {
  const { formatMessage, formatNumber } = useIntl();
  const notReported = formatMessage({ id: getTranslation('notReported') });
  const number = (figure: number) => formatNumber(figure, { maximumFractionDigits: 3 });
  const figureOf = (total: TotalEntry, column: Column): number | null =>
    column === 'change' ? total.change.value : total[column];
  const print = (total: TotalEntry, column: Column): string => {
    const figure = figureOf(total, column);
    if (figure !== null) return column === 'change' ? changeText(total.change, number) : number(figure);
    // A stated figure is optional, and a missing figure has no change: a dash, not "not reported".
    return column === 'stated' || column === 'change' ? '—' : notReported;
  };

  const printTarget = (total: TotalEntry, column: (typeof FIGURES)[number]) => {
    const found = targetOf(total, column);
    if (found === null) return null;
    const aim = formatNumber(found.aim, { maximumFractionDigits: 3 });
    const achieved =
      found.achieved === null
        ? '—'
        : formatNumber(found.achieved, { style: 'percent', maximumFractionDigits: 2 });
    return (
      <span className="target" data-target={column}>
        {formatMessage({ id: getTranslation('totals.target') }, { aim, achieved })}
      </span>
    );
  };

  return (
    <Card background="neutral0" shadow="tableShadow" hasRadius>
      <Table data-programme={programme.code}>
        <caption>
          <Typography variant="delta">{programme.name}</Typography>
        </caption>
        <thead>
          <tr>
            <th scope="col">{formatMessage({ id: getTranslation('totals.indicator') })}</th>
            {FIGURES.map((column) => (
              <th key={column} scope="col" className="figure">
                {formatMessage({ id: getTranslation(`totals.${column}`) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {programme.totals.map((total) => (
            <tr key={total.indicator} data-indicator={total.indicator}>
              <th scope="row">
                {total.label}
                {total.unit ? <span className="unit">（{total.unit}）</span> : null}
              </th>
              {FIGURES.map((column) => (
                <td
                  key={column}
                  data-column={column}
                  className={figureOf(total, column) === null ? 'figure missing' : 'figure'}
                >
                  {BASIS_OF[column] === undefined || figureOf(total, column) === null ? (
                    print(total, column)
                  ) : (
                    <Link to={sourcesOf(programme.code, total.indicator, BASIS_OF[column])}>
                      {print(total, column)}
                    </Link>
                  )}
                  {printTarget(total, column)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
};

/** On a phone the table scrolls inside its card, and the page does not. */
const Card = styled(Box)`
  overflow-x: auto;
`;

const Table = styled.table`
  width: 100%;
  border-collapse: collapse;
  font-size: 1.4rem;
  color: ${({ theme }) => theme.colors.neutral800};

  caption {
    padding: 1.6rem;
    text-align: start;
  }

  th,
  td {
    padding: 1rem 1.6rem;
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
    text-align: start;
    white-space: nowrap;
  }

  thead th {
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
    font-weight: 600;
  }

  .unit,
  .missing {
    color: ${({ theme }) => theme.colors.neutral500};
  }

  .figure {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }

  .missing {
    font-style: italic;
  }

  a {
    color: ${({ theme }) => theme.colors.primary700};
  }

  .target {
    display: block;
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
    font-style: normal;
  }
`;
