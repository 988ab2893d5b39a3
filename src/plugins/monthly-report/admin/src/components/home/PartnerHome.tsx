import { Button, Flex, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';

import type { PartnerHome as Home } from '../../../../shared/desk-api';
import { PLUGIN_ID } from '../../pluginId';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { useMoment } from '../../services/useMoment';
import { useWords } from '../../services/useWords';
import { Card } from '../page/Card';
import { Facts } from '../page/Facts';
import { Said } from '../page/Said';
import { Section } from '../page/Section';
import { StepDialog } from '../steps/StepDialog';
import { SubmissionStateBadge } from '../submissions/SubmissionStateBadge';

interface PartnerHomeProps {
  readonly home: Home;
  /** Called after a step was taken or refused. */
  readonly onStep: () => void;
}

/** A partner's own reports: the due ones, those sent back with the reason, the finished ones. */
export const PartnerHome = ({ home: { submissions }, onStep }: PartnerHomeProps) => {
  const words = useWords();
  const moment = useMoment();
  const api = useMonthlyReportApi();

  return (
    <Section name="home-partner" title={words('submissions.own')} note={words('submissions.own.note')}>
      {submissions.length === 0 ? <Typography>{words('home.partner.nothing')}</Typography> : null}
      {submissions.map((submission) => {
        const { month, programme, partner, state, dueOn, feedback, activities, stories, may } = submission;
        const isOpen = state === 'due' || state === 'overdue' || state === 'sent-back';
        const isMore = submissions.some((other) => other.partner.code !== partner.code);
        return (
          <Card key={`${month} ${programme.code} ${partner.code}`}>
            <Flex
              direction="column"
              alignItems="stretch"
              gap={3}
              data-month={month}
              data-programme={programme.code}
              data-partner={partner.code}
            >
              <Flex gap={2} wrap="wrap">
                <Typography variant="delta" tag="h3">
                  {words('home.partner.month', { month, programme: programme.name })}
                </Typography>
                <SubmissionStateBadge state={state} />
              </Flex>
              <Facts
                facts={[
                  isMore ? partner.name : null,
                  words('submission.dueOn', { day: dueOn }),
                  words('submission.counts', { activities, stories }),
                  submission.submittedAt === null
                    ? null
                    : `${words('submission.submittedAt')} ${moment(submission.submittedAt)}`,
                ]}
              />
              {feedback === null ? null : <Said title={words('submission.feedback')} text={feedback} />}
              {submission.corrected.map((one) => (
                <Said
                  key={`${one.at} ${one.indicator}`}
                  title={[words('home.partner.corrected'), one.by, moment(one.at)].join(' · ')}
                  text={`《${one.entry}》 ${one.label}：${one.before ?? words('notReported')} → ${one.after}。${one.reason}`}
                />
              ))}
              <Flex gap={2} wrap="wrap" alignItems="flex-start">
                <Button
                  tag={Link}
                  to={`/plugins/${PLUGIN_ID}-my-reports?month=${month}&programme=${programme.code}&partner=${partner.code}`}
                  variant={isOpen ? 'default' : 'tertiary'}
                >
                  {words(isOpen ? 'home.partner.fill' : 'home.partner.look')}
                </Button>
                {may.includes('declare-nil') ? (
                  <StepDialog
                    label={words('submission.nilReturn')}
                    done={words('submission.declare-nil.done', { partner: partner.name })}
                    subject={`${month} · ${programme.name}`}
                    note={words('submission.declare-nil.note')}
                    variant="tertiary"
                    onStep={() => api.stepSubmission(month, submission, 'declare-nil', {})}
                    onEnd={onStep}
                  />
                ) : null}
              </Flex>
            </Flex>
          </Card>
        );
      })}
    </Section>
  );
};
