import { useCallback } from 'react';
import { Typography } from '@strapi/design-system';

import type { CommunityEntry } from '../../../../shared/admin-api';
import { useLoaded } from '../../services/useLoaded';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { useWords } from '../../services/useWords';
import { Card } from '../page/Card';
import { FewRows } from '../page/FewRows';
import { Section } from '../page/Section';
import type { MonthSectionProps } from '../page/monthSection';
import { Shown } from '../page/Shown';
import { CommunityRow } from './CommunityRow';

/** The communities that partners added while entering: each must be verified, or merged into the one it duplicates. */
export const UnverifiedCommunities = ({ round, onStep }: Pick<MonthSectionProps, 'round' | 'onStep'>) => {
  const words = useWords();
  const api = useMonthlyReportApi();
  const [loaded] = useLoaded<readonly CommunityEntry[]>(
    useCallback((signal: AbortSignal) => api.unverifiedCommunities(signal), [api]),
    round,
  );

  return (
    <Section name="communities" title={words('communities')} note={words('communities.note')}>
      <Shown loaded={loaded}>
        {(communities) =>
          communities.length === 0 ? (
            <Typography>{words('communities.none')}</Typography>
          ) : (
            <Card>
              <FewRows>
                {communities.map((community) => (
                  <CommunityRow key={community.documentId} community={community} onStep={onStep} />
                ))}
              </FewRows>
            </Card>
          )
        }
      </Shown>
    </Section>
  );
};
