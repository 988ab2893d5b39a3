import { useEffect, useMemo } from 'react';
import { useForm, useIsDesktop, useNotification } from '@strapi/strapi/admin';
import { Box, Flex, Typography } from '@strapi/design-system';
import { useSearchParams } from 'react-router-dom';

import type { BesideTyped, Destination, ReadOnly, TypedFigure, TypedKind } from '../../../shared/beside';
import { FindingCounts } from '../components/findings/FindingCounts';
import { SeverityBadge } from '../components/findings/SeverityBadge';
import { MonthStateBadge } from '../components/month/MonthStateBadge';
import { Facts } from '../components/page/Facts';
import { TextLink } from '../components/page/TextLink';
import { SubmissionStateBadge } from '../components/submissions/SubmissionStateBadge';
import type { SidePanel } from '../components/submissions/useSubmissionPanel';
import { useReportLocale } from '../components/useReportLocale';
import { PLUGIN_ID } from '../pluginId';
import { useMonthName } from '../services/useMonthName';
import { useRights } from '../services/useRights';
import { useWords } from '../services/useWords';
import { typedKindOf } from './kinds';
import { ReadOnlyNotice } from './ReadOnlyNotice';
import { typedQuestion, type FormValues } from './typed';
import { useEntry } from './useEntry';
import { useTyped, type Typed } from './useTyped';

/** The address of a total on the page of its month, with the entries behind it. */
const figureAddress = (month: string, indicator: string, [programme, ...within]: readonly Destination[]) => {
  const query = new URLSearchParams({ programme: programme?.code ?? '', indicator });
  for (const { grain, code } of within) query.set(grain, code);
  return `/plugins/${PLUGIN_ID}/${month}/figures?${query}`;
};

interface GoesToProps {
  readonly month: string;
  readonly goesTo: readonly Destination[];
  readonly figures: readonly TypedFigure[];
}

/** A figure with the present totals that it adds to. */
const GoesTo = ({ month, goesTo, figures }: GoesToProps) => {
  const words = useWords();
  const [programme] = goesTo;
  const none = words('notReported');
  if (programme === undefined) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={2} data-section="goes-to">
      <Typography variant="pi" fontWeight="bold" tag="h3">
        {words('beside.goesTo')}
      </Typography>
      <Typography variant="pi" tag="p">
        {goesTo.map(({ grain, name }) => `${words(`beside.grain.${grain}`)}：${name}`).join(' · ')}
      </Typography>
      {figures.map(({ indicator, label, unit, entered, totals }) => (
        <Box key={indicator} data-figure={indicator}>
          <Typography variant="pi" tag="p">
            {`${label}${unit === null ? '' : `（${unit}）`}：${entered}`}
          </Typography>
          {goesTo
            .filter(({ grain }) => totals[grain] !== undefined)
            .map((to) => (
              <Typography key={to.grain} variant="pi" tag="p" textColor="neutral600">
                {`${words(`beside.grain.${to.grain}`)} `}
                <TextLink
                  to={figureAddress(month, indicator, to === programme ? [to] : [programme, to])}
                  aria-label={words('beside.openTotal', { name: to.name, label })}
                >
                  {totals[to.grain] ?? none}
                </TextLink>
              </Typography>
            ))}
        </Box>
      ))}
      {figures.length === 0 ? null : (
        <Typography variant="pi" textColor="neutral600" tag="p">
          {words('beside.goesTo.note')}
        </Typography>
      )}
    </Flex>
  );
};

const Findings = ({ answer, state }: { readonly answer: BesideTyped; readonly state: Typed['state'] }) => {
  const words = useWords();
  const { findings } = answer;
  const said = () => {
    if (findings === null) return <Typography tag="p">{words('beside.notYet')}</Typography>;
    if (findings.length === 0) return <Typography tag="p">{words('beside.noFindings')}</Typography>;
    return <FindingCounts findings={findings} />;
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2} data-section="typed-findings" data-checked={state}>
      <Typography variant="pi" fontWeight="bold" tag="h3">
        {words('page.findings')}
      </Typography>
      <Box role="status">{said()}</Box>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
        {(findings ?? []).map(({ key, check, severity, title, message }) => (
          <li key={key} data-check={check} data-severity={severity}>
            <Flex gap={2} wrap="wrap">
              <SeverityBadge severity={severity} />
              <Typography fontWeight="semiBold">{title}</Typography>
            </Flex>
            <Typography variant="pi" tag="p" style={{ overflowWrap: 'anywhere' }}>
              {message}
            </Typography>
          </li>
        ))}
      </Flex>
      {state === 'failed' ? (
        <Typography variant="pi" textColor="danger600" tag="p">
          {words('beside.cannotCheck')}
        </Typography>
      ) : null}
    </Flex>
  );
};

