import { useCallback, useEffect, useRef } from 'react';
import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';

import type { FigureSources, TotalsAnswer } from '../../../../shared/admin-api';
import { useLoaded } from '../../services/useLoaded';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { useWords } from '../../services/useWords';
import { DataTable } from '../page/DataTable';
import { Shown } from '../page/Shown';
import { useReportLocale } from '../useReportLocale';

const ACTIVITY = '/content-manager/collection-types/api::activity.activity';

/** The header of the page stays on top. */
const UNDER_HEADER = { scrollMarginTop: '8rem' };

/** How many communities of a summary entry are shown. */
const FEW = 3;

/** The parts of the query that narrow the activities. */
const WITHIN = ['basis', 'region', 'partner', 'page'] as const;

interface SourcesProps {
  readonly month: string;
  readonly programmes: TotalsAnswer['programmes'];
}

/** The activities behind a figure, each with a link to its entry. The address of the page says which figure. */
export const Sources = ({ month, programmes }: SourcesProps) => {
  const [search, setSearch] = useSearchParams();
  const programme = programmes.find(({ code }) => code === search.get('programme'));
  const total = programme?.totals.find(({ indicator }) => indicator === search.get('indicator'));
  const within = Object.fromEntries(
    WITHIN.flatMap((key) => {
      const value = search.get(key);
      return value === null ? [] : [[key, value]];
    }),
  );
  if (programme === undefined || total === undefined) return null;
  return (
    <SourcesOf
      key={`${programme.code} ${total.indicator} ${JSON.stringify({ ...within, page: '' })}`}
      month={month}
      of={{ programme: programme.code, indicator: total.indicator }}
      name={`${programme.name} · ${total.label}`}
      within={within}
      onPage={(page) => {
        const next = new URLSearchParams(search);
        next.set('page', String(page));
        setSearch(next, { replace: true });
      }}
      onClose={() => setSearch({})}
    />
  );
};

interface SourcesOfProps {
  readonly month: string;
  readonly of: { readonly programme: string; readonly indicator: string };
  readonly name: string;
  readonly within: Readonly<Record<string, string>>;
  readonly onPage: (page: number) => void;
  readonly onClose: () => void;
}

const SourcesOf = ({ month, of, name, within, onPage, onClose }: SourcesOfProps) => {
  const words = useWords();
  const api = useMonthlyReportApi();
  const locale = useReportLocale();
  const { formatNumber } = useIntl();
  const heading = useRef<HTMLHeadingElement>(null);
  // After a figure is chosen, the page scrolls to its activities and puts the focus there.
  useEffect(() => {
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'start' });
  }, []);
  const { programme, indicator } = of;
  const narrowed = JSON.stringify(within);
  const [loaded] = useLoaded(
    useCallback(
      (signal: AbortSignal) =>
        api.sources(
          month,
          { programme, indicator },
          JSON.parse(narrowed) as Readonly<Record<string, string>>,
          locale,
          signal,
        ),
      [api, month, programme, indicator, narrowed, locale],
    ),
  );
  const told = (names: readonly string[]): string => {
    const first = names.slice(0, FEW).join(words('list.separator'));
    return names.length > FEW ? words('sources.andMore', { names: first, count: names.length }) : first;
  };
  const number = (value: number | null) =>
    value === null ? '—' : formatNumber(value, { maximumFractionDigits: 6 });

  const rows = ({ data, meta: { total, pagination } }: FigureSources) => (
    <>
      <Typography tag="p">{words('sources.count', { count: total })}</Typography>
      {data.length === 0 ? null : (
        <DataTable label={words('sources.title', { name })}>
          <thead>
            <tr>
              <th scope="col">{words('sources.activity')}</th>
              <th scope="col">{words('sources.day')}</th>
              <th scope="col">{words('beside.grain.partner')}</th>
              <th scope="col">{words('sources.communities')}</th>
              <th scope="col" className="figure">
                {words('sources.value')}
              </th>
              <th scope="col" className="figure">
                {words('sources.share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.map(({ documentId, title, startDate, partner, communities, value, share }) => (
              <tr key={documentId} data-source={documentId}>
                <th scope="row">
                  <Link tag={RouterLink} to={`${ACTIVITY}/${documentId}`}>
                    {title}
                  </Link>
                </th>
                <td className="nowrap">{startDate}</td>
                <td>{partner?.name ?? '—'}</td>
                <td>{communities.length === 0 ? '—' : told(communities.map((one) => one.name))}</td>
                <td className="figure">{number(value)}</td>
                <td className="figure">{number(share)}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      {pagination.pageCount > 1 ? (
        <Flex gap={2}>
          <Button
            variant="tertiary"
            disabled={pagination.page <= 1}
            onClick={() => onPage(pagination.page - 1)}
          >
            {words('sources.previous')}
          </Button>
          <Typography>{`${pagination.page} / ${pagination.pageCount}`}</Typography>
          <Button
            variant="tertiary"
            disabled={pagination.page >= pagination.pageCount}
            onClick={() => onPage(pagination.page + 1)}
          >
            {words('sources.next')}
          </Button>
        </Flex>
      ) : null}
    </>
  );

  return (
    <Flex direction="column" alignItems="stretch" gap={3} data-section="sources">
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Box>
          <Typography variant="delta" tag="h3" ref={heading} tabIndex={-1} style={UNDER_HEADER}>
            {words('sources.title', { name })}
          </Typography>
          <Typography variant="pi" textColor="neutral600" tag="p">
            {words('sources.note')}
          </Typography>
        </Box>
        <Button variant="tertiary" onClick={onClose}>
          {words('step.close')}
        </Button>
      </Flex>
      <Shown loaded={loaded}>{rows}</Shown>
    </Flex>
  );
};
