import { useCallback, useState } from 'react';
import { Box, Button, EmptyStateLayout, Flex } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Navigate, NavLink, Outlet, useNavigate, useOutletContext, useParams } from 'react-router-dom';
import { styled } from 'styled-components';

import type { MonthDetail } from '../../../../shared/admin-api';
import { PLUGIN_ID } from '../../pluginId';
import { useLoaded, type Loaded } from '../../services/useLoaded';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { useRights } from '../../services/useRights';
import { useWords } from '../../services/useWords';
import { MonthList } from '../month/MonthList';
import { MonthProgress } from '../month/MonthProgress';
import { useReportLocale } from '../useReportLocale';
import { partsFor } from './monthParts';
import type { MonthSectionProps } from './monthSection';

export interface MonthFrameContext extends MonthSectionProps {
  readonly detail: Loaded<MonthDetail>;
}

/** The context that the frame of the month gives to each of its parts. */
export const useMonthFrame = (): MonthFrameContext => useOutletContext<MonthFrameContext>();

/** An address with a month and no part leads to the first part. */
export const FirstPart = () => {
  const [first = 'revisions'] = partsFor(useRights());
  return <Navigate to={first} replace />;
};

/** A month: its state, its next step, and the links to its parts. */
export const MonthFrame = () => {
  const words = useWords();
  const api = useMonthlyReportApi();
  const locale = useReportLocale();
  const may = useRights();
  const navigate = useNavigate();
  const { month = '', '*': rest = '' } = useParams();
  // Everything on the page is read again when the round changes.
  const [round, setRound] = useState(0);
  const refresh = useCallback(() => setRound((value) => value + 1), []);
  const [months] = useLoaded(
    useCallback((signal: AbortSignal) => api.months(locale, signal), [api, locale]),
    round,
  );
  const [detail] = useLoaded(
    useCallback((signal: AbortSignal) => api.month(month, signal), [api, month]),
    round,
  );
  const part = rest.split('/')[0] ?? '';
  const base = `/plugins/${PLUGIN_ID}/${month}`;

  const content = () => {
    switch (months.state) {
      case 'loading':
        return <Page.Loading>{words('page.loading')}</Page.Loading>;
      case 'failed':
        return <EmptyStateLayout content={words('page.failed')} />;
      case 'loaded': {
        const { data, meta } = months.data;
        if (!meta.linked) return <EmptyStateLayout content={words('page.unlinked')} />;
        if (!data.some((known) => known.month === month))
          return <EmptyStateLayout content={words('page.noSuchMonth', { month })} />;
        const context: MonthFrameContext = { month, round, onStep: refresh, detail };
        return (
          <Flex direction="column" alignItems="stretch" gap={6}>
            <MonthList
              months={data}
              chosen={month}
              onChoose={(chosen) => navigate(`/plugins/${PLUGIN_ID}/${chosen}/${part}`)}
            />
            <MonthProgress {...context} />
            <Tabs aria-label={words('page.parts')}>
              {partsFor(may).map((name) => (
                <NavLink key={name} to={`${base}/${name}`}>
                  {words(`page.part.${name}`)}
                </NavLink>
              ))}
            </Tabs>
            <Outlet context={context} />
          </Flex>
        );
      }
    }
  };

  return (
    <Page.Main>
      <Page.Title>{`${words('page.title')} ${month}`}</Page.Title>
      <Layouts.Header
        title={words('page.titleOf', { month })}
        primaryAction={
          <Button variant="tertiary" startIcon={<ArrowClockwise />} onClick={refresh}>
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

/** Links, not tabs: each part has an address. On a phone the row scrolls by itself. */
const Tabs = styled.nav`
  display: flex;
  gap: 0.4rem;
  overflow-x: auto;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};

  a {
    flex: none;
    padding: 1rem 1.4rem;
    border-bottom: 3px solid transparent;
    color: ${({ theme }) => theme.colors.neutral700};
    font-size: 1.4rem;
    font-weight: 600;
    text-decoration: none;
  }

  a:hover {
    color: ${({ theme }) => theme.colors.primary700};
  }

  a.active {
    border-bottom-color: ${({ theme }) => theme.colors.primary600};
    color: ${({ theme }) => theme.colors.primary700};
  }
`;
