import { useState } from 'react';
import { Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';

import type { CommunityEntry } from '../../../../shared/admin-api';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { useWords } from '../../services/useWords';
import { Facts } from '../page/Facts';
import { Row } from '../page/Rows';
import type { MonthSectionProps } from '../page/monthSection';
import { StepDialog } from '../steps/StepDialog';
import { CommunityChoice } from './CommunityChoice';

interface CommunityRowProps extends Pick<MonthSectionProps, 'onStep'> {
  readonly community: CommunityEntry;
}

/** An unverified community: somebody opens it to verify it, or merges it into the one that it duplicates. */
export const CommunityRow = ({ community, onStep }: CommunityRowProps) => {
  const words = useWords();
  const api = useMonthlyReportApi();
  const [kept, setKept] = useState<string | null>(null);
  const { documentId, code, name, aliases } = community;

  return (
    <Row data-community={code}>
      <Flex direction="column" alignItems="stretch" gap={1}>
        <Typography fontWeight="semiBold">{name}</Typography>
        <Facts
          facts={[
            code,
            aliases.length === 0 ? null : words('communities.aliases', { names: aliases.join('、') }),
          ]}
        />
        <Link
          tag={RouterLink}
          to={`/content-manager/collection-types/api::community.community/${documentId}`}
          aria-label={`${words('communities.open')}: ${name}`}
        >
          {words('communities.open')}
        </Link>
      </Flex>
      <StepDialog
        label={words('communities.merge')}
        done={words('communities.merge.done', { name })}
        subject={name}
        note={words('communities.merge.note', { name })}
        ready={kept !== null}
        onStep={async () => {
          if (kept !== null) await api.mergeCommunities(kept, [documentId]);
        }}
        onEnd={onStep}
      >
        <CommunityChoice without={documentId} chosen={kept} onChoose={setKept} />
      </StepDialog>
    </Row>
  );
};
