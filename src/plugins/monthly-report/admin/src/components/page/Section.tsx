import { useId, type ReactNode } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';

interface SectionProps {
  /** Tests and links find the section by this name. */
  readonly name: string;
  readonly title: string;
  readonly note: string;
  /** Beside the heading, at the end of its line. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the page under a heading of its own. */
export const Section = ({ name, title, note, aside, children }: SectionProps) => {
  const id = useId();
  return (
    <Flex
      tag="section"
      direction="column"
      alignItems="stretch"
      gap={4}
      data-section={name}
      aria-labelledby={id}
    >
      <Flex justifyContent="space-between" alignItems="end" gap={4} wrap="wrap">
        <Box>
          <Typography variant="beta" tag="h2" id={id}>
            {title}
          </Typography>
          <Typography variant="pi" textColor="neutral600" tag="p">
            {note}
          </Typography>
        </Box>
        {aside}
      </Flex>
      {children}
    </Flex>
  );
};
