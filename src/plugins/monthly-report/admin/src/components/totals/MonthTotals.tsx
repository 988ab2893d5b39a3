import { useCallback } from 'react';
import { Box, Flex, Loader, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { getTranslation } from '../../pluginId';
import { useLoaded } from '../../services/useLoaded';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { useReportLocale } from '../useReportLocale';
import { TotalsTable } from './TotalsTable';

/** The live totals of a month, a table for each programme. */
export const MonthTotals = ({ month }: { readonly month: string }) => {
  const { formatMessage } = useIntl();
  const api = useMonthlyReportApi();
  const locale = useReportLocale();
  const [totals] = useLoaded(
    useCallback((signal: AbortSignal) => api.totals(month, locale, signal), [api, month, locale]),
  );

  const content = () => {
    switch (totals.state) {
      case 'loading':
        return <Loader small />;
      case 'failed':
        return (
          <Typography textColor="danger600" role="alert">
            {formatMessage({ id: getTranslation('page.failed') })}
          </Typography>
        );
      case 'loaded':
        return totals.data.programmes.length > 0 ? (
          totals.data.programmes.map((programme) => (
            <TotalsTable key={programme.code} programme={programme} />
          ))
        ) : (
          <Typography>{formatMessage({ id: getTranslation('page.noTotals') })}</Typography>
        );
    }
  };

  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={4}>
      <Box>
        <Typography variant="beta" tag="h2">
          {formatMessage({ id: getTranslation('page.totals') })}
        </Typography>
        <Typography variant="pi" textColor="neutral600" tag="p">
          {formatMessage({ id: getTranslation('page.totals.note') })}
        </Typography>
      </Box>
      {content()}
    </Flex>
  );
};
