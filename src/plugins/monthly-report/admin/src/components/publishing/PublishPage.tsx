import { useCallback, useState } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';

import type { FindingEntry } from '../../../../shared/admin-api';
import type { LeftOutEntry, Preflight, PreflightSubmission } from '../../../../shared/desk-api';
import { blockingFindings } from '../../services/failure';
import { useDeskApi } from '../../services/useDeskApi';
import { useLoaded } from '../../services/useLoaded';
import { useMoment } from '../../services/useMoment';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { usePublicationJob } from '../../services/usePublicationJob';
import { useWords } from '../../services/useWords';
import { FindingRow } from '../findings/FindingRow';
import { Card } from '../page/Card';
import { FewRows } from '../page/FewRows';
import { lastPreview } from '../page/lastPreview';
import type { MonthSectionProps } from '../page/monthSection';
import { Rows } from '../page/Rows';
import { Section } from '../page/Section';
import { TextLink } from '../page/TextLink';
import { Shown } from '../page/Shown';
import { LaterMonths } from '../revisions/LaterMonths';
import { StepDialog } from '../steps/StepDialog';
import { useReportLocale } from '../useReportLocale';
import { KeyFigures } from './KeyFigures';
import { PublicationProgress } from './PublicationProgress';

interface PartProps<T> {
  readonly name: string;
  readonly items: readonly T[];
}

/** Submissions that a publication leaves out. */
const Submissions = ({ name, items }: PartProps<PreflightSubmission>) => {
  const words = useWords();
  if (items.length === 0) return null;
  return (
    <Card title={words(`preflight.${name}`, { count: items.length })}>
      <Box data-section={`preflight-${name}`}>
        <FewRows>
          {items.map(({ programme, partner, state }) => (
            <li key={`${programme.code} ${partner.code}`}>
              <TextLink to={`../submissions/${programme.code}/${partner.code}`}>{partner.name}</TextLink>
              <Typography textColor="neutral600">{` ${programme.name} · ${words(`submission.state.${state}`)}`}</Typography>
            </li>
          ))}
        </FewRows>
      </Box>
    </Card>
  );
};

/** Entries that a publication leaves out, or that nobody has reviewed. */
const Entries = ({ name, items }: PartProps<LeftOutEntry>) => {
  const words = useWords();
  if (items.length === 0) return null;
  return (
    <Card title={words(`preflight.${name}`, { count: items.length })}>
      <Box data-section={`preflight-${name}`}>
        <FewRows>
          {items.map(({ uid, documentId, title, programme, partner }) => (
            <li key={documentId}>
              <TextLink to={`/content-manager/collection-types/${uid}/${documentId}`}>{title}</TextLink>
              <Typography textColor="neutral600">
                {` ${[words(`type.${uid}`), programme, partner].filter((part) => part !== null).join(' · ')}`}
              </Typography>
            </li>
          ))}
        </FewRows>
      </Box>
    </Card>
  );
};

const Findings = ({
  month,
  name,
  items,
  onStep,
}: PartProps<FindingEntry> & Pick<MonthSectionProps, 'month' | 'onStep'>) => {
  const words = useWords();
  if (items.length === 0) return null;
  return (
    <Card title={words(`preflight.${name}`, { count: items.length })}>
      <Rows data-section={name}>
        {items.map((finding) => (
          <FindingRow key={finding.key} month={month} finding={finding} onStep={onStep} />
        ))}
      </Rows>
    </Card>
  );
};

const isComplete = (flight: Preflight): boolean =>
  [flight.waiting, flight.sentBack, flight.missing, flight.drafts, flight.untranslated].every(
    ({ length }) => length === 0,
  ) && flight.draftErrors.length === 0;

