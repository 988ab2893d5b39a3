import type { FindingEntry } from '../../../../shared/admin-api';
import { Card } from '../page/Card';
import { Rows } from '../page/Rows';
import type { MonthSectionProps } from '../page/monthSection';
import { FindingRow } from './FindingRow';

interface FindingListProps extends Pick<MonthSectionProps, 'month' | 'onStep'> {
  /** Its name. */
  readonly programme: string;
  readonly findings: readonly FindingEntry[];
}

/** The findings of one programme, the gravest first. */
export const FindingList = ({ programme, findings, ...section }: FindingListProps) => (
  <Card title={programme}>
    <Rows>
      {findings.map((finding) => (
        <FindingRow key={finding.key} finding={finding} {...section} />
      ))}
    </Rows>
  </Card>
);
