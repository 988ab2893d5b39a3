import { Typography } from '@strapi/design-system';

/** Small facts in one line; empty ones are left out. */
export const Facts = ({ facts }: { readonly facts: readonly (string | null)[] }) => (
  <Typography variant="pi" textColor="neutral600" tag="p">
    {facts.filter((fact) => fact !== null).join(' · ')}
  </Typography>
);
