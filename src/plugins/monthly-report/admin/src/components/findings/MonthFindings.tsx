import { useCallback } from 'react';
import { Typography } from '@strapi/design-system';

import type { FindingEntry } from '../../../../shared/admin-api';
import { useLoaded } from '../../services/useLoaded';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { useWords } from '../../services/useWords';
import { Section } from '../page/Section';
import type { MonthSectionProps } from '../page/monthSection';
import { Shown } from '../page/Shown';
import { byProgramme } from '../byProgramme';
import { useReportLocale } from '../useReportLocale';
import { FindingCounts } from './FindingCounts';
import { FindingList } from './FindingList';

/** The findings of a month, a list for each programme. */
export const MonthFindings = ({ month, round, onStep }: MonthSectionProps) => {
  const words = useWords();
  const api = useMonthlyReportApi();
  const locale = useReportLocale();
  const [loaded] = useLoaded<readonly FindingEntry[]>(
    useCallback((signal: AbortSignal) => api.findings(month, locale, signal), [api, month, locale]),
    round,
  );

  return (
    <Section name="findings" title={words('page.findings')} note={words('page.findings.note')}>
      <Shown loaded={loaded}>
        {(findings) =>
          findings.length === 0 ? (
            <Typography>{words('page.noFindings')}</Typography>
          ) : (
            <>
              <FindingCounts findings={findings} />
              {byProgramme(findings).map(({ code, name, entries }) => (
                <FindingList key={code} month={month} programme={name} findings={entries} onStep={onStep} />
              ))}
            </>
          )
        }
      </Shown>
    </Section>
  );
};
