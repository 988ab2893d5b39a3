import { useCallback, useState } from 'react';
import { useQueryParams } from '@strapi/strapi/admin';
import { Button, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useParams } from 'react-router-dom';

import type { FindingEntry } from '../../../shared/admin-api';
import { useReportLocale } from '../components/useReportLocale';
import { useLoaded } from '../services/useLoaded';
import { useMonthlyReportApi } from '../services/useMonthlyReportApi';
import { useMonthName } from '../services/useMonthName';
import { useRights } from '../services/useRights';
import { useWords } from '../services/useWords';
import { isFound, monthIn, MONTH_FIELDS, withFound, withMonth, type ListQuery } from './filters';

const ALL = 'all';

/** Filters by month and by findings, in the language of the panel, above the lists of types with a month. */
export const ListFilters = () => {
  const { slug = '' } = useParams<{ slug: string }>();
  return MONTH_FIELDS[slug] === undefined ? null : <Filters key={slug} model={slug} />;
};

const Filters = ({ model }: { readonly model: string }) => {
  const words = useWords();
  const may = useRights();
  const api = useMonthlyReportApi();
  const locale = useReportLocale();
  const monthName = useMonthName();
  const [{ query }, setQuery] = useQueryParams<ListQuery>();
  const month = monthIn(query, model);
  const [months] = useLoaded(useCallback((signal: AbortSignal) => api.months(locale, signal), [api, locale]));
  const [isLooking, setLooking] = useState(false);

  const set = (filters: ListQuery['filters']) => setQuery({ filters, page: 1 } as ListQuery);
  const known = months.state === 'loaded' ? months.data.data.map((one) => one.month) : [];
  const offered = month === null || known.includes(month) ? known : [month, ...known];

  const isOfList = ({ entry }: FindingEntry): boolean => entry?.uid === model;
  const onlyFound = async () => {
    if (month === null) return;
    setLooking(true);
    try {
      const found = await api.findings(month, locale, new AbortController().signal);
      set(
        withFound(query, [
          ...new Set(found.filter(isOfList).flatMap(({ entry }) => entry?.documentId ?? [])),
        ]),
      );
    } finally {
      setLooking(false);
    }
  };

  return (
    <Flex gap={2} wrap="wrap" data-section="list-filters">
      <SingleSelect
        aria-label={words('lists.month')}
        size="S"
        value={month ?? ALL}
        onChange={(chosen) => set(withMonth(query, model, chosen === ALL ? null : String(chosen)))}
      >
        <SingleSelectOption value={ALL}>{words('lists.allMonths')}</SingleSelectOption>
        {offered.map((one) => (
          <SingleSelectOption key={one} value={one}>
            {monthName(one)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      {month !== null && (may('preview') || may('readSubmissions')) ? (
        <Button
          variant={isFound(query) ? 'secondary' : 'tertiary'}
          size="S"
          aria-pressed={isFound(query)}
          loading={isLooking}
          onClick={() => (isFound(query) ? set(withFound(query, null)) : void onlyFound())}
        >
          {words('lists.found')}
        </Button>
      ) : null}
    </Flex>
  );
};
