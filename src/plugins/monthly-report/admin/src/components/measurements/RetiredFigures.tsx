import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { getTranslation } from '../../pluginId';
import { write, type Measurements } from './value';

interface RetiredFiguresProps {
  readonly measurements: Measurements;
  readonly codes: readonly string[];
}

/** Figures of indicators the programme no longer has: kept, shown, never edited here. */
export const RetiredFigures = ({ measurements, codes }: RetiredFiguresProps) => {
  const { formatMessage } = useIntl();
  const notReported = formatMessage({ id: getTranslation('notReported') });
  return (
    <Box background="neutral100" padding={4} hasRadius>
      <Typography variant="pi" textColor="neutral600">
        {formatMessage({ id: getTranslation('measurements.retired') })}
      </Typography>
      <Flex tag="ul" gap={4} wrap="wrap" paddingTop={2}>
        {codes.map((code) => (
          <Typography key={code} tag="li" textColor="neutral500">
            {code}: {write(measurements[code]) || notReported}
          </Typography>
        ))}
      </Flex>
    </Box>
  );
};
