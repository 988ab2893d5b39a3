import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

/** A link within the panel that stands in a text, as large as the text. */
export const TextLink = styled(Link)`
  color: ${({ theme }) => theme.colors.primary700};
  font-size: 1.4rem;
  font-weight: 600;
`;
