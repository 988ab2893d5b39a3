import { useCallback, useState } from 'react';
import { Typography } from '@strapi/design-system';

import type { SubmissionEntry } from '../../../../shared/admin-api';
import type { SubmissionState } from '../../../../shared/vocabulary';
import { useLoaded } from '../../services/useLoaded';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { useRights } from '../../services/useRights';
import { useWords } from '../../services/useWords';
import { byProgramme } from '../byProgramme';
import { Card } from '../page/Card';
import { Rows } from '../page/Rows';
import { Section } from '../page/Section';
import type { MonthSectionProps } from '../page/monthSection';
import { Shown } from '../page/Shown';
import { useReportLocale } from '../useReportLocale';
import { StateFilter } from './StateFilter';
import { SubmissionRow } from './SubmissionRow';

/** Who is to report for the month, and how far each has come. */
export const MonthSubmissions = ({ month, round, onStep }: MonthSectionProps) => {
  const words = useWords();
  const api = useMonthlyReportApi();
  const locale = useReportLocale();
  const mayDo = useRights();
  const [wanted, setWanted] = useState<SubmissionState | null>(null);
  const [loaded] = useLoaded<readonly SubmissionEntry[]>(
    useCallback((signal: AbortSignal) => api.submissions(month, locale, signal), [api, month, locale]),
    round,
  );
  // A partner has its own before it, and is told what to do with them.
  const own = mayDo('submit') && !mayDo('review');
  const side = own ? 'submissions.own' : 'submissions';

  return (
    <Section name="submissions" title={words(side)} note={words(`${side}.note`)}>
      <Shown loaded={loaded}>
        {(submissions) =>
          submissions.length === 0 ? (
            <Typography>{words('submissions.none')}</Typography>
          ) : (
            <>
              {own ? null : <StateFilter submissions={submissions} wanted={wanted} onWant={setWanted} />}
              {byProgramme(submissions.filter(({ state }) => wanted === null || state === wanted)).map(
                ({ code, name, entries }) => (
                  <Card key={code} title={name}>
                    <Rows>
                      {entries.map((submission) => (
                        <SubmissionRow
                          key={submission.partner.code}
                          month={month}
                          submission={submission}
                          onStep={onStep}
                        />
                      ))}
                    </Rows>
                  </Card>
                ),
              )}
            </>
          )
        }
      </Shown>
    </Section>
  );
};
