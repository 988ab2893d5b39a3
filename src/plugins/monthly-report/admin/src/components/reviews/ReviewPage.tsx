import { useCallback, useEffect, useRef } from 'react';
import { Badge, Button, Flex, Link as TextLink, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { styled } from 'styled-components';

import type { SubmissionStep } from '../../../../shared/admin-api';
import type { ReviewDetail } from '../../../../shared/desk-api';
import { useDeskApi } from '../../services/useDeskApi';
import { useLoaded } from '../../services/useLoaded';
import { useMoment } from '../../services/useMoment';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { useWords } from '../../services/useWords';
import { FindingRow } from '../findings/FindingRow';
import { Card } from '../page/Card';
import { Facts } from '../page/Facts';
import type { MonthSectionProps } from '../page/monthSection';
import { Rows } from '../page/Rows';
import { Said } from '../page/Said';
import { Shown } from '../page/Shown';
import { StepButton } from '../steps/StepButton';
import { StepDialog } from '../steps/StepDialog';
import { SubmissionStateBadge } from '../submissions/SubmissionStateBadge';
import { SubmissionSteps } from '../submissions/SubmissionSteps';
import { TrailLine } from '../trail/TrailLine';
import { useReportLocale } from '../useReportLocale';
import { ContactLine } from './ContactLine';
import { EnteredEntries } from './EnteredEntries';
import { EnteredFigures } from './EnteredFigures';
import { RemindDialog } from './RemindDialog';

/** The keys of the steps: accept, send back, next. */
const KEYS: readonly string[] = ['a', 'r', 'n'];

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable], [role=dialog]') !== null;

/** A key presses the button that names it, unless somebody types or a dialog is open. */
const useKeys = () => {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, target } = event;
      if (ctrlKey || metaKey || altKey || isTyping(target) || !KEYS.includes(key.toLowerCase())) return;
      if (document.querySelector('[role=dialog]') !== null) return;
      const place = bar.current?.querySelector(`[data-key="${key.toLowerCase()}"]`);
      const button = place?.matches('a, button') ? place : place?.querySelector('button, a');
      if (!(button instanceof HTMLElement)) return;
      event.preventDefault();
      button.click();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return bar;
};

const OF_REVIEW: readonly SubmissionStep[] = ['accept', 'send-back'];

interface OpenedProps extends Pick<MonthSectionProps, 'month' | 'onStep'> {
  readonly detail: ReviewDetail;
}

