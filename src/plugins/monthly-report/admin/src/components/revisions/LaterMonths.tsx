import { Flex, Typography } from '@strapi/design-system';

import type { LaterMonthEntry } from '../../../../shared/admin-api';
import { useWords } from '../../services/useWords';
import { Card } from '../page/Card';
import { FigureChanges } from './FigureChanges';

/** The later published months whose figures would differ if published now. They never change by themselves. */
export const LaterMonths = ({ months }: { readonly months: readonly LaterMonthEntry[] }) => {
  const words = useWords();
  return (
    <Card title={words('revisions.later')}>
      <Flex direction="column" alignItems="stretch" gap={4} paddingTop={2} data-section="later-months">
        <Typography tag="p">{words('revisions.later.note')}</Typography>
        {months.map(({ month, revision, figures }) => (
          <FigureChanges
            key={month}
            title={`${month} · ${words('revisions.number', { number: revision })}`}
            figures={figures}
          />
        ))}
      </Flex>
    </Card>
  );
};
