import { useCallback } from 'react';
import { Box, EmptyStateLayout, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';

import { TargetGridPanel } from '../components/targets/TargetGridPanel';
import { useReportLocale } from '../components/useReportLocale';
import { TARGET_PERMISSIONS } from '../permissions';
import { useLoaded } from '../services/useLoaded';
import { useMonthlyReportApi } from '../services/useMonthlyReportApi';
import { useWords } from '../services/useWords';

const Targets = () => {
  const words = useWords();
  const api = useMonthlyReportApi();
  const locale = useReportLocale();
  // They stand in the address, so that a link can lead to a programme and year.
  const [query, setQuery] = useSearchParams();
  const [programmes] = useLoaded(
    useCallback((signal: AbortSignal) => api.targetProgrammes(locale, signal), [api, locale]),
  );

  const content = () => {
    switch (programmes.state) {
      case 'loading':
        return <Page.Loading>{words('page.loading')}</Page.Loading>;
      case 'failed':
        return <EmptyStateLayout content={words('page.failed')} />;
      case 'loaded': {
        const { data } = programmes;
        const chosen = data.find(({ code }) => code === query.get('programme')) ?? data[0];
        if (chosen === undefined) return <EmptyStateLayout content={words('targets.none')} />;
        const thisYear = String(new Date().getFullYear());
        const year =
          chosen.years.find((one) => one === query.get('year')) ??
          chosen.years.find((one) => one === thisYear) ??
          chosen.years[0] ??
          thisYear;
        return (
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Flex gap={3} wrap="wrap">
              <SingleSelect
                aria-label={words('targets.programme')}
                value={chosen.code}
                onChange={(programme) => setQuery({ programme: String(programme), year }, { replace: true })}
              >
                {data.map(({ code, name }) => (
                  <SingleSelectOption key={code} value={code}>
                    {name}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
              <SingleSelect
                aria-label={words('targets.year')}
                value={year}
                onChange={(next) =>
                  setQuery({ programme: chosen.code, year: String(next) }, { replace: true })
                }
              >
                {chosen.years.map((one) => (
                  <SingleSelectOption key={one} value={one}>
                    {words('targets.yearOf', { year: one })}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
            </Flex>
            <TargetGridPanel programme={chosen} year={year} />
          </Flex>
        );
      }
    }
  };

  return (
    <Page.Main>
      <Page.Title>{words('targets.title')}</Page.Title>
      <Layouts.Header title={words('targets.title')} subtitle={words('targets.subtitle')} />
      <Layouts.Content>
        <Box paddingBottom={8}>{content()}</Box>
      </Layouts.Content>
    </Page.Main>
  );
};

const TargetsPage = () => (
  <Page.Protect permissions={TARGET_PERMISSIONS}>
    <Targets />
  </Page.Protect>
);

export default TargetsPage;
