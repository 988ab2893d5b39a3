import { Box, Flex } from '@strapi/design-system';

import type { FindingEntry } from '../../../../shared/admin-api';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { useMoment } from '../../services/useMoment';
import { useRights } from '../../services/useRights';
import { useWords } from '../../services/useWords';
import { Row } from '../page/Rows';
import { Said } from '../page/Said';
import type { MonthSectionProps } from '../page/monthSection';
import { StepButton } from '../steps/StepButton';
import { StepDialog } from '../steps/StepDialog';
import { FindingText } from './FindingText';

interface FindingRowProps extends Pick<MonthSectionProps, 'month' | 'onStep'> {
  readonly finding: FindingEntry;
  readonly onExplained?: () => void;
}

/** A finding with what was said of it: an explanation is kept with the month and printed. */
export const FindingRow = ({ month, finding, onExplained, onStep }: FindingRowProps) => {
  const words = useWords();
  const moment = useMoment();
  const api = useMonthlyReportApi();
  const mayExplain = useRights()('explain');
  const { key, severity, title, explanation } = finding;

  const explain = async (text: string) => {
    await api.explain(month, key, text);
    onExplained?.();
  };

  return (
    <Row data-severity={severity} data-check={finding.check} data-explained={explanation !== null}>
      <Box>
        <FindingText finding={finding} />
        {explanation === null ? null : (
          <Box paddingTop={2}>
            <Said
              title={[words('findings.explanation'), explanation.by, moment(explanation.at)]
                .filter((part) => part !== null)
                .join(' · ')}
              text={explanation.text}
            />
          </Box>
        )}
      </Box>
      {mayExplain ? (
        <Flex gap={2} wrap="wrap" alignItems="flex-start">
          <StepDialog
            label={words(explanation === null ? 'findings.explain' : 'findings.explainAgain')}
            done={words('findings.explain.done')}
            subject={title}
            note={finding.message}
            variant={explanation === null ? 'secondary' : 'tertiary'}
            asked={{
              label: words('findings.explanation'),
              hint: words('findings.explain.hint'),
              text: explanation?.text,
            }}
            onStep={explain}
            onEnd={onStep}
          />
          {explanation === null ? null : (
            <StepButton
              label={words('findings.withdraw')}
              done={words('findings.withdraw.done')}
              subject={title}
              variant="tertiary"
              onStep={() => api.withdrawExplanation(month, key)}
              onEnd={onStep}
            />
          )}
        </Flex>
      ) : null}
    </Row>
  );
};
