import { useState } from 'react';
import { Flex, TextButton, Typography } from '@strapi/design-system';

import type { DueReport } from '../../../../shared/my-reports';
import { usePeriodName } from '../../services/usePeriodName';
import { useWords } from '../../services/useWords';
import { SubmissionStateBadge } from '../submissions/SubmissionStateBadge';
import { Chip } from './styles';

interface DueListProps {
  readonly reports: readonly DueReport[];
  /** The first month (YYYY-MM) that is shown without being asked for. */
  readonly recent: string;
  readonly chosen: DueReport | undefined;
  /** The number of entries of a report that are on this device only. */
  readonly unsentOf: (report: DueReport) => number;
  readonly onChoose: (report: DueReport) => void;
}

/** The due reports with their states, the oldest first; reports that were sent in come after them. */
export const DueList = ({ reports, recent, chosen, unsentOf, onChoose }: DueListProps) => {
  const words = useWords();
  const periodName = usePeriodName();
  // If all reports are of one partner, its name is left out.
  const isOfSeveral = new Set(reports.map(({ partner }) => partner.code)).size > 1;
  const [all, setAll] = useState(false);
  // Old reports are hidden at first, so that the months asked for now stand on top.
  const shown = reports.filter(
    (report) => all || report.month >= recent || report === chosen || unsentOf(report) > 0,
  );
  const hidden = reports.length - shown.length;
  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={2}
      role="group"
      aria-label={words('filling.due')}
      data-section="due"
    >
      {shown.map((report) => {
        const unsent = unsentOf(report);
        return (
          <Chip
            key={`${report.month} ${report.programme.code} ${report.partner.code}`}
            type="button"
            $chosen={report === chosen}
            aria-pressed={report === chosen}
            data-report={`${report.month} ${report.programme.code}`}
            onClick={() => onChoose(report)}
          >
            <Flex gap={2} wrap="wrap" justifyContent="space-between">
              <span>
                {words('filling.due.month', {
                  month: periodName(report),
                  programme: report.programme.name,
                })}
                {isOfSeveral ? ` · ${report.partner.name}` : ''}
              </span>
              <Flex gap={2}>
                {unsent > 0 ? (
                  <Typography variant="pi" textColor="danger600">
                    {words('filling.due.unsent', { count: unsent })}
                  </Typography>
                ) : null}
                <SubmissionStateBadge state={report.state} />
              </Flex>
            </Flex>
          </Chip>
        );
      })}
      {hidden === 0 ? null : (
        <TextButton type="button" onClick={() => setAll(true)}>
          {words('filling.due.earlier', { count: hidden })}
        </TextButton>
      )}
    </Flex>
  );
};
