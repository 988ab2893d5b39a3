import { Badge } from '@strapi/design-system';

import type { FindingSeverity } from '../../../../shared/admin-api';
import { useWords } from '../../services/useWords';

const COLOURS = {
  error: { backgroundColor: 'danger100', textColor: 'danger700' },
  warning: { backgroundColor: 'warning100', textColor: 'warning700' },
  info: { backgroundColor: 'secondary100', textColor: 'secondary700' },
} as const satisfies Record<FindingSeverity, object>;

export const SeverityBadge = ({ severity }: { readonly severity: FindingSeverity }) => (
  <Badge {...COLOURS[severity]} shrink={0}>
    {useWords()(`findings.${severity}`)}
  </Badge>
);
