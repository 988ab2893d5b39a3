import type { ReactNode } from 'react';
import { Box } from '@strapi/design-system';
import { styled } from 'styled-components';

interface DataTableProps {
  readonly children: ReactNode;
  /** Read out before the table. */
  readonly label: string;
}

/** A plain table in a card: few nodes, and on a phone it scrolls inside its card while the page does not. */
export const DataTable = ({ children, label }: DataTableProps) => (
  <Scrolling background="neutral0" shadow="tableShadow" hasRadius>
    <Table aria-label={label}>{children}</Table>
  </Scrolling>
);

const Scrolling = styled(Box)`
  overflow-x: auto;
`;

const Table = styled.table`
  width: 100%;
  border-collapse: collapse;
  font-size: 1.4rem;
  color: ${({ theme }) => theme.colors.neutral800};

  th,
  td {
    padding: 1rem 1.2rem;
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
    text-align: start;
    vertical-align: top;
  }

  tbody th {
    min-width: 12rem;
    font-weight: 600;
  }

  thead th {
    border-top: none;
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
    font-weight: 600;
    white-space: nowrap;
  }

  .figure {
    font-variant-numeric: tabular-nums;
    text-align: end;
    white-space: nowrap;
  }

  .nowrap {
    white-space: nowrap;
  }

  .quiet {
    color: ${({ theme }) => theme.colors.neutral600};
    font-weight: 400;
  }

  .error {
    color: ${({ theme }) => theme.colors.danger700};
    font-weight: 600;
  }

  .warning {
    color: ${({ theme }) => theme.colors.warning700};
    font-weight: 600;
  }

  a {
    color: ${({ theme }) => theme.colors.primary700};
  }
`;
