import { Flex, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';

import type { RegionHome as Home } from '../../../../shared/desk-api';
import { PLUGIN_ID } from '../../pluginId';
import { useWords } from '../../services/useWords';
import { Card } from '../page/Card';
import { DataTable } from '../page/DataTable';
import { Rows } from '../page/Rows';
import { Section } from '../page/Section';
import { KeyFigures } from '../publishing/KeyFigures';
import { ContactLine } from '../reviews/ContactLine';
import { CopyButton } from '../reviews/CopyButton';
import { FindingBadges } from '../reviews/FindingBadges';
import { reminderText } from '../reviews/reminderText';
import { SubmissionStateBadge } from '../submissions/SubmissionStateBadge';
import { HomeNumber, Numbers } from './Numbers';

/** A coordinator's region: missing partners with their contacts, and the state and entries of the others. */
export const RegionHome = ({ home }: { readonly home: Home }) => {
  const words = useWords();
  const { month, regions, states, missing, submissions, figures } = home;
  const page = `/plugins/${PLUGIN_ID}/${month}`;

  return (
    <Flex direction="column" alignItems="stretch" gap={6} data-home="region">
      <Section
        name="home-region"
        title={words('home.region', { month, regions: regions.join(words('list.separator')) })}
        note={words('home.region.note')}
      >
        <Numbers>
          {(
            [
              ['missing', missing.length],
              ['submitted', states.submitted],
              ['accepted', states.accepted],
              ['all', submissions.length],
            ] as const
          ).map(([name, value]) => (
            <HomeNumber
              key={name}
              name={name}
              label={words(`home.region.${name}`)}
              value={value}
              to={`${page}/submissions`}
            />
          ))}
        </Numbers>
      </Section>
      {missing.length === 0 ? (
        <Typography>{words('home.region.complete')}</Typography>
      ) : (
        <Card title={words('home.region.who', { count: missing.length })}>
          <Flex direction="column" alignItems="stretch" gap={3} data-section="home-missing">
            <Rows>
              {missing.map(({ programme, partner, state, dueOn, contact }) => (
                <li key={`${programme.code} ${partner.code}`} data-partner={partner.code}>
                  <Flex gap={2} wrap="wrap">
                    <Typography fontWeight="semiBold">{partner.name}</Typography>
                    <SubmissionStateBadge state={state} />
                    <Typography textColor="neutral600">
                      {`${programme.name} · ${words('submission.dueOn', { day: dueOn })}`}
                    </Typography>
                  </Flex>
                  {contact === null ? null : <ContactLine contact={contact} />}
                </li>
              ))}
            </Rows>
            <CopyButton label={words('reminder.copy')} text={reminderText(words, month, missing)} />
          </Flex>
        </Card>
      )}
      <Section name="home-region-list" title={words('submissions')} note={words('submissions.region.note')}>
        <DataTable label={words('submissions')}>
          <thead>
            <tr>
              {['partner', 'programme', 'state', 'findings', 'counts'].map((column) => (
                <th key={column} scope="col">
                  {words(`reviews.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {submissions.map(({ programme, partner, state, findings, activities, stories }) => (
              <tr key={`${programme.code} ${partner.code}`} data-partner={partner.code}>
                <th scope="row">
                  <Link to={`${page}/submissions/${programme.code}/${partner.code}`}>{partner.name}</Link>
                </th>
                <td>{programme.name}</td>
                <td>
                  <SubmissionStateBadge state={state} />
                </td>
                <td>
                  <FindingBadges findings={findings} />
                </td>
                <td className="quiet">{words('submission.counts', { activities, stories })}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </Section>
      {figures.length === 0 ? null : (
        <Section
          name="home-region-figures"
          title={words('home.region.figures')}
          note={words('home.region.figures.note')}
        >
          <KeyFigures programmes={figures} isCompared={false} />
        </Section>
      )}
    </Flex>
  );
};
