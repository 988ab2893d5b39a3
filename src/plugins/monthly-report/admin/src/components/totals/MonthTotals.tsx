import { Typography } from '@strapi/design-system';

import type { TotalsAnswer } from '../../../../shared/admin-api';
import type { Loaded } from '../../services/useLoaded';
import { useWords } from '../../services/useWords';
import { Section } from '../page/Section';
import { Shown } from '../page/Shown';
import { TotalsTable } from './TotalsTable';

/** The live totals of a month, a table for each programme. */
export const MonthTotals = ({ totals }: { readonly totals: Loaded<TotalsAnswer> }) => {
  const words = useWords();
  return (
    <Section name="totals" title={words('page.totals')} note={words('page.totals.note')}>
      <Shown loaded={totals}>
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