const Opened = ({ month, onStep, detail }: OpenedProps) => {
  const words = useWords();
  const moment = useMoment();
  const api = useMonthlyReportApi();
  const navigate = useNavigate();
  const bar = useKeys();
  const { submission, contact, next, waiting, sentBack, figures, entries, findings, history } = detail;
  const { programme, partner, state, may, nilReturn, submittedAt } = submission;
  const list = `../submissions`;

  // After a decision the next submission opens by itself.
  const goOn = () => navigate(next === null ? list : `${list}/${next.programme}/${next.partner}`);
  const subject = `${partner.name} · ${programme.name} · ${month}`;
  const take = async (step: SubmissionStep, body: { feedback?: string; submittedAt?: string }) => {
    await api.stepSubmission(month, submission, step, body);
    goOn();
  };
  const texts = (step: SubmissionStep) => ({
    label: words(`submission.${step}`),
    done: words(`submission.${step}.done`, { partner: partner.name }),
    subject,
    onEnd: onStep,
  });
  const others = { ...submission, may: may.filter((step) => !OF_REVIEW.includes(step)) };
  const missing = state === 'due' || state === 'overdue' || state === 'sent-back';

  return (
    <Flex direction="column" alignItems="stretch" gap={5} data-section="review" data-partner={partner.code}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Flex gap={3} wrap="wrap">
          <Typography variant="beta" tag="h2">
            {partner.name}
          </Typography>
          <SubmissionStateBadge state={state} />
          {nilReturn ? <Badge>{words('submission.nilReturn')}</Badge> : null}
        </Flex>
        <Facts
          facts={[
            programme.name,
            partner.region,
            words('submission.dueOn', { day: submission.dueOn }),
            submittedAt === null
              ? null
              : [words('submission.submittedAt'), moment(submittedAt), submission.submittedBy]
                  .filter((part) => part !== null)
                  .join(' '),
          ]}
        />
        {contact === null ? null : <ContactLine contact={contact} />}
        {sentBack === null ? null : (
          <Said
            title={`${words('submission.feedback')} · ${moment(sentBack.at)}`}
            text={sentBack.feedback ?? '—'}
          />
        )}
        {submission.correction === null ? null : (
          <Said
            title={[
              words('submission.correction'),
              moment(submission.correction.askedAt),
              submission.correction.askedBy,
            ]
              .filter((part) => part !== null)
              .join(' · ')}
            text={submission.correction.reason}
          />
        )}
      </Flex>
      <Bar ref={bar}>
        <Button tag={Link} to={list} variant="tertiary" startIcon={<ArrowLeft />}>
          {words('review.back')}
        </Button>
        {may.includes('accept') ? (
          <div data-key="a">
            <StepButton
              {...texts('accept')}
              variant="default"
              onStep={() => take('accept', submittedAt === null ? {} : { submittedAt })}
            />
          </div>
        ) : null}
        {may.includes('send-back') ? (
          <div data-key="r">
            <StepDialog
              {...texts('send-back')}
              note={words('submission.send-back.note')}
              asked={{ label: words('submission.feedback'), hint: words('submission.feedback.hint') }}
              onStep={(feedback) => take('send-back', { feedback })}
            />
          </div>
        ) : null}
        {missing && may.length === 0 ? (
          <RemindDialog month={month} rows={[submission]} onEnd={onStep} />
        ) : null}
        <SubmissionSteps month={month} submission={others} onStep={onStep} />
        {next === null ? null : (
          <Button tag={Link} to={`${list}/${next.programme}/${next.partner}`} variant="tertiary" data-key="n">
            {words('review.next', { count: waiting })}
          </Button>
        )}
        {OF_REVIEW.some((step) => may.includes(step)) ? (
          <Typography variant="pi" textColor="neutral600">
            {words('review.keys')}
          </Typography>
        ) : null}
      </Bar>
      <EnteredFigures figures={figures} wasSentBack={sentBack !== null} />
      {findings.length === 0 ? (
        <Typography>{words('page.noFindings')}</Typography>
      ) : (
        <Card title={words('page.findings')}>
          <Rows data-section="review-findings">
            {findings.map((finding) => (
              <FindingRow key={finding.key} month={month} finding={finding} onStep={onStep} />
            ))}
          </Rows>
        </Card>
      )}
      <EnteredEntries
        month={month}
        codes={{ programme: programme.code, partner: partner.code }}
        entries={entries}
        mayCorrect={may.includes('accept')}
        onStep={onStep}
      />
      {history.length === 0 ? null : (
        <Card title={words('review.history')}>
          <Rows data-section="review-history">
            {history.map((row, at) => (
              <TrailLine key={`${row.at} ${at}`} row={row} isOfOne />
            ))}
          </Rows>
        </Card>
      )}
    </Flex>
  );
};

/** A submission beside everything that a reviewer needs to judge it. */
export const ReviewPage = ({ month, round, onStep }: MonthSectionProps) => {
  const api = useDeskApi();
  const locale = useReportLocale();
  const words = useWords();
  const { programme = '', partner = '' } = useParams();
  const [loaded] = useLoaded(
    useCallback(
      (signal: AbortSignal) => api.review(month, { programme, partner }, locale, signal),
      [api, month, programme, partner, locale],
    ),
    round,
  );
  return (
    <Shown
      loaded={loaded}
      gone={
        <TextLink tag={Link} to="../submissions">
          {words('review.gone')}
        </TextLink>
      }
    >
      {(detail) => <Opened key={`${programme} ${partner}`} detail={detail} month={month} onStep={onStep} />}
    </Shown>
  );
};

/** Stays in sight while the submission is read. */
const Bar = styled.div`
  position: sticky;
  z-index: 1;
  top: 0;
  display: flex;
  flex-wrap: wrap;
  align-items: flex-start;
  gap: 0.8rem;
  padding-block: 0.8rem;
  background: ${({ theme }) => theme.colors.neutral100};
`;
