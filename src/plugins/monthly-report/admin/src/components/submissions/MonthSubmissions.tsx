import { useCallback } from 'react';
import { Typography } from '@strapi/design-system';

import type { SubmissionEntry } from '../../../../shared/admin-api';
import { useLoaded } from '../../services/useLoaded';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { useWords } from '../../services/useWords';
import { byProgramme } from '../byProgramme';
import { Card } from '../page/Card';
import { Rows } from '../page/Rows';
import { Section } from '../page/Section';
import type { MonthSectionProps } from '../page/monthSection';
import { Shown } from '../page/Shown';
import { useReportLocale } from '../useReportLocale';
import { SubmissionRow } from './SubmissionRow';

/** A partner's own submissions of the month, each with the steps that are possible now. */
export const MonthSubmissions = ({ month, round, onStep }: MonthSectionProps) => {
  const words = useWords();
  const api = useMonthlyReportApi();
  const locale = useReportLocale();
  const [loaded] = useLoaded<readonly SubmissionEntry[]>(
    useCallback((signal: AbortSignal) => api.submissions(month, locale, signal), [api, month, locale]),
    round,
  );

  return (
    <Section name="submissions" title={words('submissions.own')} note={words('submissions.own.note')}>
      <Shown loaded={loaded}>
        {(submissions) =>
          submissions.length === 0 ? (
            <Typography>{words('submissions.none')}</Typography>
          ) : (
            byProgramme(submissions).map(({ code, name, entries }) => (
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
            ))
          )
        }
      </Shown>
    </Section>
  );
};
