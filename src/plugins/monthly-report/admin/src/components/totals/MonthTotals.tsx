import { useCallback } from 'react';
import { Typography } from '@strapi/design-system';

import { useLoaded } from '../../services/useLoaded';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { useWords } from '../../services/useWords';
import { Section } from '../page/Section';
import type { MonthSectionProps } from '../page/monthSection';
import { Shown } from '../page/Shown';
import { useReportLocale } from '../useReportLocale';
import { TotalsTable } from './TotalsTable';

/** The live totals of a month, a table for each programme. */
export const MonthTotals = ({ month, round }: Pick<MonthSectionProps, 'month' | 'round'>) => {
  const words = useWords();
  const api = useMonthlyReportApi();
  const locale = useReportLocale();
  const [loaded] = useLoaded(
    useCallback((signal: AbortSignal) => api.totals(month, locale, signal), [api, month, locale]),
    round,
  );

  return (
    <Section name="totals" title={words('page.totals')} note={words('page.totals.note')}>
      <Shown loaded={loaded}>
        {({ programmes }) =>
          programmes.length > 0 ? (
            programmes.map((programme) => <TotalsTable key={programme.code} programme={programme} />)
          ) : (
            <Typography>{words('page.noTotals')}</Typography>
          )
        }
      </Shown>
    </Section>
  );
};
