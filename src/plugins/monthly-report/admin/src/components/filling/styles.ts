import { styled } from 'styled-components';

/** Boxes side by side if there is room, one below the other on a phone. */
export const Columns = styled.div`
  display: grid;
  gap: 1.6rem;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr));
  align-items: start;
`;

/** A control to tap: as high as a finger is wide. */
export const Chip = styled.button<{ $chosen?: boolean }>`
  min-height: 4.4rem;
  padding: 0.4rem 1.2rem;
  border-radius: 2.2rem;
  border: 1px solid ${({ theme, $chosen }) => ($chosen ? theme.colors.primary600 : theme.colors.neutral300)};
  background: ${({ theme, $chosen }) => ($chosen ? theme.colors.primary100 : theme.colors.neutral0)};
  color: ${({ theme, $chosen }) => ($chosen ? theme.colors.primary700 : theme.colors.neutral800)};
  font-size: 1.4rem;
  line-height: 1.4;
  text-align: start;
  cursor: pointer;

  &:disabled {
    cursor: default;
    opacity: 0.6;
  }
`;
