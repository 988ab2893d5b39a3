import { Badge } from '@strapi/design-system';

import type { MonthState } from '../../../../shared/vocabulary';
import { useWords } from '../../services/useWords';

const COLOURS = {
  open: { backgroundColor: 'neutral150', textColor: 'neutral700' },
  'in-review': { backgroundColor: 'secondary100', textColor: 'secondary700' },
  published: { backgroundColor: 'success100', textColor: 'success700' },
  reopened: { backgroundColor: 'warning100', textColor: 'warning700' },
} satisfies Record<MonthState, object>;

/** The state of a month. */
export const MonthStateBadge = ({ state }: { readonly state: MonthState }) => {
  const words = useWords();
  return (
    <Badge {...COLOURS[state]} data-state={state}>
      {words(`month.state.${state}`)}
    </Badge>
  );
};
