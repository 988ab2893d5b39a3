import { useCallback } from 'react';
import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';

import type { SubmissionEntry, SubmissionStep } from '../../../../shared/admin-api';
import { PLUGIN_ID } from '../../pluginId';
import { useLoaded } from '../../services/useLoaded';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { useWords } from '../../services/useWords';
import { Facts } from '../page/Facts';
import { Said } from '../page/Said';
import { Shown } from '../page/Shown';
import { useReportLocale } from '../useReportLocale';
import { SubmissionStateBadge } from './SubmissionStateBadge';
import { SubmissionSteps } from './SubmissionSteps';

/** The panel beside an entry is narrow: accounts with more submissions use the page. */
const AT_MOST = 4;

const OF_PARTNERS: readonly SubmissionStep[] = ['submit', 'declare-nil', 'ask-correction'];

/** Beside an entry: the signed-in account's own submissions of its month, with their steps. */
export const EntrySubmissions = ({ month }: { readonly month: string }) => {
  const words = useWords();
  const api = useMonthlyReportApi();
  const locale = useReportLocale();
  const [loaded, reload] = useLoaded<readonly SubmissionEntry[]>(
    useCallback((signal: AbortSignal) => api.submissions(month, locale, signal), [api, month, locale]),
  );

  const one = (submission: SubmissionEntry) => {
    const { programme, partner, state, dueOn, feedback, may } = submission;
    const own = { ...submission, may: may.filter((step) => OF_PARTNERS.includes(step)) };
    return (
      <Flex
        key={`${programme.code} ${partner.code}`}
        direction="column"
        alignItems="stretch"
        gap={2}
        data-partner={partner.code}
      >
        <Typography fontWeight="semiBold">{programme.name}</Typography>
        <Box>
          <SubmissionStateBadge state={state} />
        </Box>
        <Facts facts={[partner.name, month, words('submission.dueOn', { day: dueOn })]} />
        {feedback === null ? null : <Said title={words('submission.feedback')} text={feedback} />}
        <SubmissionSteps month={month} submission={own} onStep={reload} />
      </Flex>
    );
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%" data-section="entry-submissions">
      <Shown loaded={loaded}>
        {(submissions) => (submissions.length > AT_MOST ? null : <>{submissions.map(one)}</>)}
      </Shown>
      <Link tag={RouterLink} to={`/plugins/${PLUGIN_ID}?month=${month}`}>
        {words('submissions.openPage')}
      </Link>
    </Flex>
  );
};
