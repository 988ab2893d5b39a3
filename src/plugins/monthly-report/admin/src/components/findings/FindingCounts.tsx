import { Typography } from '@strapi/design-system';

import type { FindingEntry, FindingSeverity } from '../../../../shared/admin-api';
import { useWords } from '../../services/useWords';

export const FindingCounts = ({ findings }: { readonly findings: readonly FindingEntry[] }) => {
  const words = useWords();
  const count = (severity: FindingSeverity) =>
    findings.filter((finding) => finding.severity === severity).length;
  return (
    <Typography tag="p">
      {words('findings.count', { errors: count('error'), warnings: count('warning'), infos: count('info') })}
    </Typography>
  );
};
