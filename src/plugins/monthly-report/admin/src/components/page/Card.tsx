import type { ReactNode } from 'react';
import { Box, Typography } from '@strapi/design-system';

interface CardProps {
  readonly title?: string;
  readonly children: ReactNode;
}

/** A white card, the ground of a section's content. */
export const Card = ({ title, children }: CardProps) => (
  <Box background="neutral0" shadow="tableShadow" hasRadius padding={4}>
    {title === undefined ? null : (
      <Typography variant="delta" tag="h3">
        {title}
      </Typography>
    )}
    {children}
  </Box>
);
