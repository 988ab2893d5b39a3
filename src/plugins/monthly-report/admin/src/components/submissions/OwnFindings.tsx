import { useCallback } from 'react';
import { Flex, Typography } from '@strapi/design-system';

import type { FindingEntry, SubmissionEntry } from '../../../../shared/admin-api';
import { useLoaded } from '../../services/useLoaded';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { useWords } from '../../services/useWords';
import { FindingCounts } from '../findings/FindingCounts';
import { FindingText } from '../findings/FindingText';
import { Shown } from '../page/Shown';
import { useReportLocale } from '../useReportLocale';

interface OwnFindingsProps {
  readonly month: string;
  readonly submission: SubmissionEntry;
}

/** The findings in a partner's own entries, before it submits them. */
export const OwnFindings = ({ month, submission: { programme, partner } }: OwnFindingsProps) => {
  const words = useWords();
  const api = useMonthlyReportApi();
  const locale = useReportLocale();
  const [loaded] = useLoaded<readonly FindingEntry[]>(
    useCallback((signal: AbortSignal) => api.findings(month, locale, signal), [api, month, locale]),
  );

  return (
    <Shown loaded={loaded}>
      {(all) => {
        const findings = all.filter(
          (finding) => finding.programme.code === programme.code && finding.partner === partner.code,
        );
        if (findings.length === 0) return <Typography>{words('page.noFindings')}</Typography>;
        return (
          <>
            <FindingCounts findings={findings} />
            <Flex tag="ul" direction="column" alignItems="stretch" gap={3} data-section="own-findings">
              {findings.map((finding) => (
                <li key={finding.key}>
                  <FindingText finding={finding} />
                </li>
              ))}
            </Flex>
          </>
        );
      }}
    </Shown>
  );
};
