import { styled } from 'styled-components';

/** The entries of a list, a line between them. */
export const Rows = styled.ul`
  > li {
    padding-block: 1.2rem;
  }

  > li + li {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  > li:last-child {
    padding-block-end: 0;
  }
`;

/** The text of an entry and its buttons: side by side, one below the other on a phone. */
export const Row = styled.li`
  display: flex;
  flex-wrap: wrap;
  align-items: flex-start;
  justify-content: space-between;
  gap: 1.2rem 2.4rem;
  overflow-wrap: anywhere;

  > :first-child {
    flex: 1 1 24rem;
    min-width: 0;
  }
`;
