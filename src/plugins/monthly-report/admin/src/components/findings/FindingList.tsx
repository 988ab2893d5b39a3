import { Badge, Box, Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';

import type { FindingEntry } from '../../../../shared/admin-api';
import { getTranslation } from '../../pluginId';

interface FindingListProps {
  /** Its name. */
  readonly programme: string;
  readonly findings: readonly FindingEntry[];
}

const COLOURS = {
  error: { backgroundColor: 'danger100', textColor: 'danger700' },
  warning: { backgroundColor: 'warning100', textColor: 'warning700' },
  info: { backgroundColor: 'secondary100', textColor: 'secondary700' },
} as const satisfies Record<FindingEntry['severity'], object>;

const addressOf = ({ uid, documentId }: NonNullable<FindingEntry['entry']>): string =>
  `/content-manager/collection-types/${uid}/${documentId}`;

/** The findings of one programme, the gravest first, each with the way to its entry. */
export const FindingList = ({ programme, findings }: FindingListProps) => {
  const { formatMessage } = useIntl();
  return (
    <Box background="neutral0" shadow="tableShadow" hasRadius padding={4}>
      <Typography variant="delta" tag="h3">
        {programme}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3} paddingTop={4}>
        {findings.map(({ key, severity, title, message, entry }) => (
          <Flex key={key} tag="li" gap={3} alignItems="flex-start" data-severity={severity}>
            <Badge {...COLOURS[severity]}>
              {formatMessage({ id: getTranslation(`findings.${severity}`) })}
            </Badge>
            <Box>
              <Typography fontWeight="semiBold">{title}</Typography>
              <Typography tag="p">{message}</Typography>
              {entry ? (
                <Link tag={RouterLink} to={addressOf(entry)}>
                  {formatMessage({ id: getTranslation('findings.open') })}
                </Link>
              ) : null}
            </Box>
          </Flex>
        ))}
      </Flex>
    </Box>
  );
};