const MonthLink = ({ month }: { readonly month: string }) => {
  const words = useWords();
  const may = useRights();
  const to = may('preview')
    ? `/plugins/${PLUGIN_ID}/${month}`
    : may('submit')
      ? `/plugins/${PLUGIN_ID}-my-reports`
      : null;
  if (to === null) return null;
  return <TextLink to={to}>{words(may('preview') ? 'submissions.openPage' : 'submissions.own')}</TextLink>;
};

interface MonthPanelProps {
  readonly kind: TypedKind;
  readonly documentId: string | null;
  readonly readOnly: ReadOnly | null;
}

const MonthPanel = ({ kind, documentId, readOnly }: MonthPanelProps) => {
  const words = useWords();
  const locale = useReportLocale();
  const monthName = useMonthName();
  const [search] = useSearchParams();
  const may = useRights();
  const values = useForm('MonthPanel', (state) => state.values as FormValues);
  const language = search.get('plugins[i18n][locale]');
  const question = useMemo(
    () => typedQuestion(kind, documentId, language, values),
    [kind, documentId, language, values],
  );
  const { answer, state } = useTyped(kind, question, locale);
  if (answer === null)
    return <Typography>{words(state === 'failed' ? 'beside.cannotCheck' : 'page.loading')}</Typography>;
  const { month, monthState, submission, goesTo, figures } = answer;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%" data-section="beside">
      {readOnly === null ? null : <ReadOnlyNotice readOnly={readOnly} />}
      {month === null || monthState === null ? null : (
        <Flex direction="column" alignItems="stretch" gap={2} data-section="beside-month">
          <Flex gap={2} wrap="wrap">
            <Typography fontWeight="semiBold">{monthName(month)}</Typography>
            <MonthStateBadge state={monthState} />
          </Flex>
          {/* Accounts that submit see the submission and its steps in another panel. */}
          {submission === null || may('submit') ? null : (
            <Flex gap={2} wrap="wrap">
              <Facts facts={[words('beside.submission')]} />
              <SubmissionStateBadge state={submission} />
            </Flex>
          )}
          <MonthLink month={month} />
        </Flex>
      )}
      <Findings answer={answer} state={state} />
      {month === null ? null : <GoesTo month={month} goesTo={goesTo} figures={figures} />}
    </Flex>
  );
};

/** On a phone the panel is folded away: the reason appears above the form. */
function useReasonOnPhone(readOnly: ReadOnly | null): void {
  const words = useWords();
  const monthName = useMonthName();
  const isDesktop = useIsDesktop();
  const { toggleNotification } = useNotification();
  const [why, month] = [readOnly?.why, readOnly?.month];
  useEffect(() => {
    if (isDesktop || why === undefined || month === undefined) return;
    toggleNotification({
      type: 'info',
      title: words('beside.readOnly'),
      message: words(`beside.readOnly.${why}`, { month: monthName(month) }),
      blockTransition: true,
    });
  }, [isDesktop, why, month, toggleNotification, words, monthName]);
}

/** The month, the findings and the totals of an entry while it is typed. */
export const useMonthPanel: SidePanel = ({ model, document }) => {
  const words = useWords();
  const kind = typedKindOf(model);
  const documentId = typeof document?.documentId === 'string' ? document.documentId : null;
  const entry = useEntry(kind, documentId, document?.updatedAt);
  const readOnly = entry?.readOnly ?? null;
  useReasonOnPhone(readOnly);
  if (kind === undefined) return null;
  return {
    title: words('beside.title'),
    content: <MonthPanel kind={kind} documentId={documentId} readOnly={readOnly} />,
  };
};
