import { useEffect, useRef } from 'react';
import { Box, Typography } from '@strapi/design-system';

import type { FindingEntry } from '../../../../shared/admin-api';
import { useWords } from '../../services/useWords';
import { FindingRow } from '../findings/FindingRow';
import type { MonthSectionProps } from '../page/monthSection';
import { Rows } from '../page/Rows';

interface BlockingFindingsProps extends Pick<MonthSectionProps, 'month' | 'onStep'> {
  readonly findings: readonly FindingEntry[];
  /** The finding (key) blocks no longer. */
  readonly onExplained: (key: string) => void;
}

/** The errors a publication was refused for, each with the way to its entry and to its explanation. */
export const BlockingFindings = ({ month, findings, onExplained, onStep }: BlockingFindingsProps) => {
  const words = useWords();
  const list = useRef<HTMLDivElement>(null);

  // The list is what there is to do now; the dialog that was refused has closed over it.
  useEffect(() => list.current?.focus(), [findings]);

  if (findings.length === 0) return null;
  return (
    <Box
      ref={list}
      role="alert"
      tabIndex={-1}
      background="danger100"
      borderColor="danger200"
      hasRadius
      padding={4}
      data-section="blocking"
    >
      <Typography variant="delta" tag="h3">
        {words('month.blocking', { count: findings.length })}
      </Typography>
      <Rows>
        {findings.map((finding) => (
          <FindingRow
            key={finding.key}
            month={month}
            finding={finding}
            onExplained={() => onExplained(finding.key)}
            onStep={onStep}
          />
        ))}
      </Rows>
    </Box>
  );
};
