import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';

import type { FindingEntry } from '../../../../shared/admin-api';
import { useWords } from '../../services/useWords';
import { SeverityBadge } from './SeverityBadge';

const addressOf = ({ uid, documentId }: NonNullable<FindingEntry['entry']>): string =>
  `/content-manager/collection-types/${uid}/${documentId}`;

/** A finding, with a link to its entry if it has one. */
export const FindingText = ({ finding }: { readonly finding: FindingEntry }) => {
  const words = useWords();
  const { severity, title, message, entry } = finding;
  return (
    <Flex gap={3} alignItems="flex-start">
      <SeverityBadge severity={severity} />
      <Box minWidth={0}>
        <Typography fontWeight="semiBold" tag="p">
          {title}
        </Typography>
        <Typography tag="p">{message}</Typography>
        {entry ? (
          <Link tag={RouterLink} to={addressOf(entry)} aria-label={`${words('findings.open')}: ${title}`}>
            {words('findings.open')}
          </Link>
        ) : null}
      </Box>
    </Flex>
  );
};
