import { useCallback, useState } from 'react';
import { Box, Button, EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useLocation, useSearchParams } from 'react-router-dom';

import type { DueReport, MyReports, Sheet } from '../../../shared/my-reports';
import { DueList } from '../components/filling/DueList';
import { SheetView } from '../components/filling/SheetView';
import { useReportLocale } from '../components/useReportLocale';
import { placeOf, type Place } from '../filling/outbox';
import { readMyReports, readSheet } from '../filling/server';
import { useFilling } from '../filling/useFilling';
import { MY_REPORTS_PERMISSIONS } from '../permissions';
import { useLoaded, type Loaded } from '../services/useLoaded';
import { useWords } from '../services/useWords';

const isAt = (report: DueReport, { month, programme, partner }: Place): boolean =>
  report.month === month && report.programme.code === programme && report.partner.code === partner;

/** The number of past months that are shown at once; older ones wait behind a button. */
const RECENT = 2;

const recentMonth = (today: string): string => {
  const [year, month] = today.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 - RECENT, 15)).toISOString().slice(0, 7);
};

/** The first due report of the last months, or one sent back; an older report only if there is no other. */
const firstOf = (reports: readonly DueReport[], recent: string): DueReport | undefined =>
  reports.find(({ month, state }) => month >= recent || state === 'sent-back') ?? reports[0];

/** The sheet that the address asks for. Missing codes come from the first report of the month that fits. */
function askedFor(query: URLSearchParams, reports: readonly DueReport[], recent: string): Place | null {
  const [month, programme, partner] = ['month', 'programme', 'partner'].map((key) => query.get(key));
  if (!month) {
    const first = firstOf(reports, recent);
    return first === undefined ? null : placeOf(first);
  }
  if (programme && partner) return { month, programme, partner };
  const found = reports.find(
    (report) =>
      report.month === month &&
      (!programme || report.programme.code === programme) &&
      (!partner || report.partner.code === partner),
  );
  return found === undefined ? null : placeOf(found);
}

const NO_REPORTS: readonly DueReport[] = [];

/** The last loaded data stays until newer data is there: somebody may be typing in it. */
function useLast<T>(loaded: Loaded<T>): T | null {
  const [last, setLast] = useState<T | null>(null);
  if (loaded.state === 'loaded' && loaded.data !== last) setLast(loaded.data);
  return loaded.state === 'loaded' ? loaded.data : last;
}

interface NoticeProps {
  readonly text: string;
  readonly action: React.ReactNode;
}

const Notice = ({ text, action }: NoticeProps) => (
  <Flex background="warning100" hasRadius padding={3} gap={3} wrap="wrap" role="alert">
    <Typography>{text}</Typography>
    {action}
  </Flex>
);

const MyMonths = () => {
  const words = useWords();
  const locale = useReportLocale();
  const location = useLocation();
  const [query, setQuery] = useSearchParams();
  const [round, setRound] = useState(0);
  const refresh = useCallback(() => setRound((value) => value + 1), []);

  const [mine, readMineAgain] = useLoaded<MyReports>(
    useCallback((signal: AbortSignal) => readMyReports(locale, signal), [locale]),
    round,
  );
  const known = useLast(mine);
  const reports = known?.reports ?? NO_REPORTS;
  const filling = useFilling(known?.seal ?? null, refresh);
  const recent = recentMonth(known?.today ?? '2000-01-01');
  const place = askedFor(query, reports, recent);
  const key = place === null ? '' : `${place.month}/${place.programme}/${place.partner}`;

  const [sheet, readSheetAgain] = useLoaded<Sheet | null>(
    useCallback(
      (signal: AbortSignal) => {
        const [month = '', programme = '', partner = ''] = key.split('/');
        return key === '' ? Promise.resolve(null) : readSheet({ month, programme, partner }, locale, signal);
      },
      [key, locale],
    ),
    round,
  );

  if (known === null && mine.state !== 'failed') return <Page.Loading>{words('page.loading')}</Page.Loading>;
  if (known === null && mine.state === 'failed') {
    return (
      <EmptyStateLayout
        content={words(mine.refused ? 'page.refused' : 'filling.failed')}
        action={<Button onClick={readMineAgain}>{words('retry')}</Button>}
      />
    );
  }
  if (place === null && reports.length === 0) return <EmptyStateLayout content={words('filling.none')} />;
  if (filling === null) return <Page.Loading>{words('page.loading')}</Page.Loading>;

  const { outbox, drafts } = filling;
  const choose = (report: DueReport) => setQuery({ ...placeOf(report) });
  const isSignedOut = drafts.some(({ trouble }) => trouble?.kind === 'signed-out');
  const signInAgain = () => {
    const { pathname } = window.location;
    const panel = pathname.slice(0, pathname.length - location.pathname.length);
    const back = encodeURIComponent(`${location.pathname}${location.search}`);
    // The panel still holds its old token: with it, the login page would redirect back.
    localStorage.removeItem('jwtToken');
    document.cookie = 'jwtToken=; Max-Age=0; path=/';
    window.location.assign(`${panel}/auth/login?redirectTo=${back}`);
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      {isSignedOut ? (
        <Notice
          text={words('filling.signedOut')}
          action={<Button onClick={signInAgain}>{words('filling.signIn')}</Button>}
        />
      ) : null}
      {outbox.isKeptOnDevice() ? null : <Notice text={words('filling.notKept')} action={null} />}
      {reports.length > 1 ? (
        <DueList
          reports={reports}
          recent={recent}
          chosen={reports.find((report) => place !== null && isAt(report, place))}
          unsentOf={(report) => drafts.filter((draft) => isAt(report, draft.place)).length}
          onChoose={choose}
        />
      ) : null}
      <ShownSheet key={key} sheet={sheet} onRetry={readSheetAgain}>
        {(data) => <SheetView key={key} sheet={data} filling={filling} onStep={refresh} />}
      </ShownSheet>
    </Flex>
  );
};

interface ShownSheetProps {
  readonly sheet: Loaded<Sheet | null>;
  readonly onRetry: () => void;
  readonly children: (sheet: Sheet) => React.ReactNode;
}

const ShownSheet = ({ sheet, onRetry, children }: ShownSheetProps) => {
  const words = useWords();
  const last = useLast(sheet);
  const failed =
    sheet.state === 'failed' ? (
      <Notice
        text={words(sheet.refused ? 'page.refused' : 'filling.failed')}
        action={
          <Button variant="tertiary" onClick={onRetry}>
            {words('retry')}
          </Button>
        }
      />
    ) : null;
  return (
    <>
      {failed}
      {last === null ? (
        sheet.state === 'loading' ? (
          <Page.Loading>{words('page.loading')}</Page.Loading>
        ) : null
      ) : (
        children(last)
      )}
    </>
  );
};

const MyReportsPage = () => {
  const words = useWords();
  return (
    <Page.Protect permissions={MY_REPORTS_PERMISSIONS}>
      <Page.Main>
        <Page.Title>{words('filling.title')}</Page.Title>
        <Layouts.Header title={words('filling.title')} subtitle={words('filling.subtitle')} />
        <Layouts.Content>
          <Box paddingBottom={8}>
            <MyMonths />
          </Box>
        </Layouts.Content>
      </Page.Main>
    </Page.Protect>
  );
};

export default MyReportsPage;
