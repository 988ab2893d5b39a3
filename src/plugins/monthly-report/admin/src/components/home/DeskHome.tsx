import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';

import type { DeskHome as Home } from '../../../../shared/desk-api';
import { PLUGIN_ID } from '../../pluginId';
import { useWords } from '../../services/useWords';
import { MonthStateBadge } from '../month/MonthStateBadge';
import { Card } from '../page/Card';
import { Rows } from '../page/Rows';
import { Section } from '../page/Section';
import { TextLink } from '../page/TextLink';
import { KeyFigures } from '../publishing/KeyFigures';
import { FindingBadges } from '../reviews/FindingBadges';
import { HomeNumber, Numbers } from './Numbers';
import { Sparkline } from './Sparkline';

/** Whole percent, or a dash if no reports are expected. */
const rateOf = (part: number, all: number): string =>
  all === 0 ? '—' : `${Math.round((part * 100) / all)}%`;

/** A secretariat's month: the due reports, the work that waits, the figures. */
export const DeskHome = ({ home }: { readonly home: Home }) => {
  const words = useWords();
  const { month, state, states, expected, reported, findings, waiting, figures, trends, others } = home;
  const page = `/plugins/${PLUGIN_ID}/${month}`;
  const waits = states.submitted;
  const missing = states.due + states.overdue + states['not-due'];
  const mayPublish = home.publishes && waits === 0;

  const next = () => {
    const [first] = waiting;
    if (first !== undefined)
      return (
        <Button tag={Link} to={`${page}/submissions/${first.programme.code}/${first.partner.code}`}>
          {words('home.review', { count: waits })}
        </Button>
      );
    if (mayPublish)
      return (
        <Button tag={Link} to={`${page}/publish`}>
          {words('month.preflight')}
        </Button>
      );
    return (
      <Button tag={Link} to={`${page}/submissions`} variant="secondary">
        {words('home.openMonth')}
      </Button>
    );
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={6} data-home="desk">
      <Section
        name="home-month"
        title={words('home.due', { month })}
        note={words('home.due.note')}
        aside={
          <Flex gap={2} wrap="wrap">
            <MonthStateBadge state={state} />
            {next()}
          </Flex>
        }
      >
        <Numbers>
          <HomeNumber
            name="rate"
            label={words('home.rate')}
            value={`${rateOf(reported, expected)}（${reported}/${expected}）`}
            to={`${page}/submissions`}
          />
          <HomeNumber
            name="accepted"
            label={words('home.accepted')}
            value={`${states.accepted}/${expected}`}
            to={`${page}/submissions?state=accepted`}
          />
          <HomeNumber
            name="waiting"
            label={words('home.waiting')}
            value={waits}
            to={`${page}/submissions?state=submitted`}
          />
          <HomeNumber
            name="missing"
            label={words('home.missing')}
            value={missing}
            to={`${page}/submissions?state=${states.overdue > 0 ? 'overdue' : 'due'}`}
          />
          <HomeNumber
            name="errors"
            label={words('home.findings')}
            value={words('home.findings.value', { errors: findings.errors, warnings: findings.warnings })}
            to={`${page}/checks`}
          />
        </Numbers>
        {others.length === 0 ? null : (
          <Typography tag="p">
            {words('home.others')}{' '}
            {others.map((other) => (
              <span key={other}>
                <TextLink to={`/plugins/${PLUGIN_ID}/${other}`}>{other}</TextLink>{' '}
              </span>
            ))}
          </Typography>
        )}
      </Section>
      {waiting.length === 0 ? null : (
        <Card title={words('home.waitingForMe', { count: waits })}>
          <Box data-section="home-waiting">
            <Rows>
              {waiting.map(({ programme, partner, findings: count, activities, stories }) => (
                <li key={`${programme.code} ${partner.code}`}>
                  <TextLink to={`${page}/submissions/${programme.code}/${partner.code}`}>
                    {partner.name}
                  </TextLink>{' '}
                  <Typography textColor="neutral600">
                    {`${programme.name} · ${words('submission.counts', { activities, stories })} · `}
                    <FindingBadges findings={count} />
                  </Typography>
                </li>
              ))}
            </Rows>
          </Box>
        </Card>
      )}
      {figures.length === 0 ? null : (
        <Section name="home-figures" title={words('home.figures')} note={words('home.figures.note')}>
          {trends.length === 0 ? null : (
            <Numbers>
              {trends.map((trend) => (
                <Sparkline key={`${trend.programme} ${trend.label}`} trend={trend} />
              ))}
            </Numbers>
          )}
          <KeyFigures programmes={figures} />
        </Section>
      )}
    </Flex>
  );
};
