import { useCallback, type ReactNode } from 'react';
import { EmptyStateLayout, Flex } from '@strapi/design-system';
import { Layouts, Page, useAuth } from '@strapi/strapi/admin';

import type { HomeAnswer } from '../../../shared/desk-api';
import { DeskHome } from '../components/home/DeskHome';
import { PartnerHome } from '../components/home/PartnerHome';
import { RegionHome } from '../components/home/RegionHome';
import { Shown } from '../components/page/Shown';
import { useReportLocale } from '../components/useReportLocale';
import { useDeskApi } from '../services/useDeskApi';
import { useLoaded } from '../services/useLoaded';
import { useWords } from '../services/useWords';

/** The first page of an account, by its roles. */
const HomePage = () => {
  const words = useWords();
  const api = useDeskApi();
  const locale = useReportLocale();
  const name = useAuth('MonthlyReportHome', ({ user }) => user?.firstname ?? user?.username ?? '');
  const [loaded, reload] = useLoaded(
    useCallback((signal: AbortSignal) => api.home(locale, signal), [api, locale]),
  );

  const rooms = ({ linked, desk, region, partner }: HomeAnswer): ReactNode => {
    if (!linked) return <EmptyStateLayout content={words('page.unlinked')} />;
    if (desk === null && region === null && partner === null)
      return <EmptyStateLayout content={words('home.nothing')} />;
    return (
      <Flex direction="column" alignItems="stretch" gap={8} paddingBottom={8}>
        {partner === null ? null : <PartnerHome home={partner} onStep={reload} />}
        {desk === null ? null : <DeskHome home={desk} />}
        {region === null ? null : <RegionHome home={region} />}
      </Flex>
    );
  };

  return (
    <Page.Main>
      <Page.Title>{words('home.title')}</Page.Title>
      <Layouts.Header title={words('home.hello', { name })} subtitle={words('home.subtitle')} />
      <Layouts.Content>
        <Shown loaded={loaded}>{rooms}</Shown>
      </Layouts.Content>
    </Page.Main>
  );
};

export default HomePage;
