import { Box, Flex, Typography } from '@strapi/design-system';

import type { ReadOnly } from '../../../shared/beside';
import { TextLink } from '../components/page/TextLink';
import { PLUGIN_ID } from '../pluginId';
import { useMonthName } from '../services/useMonthName';
import { useRights } from '../services/useRights';
import { useWords } from '../services/useWords';

/** Says why an entry is read-only, and who can change that. */
export const ReadOnlyNotice = ({ readOnly: { why, month } }: { readonly readOnly: ReadOnly }) => {
  const words = useWords();
  const may = useRights();
  const monthName = useMonthName();
  const way = may('publish') ? 'reopen' : may('submit') ? 'ask' : 'tell';
  return (
    <Box background="warning100" hasRadius padding={3} data-read-only={why}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Typography fontWeight="semiBold" tag="p">
          {words('beside.readOnly')}
        </Typography>
        <Typography variant="pi" tag="p">
          {words(`beside.readOnly.${why}`, { month: monthName(month) })}
        </Typography>
        <Typography variant="pi" tag="p">
          {words(why === 'published' ? `beside.readOnly.way.${way}` : 'beside.readOnly.way.sendBack')}
        </Typography>
        {why === 'published' && way !== 'tell' ? (
          <TextLink
            to={
              way === 'reopen' ? `/plugins/${PLUGIN_ID}/${month}/revisions` : `/plugins/${PLUGIN_ID}/${month}`
            }
          >
            {words('submissions.openPage')}
          </TextLink>
        ) : null}
      </Flex>
    </Box>
  );
};