/** The facts to know before a month is published, and then the question whether to publish it. */
export const PublishPage = ({ month, round, onStep }: MonthSectionProps) => {
  const words = useWords();
  const moment = useMoment();
  const desk = useDeskApi();
  const api = useMonthlyReportApi();
  const locale = useReportLocale();
  const navigate = useNavigate();
  const since = lastPreview(month);
  const [loaded] = useLoaded(
    useCallback(
      (signal: AbortSignal) => desk.preflight(month, locale, since, signal),
      [desk, month, locale, since],
    ),
    round,
  );

  const [publishing, setPublishing] = useState(false);
  // True if this dialog began the publication: it stays open to tell the result.
  const [isOurs, setOurs] = useState(false);
  const { job, cancel } = usePublicationJob(month, publishing, () => {
    if (!isOurs) onStep();
    setOurs(false);
  });
  const progress = job === null ? null : <PublicationProgress job={job} onCancel={cancel} />;

  const publish = async () => {
    setPublishing(true);
    setOurs(true);
    try {
      await api.stepMonth(month, 'publish', {}, locale);
    } finally {
      setPublishing(false);
    }
    navigate('../revisions');
  };

  const page = (flight: Preflight) => {
    const { accepted, expected, revision, state, changed } = flight;
    const section = { month, onStep };
    const isBlocked = flight.blocking.length > 0;
    return (
      <Flex direction="column" alignItems="stretch" gap={5}>
        <Card>
          <Flex direction="column" alignItems="stretch" gap={3}>
            <Typography tag="p" fontWeight="semiBold">
              {words('preflight.summary', { accepted, expected, revision })}
            </Typography>
            <Typography tag="p">
              {words(
                isBlocked
                  ? 'preflight.blocked'
                  : isComplete(flight)
                    ? 'preflight.complete'
                    : 'preflight.leaves',
              )}
            </Typography>
            <Typography tag="p" textColor="neutral600">
              {since === null
                ? words('preflight.notPreviewed')
                : words((changed ?? []).length === 0 ? 'preflight.unchanged' : 'preflight.changedSince', {
                    date: moment(since),
                    count: (changed ?? []).length,
                  })}{' '}
              <TextLink to="../preview">{words('preflight.preview')}</TextLink>
            </Typography>
            {publishing || isOurs ? null : progress}
            {state === 'published' || isBlocked || (job !== null && !isOurs) ? null : (
              <Box>
                <StepDialog
                  label={words('month.publish')}
                  done={words('month.publish.done', { month })}
                  subject={month}
                  note={words('month.publish.note')}
                  variant={isComplete(flight) ? 'default' : 'secondary'}
                  // The page lists the blocking findings as soon as it is read again.
                  toldElsewhere={(error) => blockingFindings(error).length > 0}
                  onStep={publish}
                  onEnd={onStep}
                >
                  {publishing ? progress : null}
                  {publishing || isComplete(flight) ? null : (
                    <Typography tag="p" textColor="warning700">
                      {words('preflight.leftOut', {
                        waiting: flight.waiting.length,
                        sentBack: flight.sentBack.length,
                        missing: flight.missing.length,
                        drafts: flight.drafts.length,
                      })}
                    </Typography>
                  )}
                </StepDialog>
              </Box>
            )}
          </Flex>
        </Card>
        <Findings name="blocking" items={flight.blocking} {...section} />
        <Submissions name="waiting" items={flight.waiting} />
        <Submissions name="sentBack" items={flight.sentBack} />
        <Submissions name="missing" items={flight.missing} />
        <Entries name="drafts" items={flight.drafts} />
        <Findings name="draftErrors" items={flight.draftErrors} {...section} />
        <Entries name="untranslated" items={flight.untranslated} />
        <Entries name="changed" items={changed ?? []} />
        <KeyFigures programmes={flight.figures} />
        {flight.laterMonths.length > 0 ? <LaterMonths months={flight.laterMonths} /> : null}
      </Flex>
    );
  };

  return (
    <Section name="preflight" title={words('preflight.title')} note={words('preflight.note')}>
      <Shown loaded={loaded}>{page}</Shown>
    </Section>
  );
};
