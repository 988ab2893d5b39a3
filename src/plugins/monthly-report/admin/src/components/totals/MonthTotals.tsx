import { useCallback, useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';

import type { TotalsAnswer } from '../../../../shared/admin-api';
import { useLoaded } from '../../services/useLoaded';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { useWords } from '../../services/useWords';
import type { MonthSectionProps } from '../page/monthSection';
import { Section } from '../page/Section';
import { Shown } from '../page/Shown';
import { useReportLocale } from '../useReportLocale';
import { Sources } from './Sources';
import { TotalsTable } from './TotalsTable';

type Programme = TotalsAnswer['programmes'][number];

/** A programme without activities has only zeros and gaps. */
const hasContent = ({ totals }: Programme): boolean =>
  totals.some(({ value, stated }) => (value ?? 0) !== 0 || stated !== null);

/** The live totals of a month beside the month before and last year, a table for each programme with content. */
export const MonthTotals = ({ month, round }: Pick<MonthSectionProps, 'month' | 'round'>) => {
  const words = useWords();
  const api = useMonthlyReportApi();
  const locale = useReportLocale();
  const [unfolded, setUnfolded] = useState(false);
  const [totals] = useLoaded(
    useCallback((signal: AbortSignal) => api.totals(month, locale, signal), [api, month, locale]),
    round,
  );

  const tables = (programmes: readonly Programme[]) => {
    const full = programmes.filter(hasContent);
    const empty = programmes.filter((programme) => !hasContent(programme));
    return (
      <>
        <Sources month={month} programmes={programmes} />
        {full.map((programme) => (
          <TotalsTable key={programme.code} programme={programme} />
        ))}
        {empty.length === 0 ? null : (
          <Flex direction="column" alignItems="flex-start" gap={2} data-section="totals-empty">
            <Typography textColor="neutral600">
              {words('totals.empty', { names: empty.map(({ name }) => name).join(words('list.separator')) })}
            </Typography>
            <Button
              variant="tertiary"
              size="S"
              aria-expanded={unfolded}
              onClick={() => setUnfolded(!unfolded)}
            >
              {words(unfolded ? 'totals.fold' : 'totals.unfold')}
            </Button>
          </Flex>
        )}
        {unfolded ? empty.map((one) => <TotalsTable key={one.code} programme={one} />) : null}
      </>
    );
  };

  return (
    <Section name="totals" title={words('page.totals')} note={words('page.totals.note')}>
      <Shown loaded={totals}>
        {({ programmes }) =>
          programmes.length > 0 ? tables(programmes) : <Typography>{words('page.noTotals')}</Typography>
        }
      </Shown>
    </Section>
  );
};
