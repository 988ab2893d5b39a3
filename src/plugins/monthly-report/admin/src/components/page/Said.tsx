import { Box, Typography } from '@strapi/design-system';

interface SaidProps {
  /** Says who wrote the text, when and what for. */
  readonly title: string;
  readonly text: string;
}

/** A text that somebody wrote: feedback, a reason, an explanation. */
export const Said = ({ title, text }: SaidProps) => (
  <Box paddingLeft={3} borderColor="neutral200" borderStyle="solid" borderWidth="0 0 0 2px">
    <Typography variant="pi" textColor="neutral600" tag="p">
      {title}
    </Typography>
    {/* The writer typed the line breaks on purpose. */}
    <Typography tag="p" style={{ whiteSpace: 'pre-wrap' }}>
      {text}
    </Typography>
  </Box>
);
