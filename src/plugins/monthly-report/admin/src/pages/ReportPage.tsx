import { useCallback, useState } from 'react';
import { Box, Button, EmptyStateLayout, Flex } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';

import { MonthList } from '../components/month/MonthList';
import { MonthPage } from '../components/page/MonthPage';
import { useReportLocale } from '../components/useReportLocale';
import { PAGE_PERMISSIONS } from '../permissions';
import { useLoaded } from '../services/useLoaded';
import { useMonthlyReportApi } from '../services/useMonthlyReportApi';
import { useWords } from '../services/useWords';

const Months = () => {
  const words = useWords();
  const api = useMonthlyReportApi();
  const locale = useReportLocale();
  // In the address, so that a link can lead to a month.
  const [query, setQuery] = useSearchParams();
  // Everything on the page is read anew when the round changes.
  const [round, setRound] = useState(0);
  const refresh = useCallback(() => setRound((value) => value + 1), []);
  const [months] = useLoaded(
    useCallback((signal: AbortSignal) => api.months(locale, signal), [api, locale]),
    round,
  );

  const content = () => {
    switch (months.state) {
      case 'loading':
        return <Page.Loading>{words('page.loading')}</Page.Loading>;
      case 'failed':
        return <EmptyStateLayout content={words('page.failed')} />;
      case 'loaded': {
        const asked = query.get('month');
        const { data, meta } = months.data;
        if (!meta.linked) return <EmptyStateLayout content={words('page.unlinked')} />;
        const chosen =
          data.find(({ month }) => month === asked) ?? data.find(({ hasContent }) => hasContent) ?? data[0];
        return chosen ? (
          <Flex direction="column" alignItems="stretch" gap={8}>
            <MonthList
              months={data}
              chosen={chosen.month}
              onChoose={(month) => setQuery({ month }, { replace: true })}
            />
            <MonthPage key={chosen.month} month={chosen.month} round={round} onStep={refresh} />
          </Flex>
        ) : (
          <EmptyStateLayout content={words('page.noMonths')} />
        );
      }
    }
  };

  return (
    <Page.Main>
      <Page.Title>{words('page.title')}</Page.Title>
      <Layouts.Header
        title={words('page.title')}
        subtitle={words('page.subtitle')}
        primaryAction={
          <Button variant="secondary" startIcon={<ArrowClockwise />} onClick={refresh}>
            {words('page.refresh')}
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
  <Page.Protect permissions={PAGE_PERMISSIONS}>
    <Months />
  </Page.Protect>
);

export default ReportPage;
