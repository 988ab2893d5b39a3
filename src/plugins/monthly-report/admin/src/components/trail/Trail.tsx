import { useCallback, useState } from 'react';
import { Button, Checkbox, Flex, Typography } from '@strapi/design-system';

import { useLoaded } from '../../services/useLoaded';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { useWords } from '../../services/useWords';
import { Card } from '../page/Card';
import { Rows } from '../page/Rows';
import { Section } from '../page/Section';
import type { MonthSectionProps } from '../page/monthSection';
import { Shown } from '../page/Shown';
import { TrailLine } from './TrailLine';

/** The trail of the month, newest first: who did what, and when. It cannot be changed. */
export const Trail = ({ month, round }: Pick<MonthSectionProps, 'month' | 'round'>) => {
  const words = useWords();
  const api = useMonthlyReportApi();
  const [page, setPage] = useState(1);
  // Some rows belong to no month, such as merged communities.
  const [everything, setEverything] = useState(false);
  const asked = everything ? null : month;
  const [loaded] = useLoaded(
    useCallback((signal: AbortSignal) => api.trail(asked, page, signal), [api, asked, page]),
    round,
  );

  return (
    <Section
      name="trail"
      title={words('trail')}
      note={words('trail.note')}
      aside={
        <Checkbox
          checked={everything}
          onCheckedChange={(checked) => {
            setEverything(checked === true);
            setPage(1);
          }}
        >
          {words('trail.everything')}
        </Checkbox>
      }
    >
      <Shown loaded={loaded}>
        {({ rows, pageCount }) => (
          <>
            {rows.length === 0 ? (
              <Typography>{words('trail.none')}</Typography>
            ) : (
              <Card>
                <Rows>
                  {rows.map((row, index) => (
                    <TrailLine key={`${row.at} ${index}`} row={row} />
                  ))}
                </Rows>
              </Card>
            )}
            {pageCount > 1 ? (
              <Flex gap={2}>
                <Button variant="tertiary" disabled={page === 1} onClick={() => setPage(page - 1)}>
                  {words('trail.newer')}
                </Button>
                <Button variant="tertiary" disabled={page >= pageCount} onClick={() => setPage(page + 1)}>
                  {words('trail.older')}
                </Button>
              </Flex>
            ) : null}
          </>
        )}
      </Shown>
    </Section>
  );
};
