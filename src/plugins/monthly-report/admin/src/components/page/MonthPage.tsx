import { useCallback } from 'react';
import { Flex } from '@strapi/design-system';

import { useLoaded } from '../../services/useLoaded';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { useRights } from '../../services/useRights';
import { UnverifiedCommunities } from '../communities/UnverifiedCommunities';
import { MonthFindings } from '../findings/MonthFindings';
import { MonthProgress } from '../month/MonthProgress';
import { MonthRevisions } from '../revisions/MonthRevisions';
import { MonthSubmissions } from '../submissions/MonthSubmissions';
import { Trail } from '../trail/Trail';
import { CompiledMonth } from './CompiledMonth';
import type { MonthSectionProps } from './monthSection';

/** All that is to be seen and done in a month, in the order it is done; each part for those who have its right. */
export const MonthPage = (section: MonthSectionProps) => {
  const { month, round } = section;
  const may = useRights();
  const api = useMonthlyReportApi();
  const [detail] = useLoaded(
    useCallback((signal: AbortSignal) => api.month(month, signal), [api, month]),
    round,
  );

  return (
    <Flex direction="column" alignItems="stretch" gap={8}>
      <MonthProgress {...section} detail={detail} />
      {may('readSubmissions') ? <MonthSubmissions {...section} /> : null}
      {may('preview') || may('readSubmissions') ? <MonthFindings {...section} /> : null}
      {may('preview') ? <CompiledMonth {...section} /> : null}
      <MonthRevisions month={month} detail={detail} />
      {may('mergeCommunities') ? <UnverifiedCommunities {...section} /> : null}
      {may('readTrail') ? <Trail {...section} /> : null}
    </Flex>
  );
};
