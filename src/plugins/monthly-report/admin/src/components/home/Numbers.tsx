import type { ReactNode } from 'react';
import { Box, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

interface NumberProps {
  readonly name: string;
  readonly label: string;
  readonly value: ReactNode;
  readonly to: string;
}

/** A number with a link to the things that it counts. */
export const HomeNumber = ({ name, label, value, to }: NumberProps) => (
  <Box background="neutral0" shadow="tableShadow" hasRadius padding={4} data-number={name}>
    <Plain to={to}>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {label}
      </Typography>
      <Typography variant="beta" tag="p">
        {value}
      </Typography>
    </Plain>
  </Box>
);

/** Puts as many numbers side by side as fit. */
export const Numbers = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr));
  gap: 1.2rem;
`;

const Plain = styled(Link)`
  display: block;
  color: inherit;
  text-decoration: none;
`;
