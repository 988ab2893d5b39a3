import { Typography } from '@strapi/design-system';

import type { MonthDetail } from '../../../../shared/admin-api';
import type { Loaded } from '../../services/useLoaded';
import { useWords } from '../../services/useWords';
import { Card } from '../page/Card';
import { Rows } from '../page/Rows';
import { Section } from '../page/Section';
import { Shown } from '../page/Shown';
import { Differences } from './Differences';
import { LaterMonths } from './LaterMonths';
import { RevisionRow } from './RevisionRow';

interface MonthRevisionsProps {
  readonly month: string;
  readonly detail: Loaded<MonthDetail>;
}

/** The revisions of the month, and the later months that another publication would change. */
export const MonthRevisions = ({ month, detail }: MonthRevisionsProps) => {
  const words = useWords();
  const told = detail.state === 'loaded' ? detail.data.revisions : [];
  return (
    <>
      <Section name="revisions" title={words('revisions')} note={words('revisions.note')}>
        <Shown loaded={detail}>
          {({ revisions, laterMonths }) => (
            <>
              {revisions.length === 0 ? (
                <Typography>{words('revisions.none')}</Typography>
              ) : (
                <Card>
                  <Rows>
                    {revisions.map((revision, index) => (
                      <RevisionRow
                        key={revision.number}
                        month={month}
                        revision={revision}
                        newest={index === 0}
                      />
                    ))}
                  </Rows>
                </Card>
              )}
              {laterMonths.length > 0 ? <LaterMonths months={laterMonths} /> : null}
            </>
          )}
        </Shown>
      </Section>
      {told.length < 2 ? null : <Differences key={told[0]?.number} month={month} revisions={told} />}
    </>
  );
};
