import { useCallback } from 'react';
import { Box, Flex, Loader, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { FindingEntry } from '../../../../shared/admin-api';
import { getTranslation } from '../../pluginId';
import { useLoaded } from '../../services/useLoaded';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { useReportLocale } from '../useReportLocale';
import { FindingList } from './FindingList';

const countOf = (findings: readonly FindingEntry[], severity: FindingEntry['severity']): number =>
  findings.filter((finding) => finding.severity === severity).length;

/** What the checks find in a month, a list for each programme. */
export const MonthFindings = ({ month }: { readonly month: string }) => {
  const { formatMessage } = useIntl();
  const api = useMonthlyReportApi();
  const locale = useReportLocale();
  const [findings] = useLoaded(
    useCallback((signal: AbortSignal) => api.findings(month, locale, signal), [api, month, locale]),
  );

  const content = () => {
    switch (findings.state) {
      case 'loading':
        return <Loader small />;
      case 'failed':
        return (
          <Typography textColor="danger600" role="alert">
            {formatMessage({ id: getTranslation('page.failed') })}
          </Typography>
        );
      case 'loaded': {
        const { data } = findings;
        if (data.length === 0) {
          return <Typography>{formatMessage({ id: getTranslation('page.noFindings') })}</Typography>;
        }
        const programmes = new Map(data.map(({ programme }) => [programme.code, programme]));
        return (
          <>
            <Typography>
              {formatMessage(
                { id: getTranslation('findings.count') },
                {
                  errors: countOf(data, 'error'),
                  warnings: countOf(data, 'warning'),
                  infos: countOf(data, 'info'),
                },
              )}
            </Typography>
            {[...programmes.values()].map(({ code, name }) => (
              <FindingList
                key={code}
                programme={name}
                findings={data.filter(({ programme }) => programme.code === code)}
              />
            ))}
          </>
        );
      }
    }
  };

  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={4} data-section="findings">
      <Box>
        <Typography variant="beta" tag="h2">
          {formatMessage({ id: getTranslation('page.findings') })}
        </Typography>
        <Typography variant="pi" textColor="neutral600" tag="p">
          {formatMessage({ id: getTranslation('page.findings.note') })}
        </Typography>
      </Box>
      {content()}
    </Flex>
  );
};
