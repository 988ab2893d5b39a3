import { useCallback, useState } from 'react';
import { Box, Button, EmptyStateLayout, Flex } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import { MonthFindings } from '../components/findings/MonthFindings';
import { MonthList } from '../components/MonthList';
import { ReportPreview } from '../components/ReportPreview';
import { MonthTotals } from '../components/totals/MonthTotals';
import { useReportLocale } from '../components/useReportLocale';
import { PREVIEW_PERMISSIONS } from '../permissions';
import { getTranslation } from '../pluginId';
import { useLoaded } from '../services/useLoaded';
import { useMonthlyReportApi } from '../services/useMonthlyReportApi';

const Months = () => {
  const { formatMessage } = useIntl();
  const api = useMonthlyReportApi();
  const locale = useReportLocale();
  const [months, reloadMonths] = useLoaded(
    useCallback((signal: AbortSignal) => api.months(locale, signal), [api, locale]),
  );
  const [picked, setPicked] = useState<string | null>(null);
  // Totals and preview are read anew when the round changes.
  const [round, setRound] = useState(0);

  const refresh = useCallback(() => {
    reloadMonths();
    setRound((value) => value + 1);
  }, [reloadMonths]);

  const content = () => {
    switch (months.state) {
      case 'loading':
        return <Page.Loading />;
      case 'failed':
        return <EmptyStateLayout content={formatMessage({ id: getTranslation('page.failed') })} />;
      case 'loaded': {
        const month = picked ?? months.data[0]?.month;
        return month ? (
          <Flex direction="column" alignItems="stretch" gap={6}>
            <MonthList months={months.data} chosen={month} onChoose={setPicked} />
            <MonthTotals key={`totals-${month}-${round}`} month={month} />
            <MonthFindings key={`findings-${month}-${round}`} month={month} />
            <ReportPreview key={`preview-${month}-${round}`} month={month} />
          </Flex>
        ) : (
          <EmptyStateLayout content={formatMessage({ id: getTranslation('page.noMonths') })} />
        );
      }
    }
  };

  return (
    <Page.Main>
      <Page.Title>{formatMessage({ id: getTranslation('page.title') })}</Page.Title>
      <Layouts.Header
        title={formatMessage({ id: getTranslation('page.title') })}
        subtitle={formatMessage({ id: getTranslation('page.subtitle') })}
        primaryAction={
          <Button variant="secondary" startIcon={<ArrowClockwise />} onClick={refresh}>
            {formatMessage({ id: getTranslation('page.refresh') })}
          </Button>
        }
      />
      <Layouts.Content>
        <Box paddingBottom={8}>{content()}</Box>
      </Layouts.Content>
    </Page.Main>
  );
};

const ReportPage = () => (
  <Page.Protect permissions={[...PREVIEW_PERMISSIONS]}>
    <Months />
  </Page.Protect>
);

export default ReportPage;
