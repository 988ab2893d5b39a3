import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { LaterMonthEntry } from '../../../../shared/admin-api';
import { useWords } from '../../services/useWords';
import { SPANS } from './spans';

interface FigureChangesProps {
  readonly title: string;
  readonly figures: LaterMonthEntry['figures'];
}

/** Figures as they were published, and as they would be published now. */
export const FigureChanges = ({ title, figures }: FigureChangesProps) => {
  const words = useWords();
  const span = (basis: string) => (SPANS[basis] === undefined ? basis : words(SPANS[basis]));
  const figure = (value: string | null) => value ?? words('notReported');

  return (
    <Scrolling>
      <Table>
        <caption>
          <Typography fontWeight="semiBold">{title}</Typography>
        </caption>
        <thead>
          <tr>
            <th scope="col">{words('revisions.later.figure')}</th>
            <th scope="col" className="figure">
              {words('revisions.later.published')}
            </th>
            <th scope="col" className="figure">
              {words('revisions.later.now')}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ programme, indicator, basis, published, now }) => (
            <tr key={`${programme} ${indicator} ${basis}`}>
              <th scope="row">{`${programme} · ${indicator} · ${span(basis)}`}</th>
              <td className="figure">{figure(published)}</td>
              <td className="figure">{figure(now)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Scrolling>
  );
};

const Scrolling = styled.div`
  overflow-x: auto;
`;

const Table = styled.table`
  width: 100%;
  border-collapse: collapse;
  font-size: 1.4rem;
  color: ${({ theme }) => theme.colors.neutral800};

  caption {
    padding-block-end: 0.8rem;
    text-align: start;
  }

  th,
  td {
    padding: 0.8rem 1.6rem 0.8rem 0;
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
    font-weight: 400;
    text-align: start;
  }

  thead th {
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
    font-weight: 600;
    white-space: nowrap;
  }

  .figure {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
`;
