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

/** A finding with its explanation or dismissal. An explanation is printed in the report; a false alarm is dismissed. */
export const FindingRow = ({ month, finding, onExplained, onStep }: FindingRowProps) => {
  const words = useWords();
  const moment = useMoment();
  const api = useMonthlyReportApi();
  const mayExplain = useRights()('explain');
  const { key, severity, title, explanation, dismissal, isOfFigures } = finding;

  const explain = async (text: string) => {
    await api.explain(month, key, text);
    onExplained?.();
  };
  const dismiss = async (text: string) => {
    await api.dismissFinding(month, key, text);
    onExplained?.();
  };

  const said = dismissal ?? explanation;

  return (
    <Row
      data-severity={severity}
      data-check={finding.check}
      data-explained={explanation !== null}
      data-dismissed={dismissal !== null}
    >
      <Box>
        <FindingText finding={finding} />
        {said === null ? null : (
          <Box paddingTop={2}>
            <Said
              title={[
                words(dismissal === null ? 'findings.explanation' : 'findings.dismissal'),
                said.by,
                moment(said.at),
              ]
                .filter((part) => part !== null)
                .join(' · ')}
              text={said.text}
            />
          </Box>
        )}
      </Box>
      {mayExplain ? (
        <Flex gap={2} wrap="wrap" alignItems="flex-start">
          {dismissal === null ? (
            <StepDialog
              label={words(explanation === null ? 'findings.explain' : 'findings.explainAgain')}
              done={words('findings.explain.done')}
              subject={title}
              note={finding.message}
              variant={explanation === null ? 'secondary' : 'tertiary'}
              asked={{
                label: words('findings.explanation'),
                hint: words(isOfFigures ? 'findings.explain.hint' : 'findings.explain.unprinted'),
                text: explanation?.text,
              }}
              onStep={explain}
              onEnd={onStep}
            />
          ) : null}
          {said === null ? (
            <StepDialog
              label={words('findings.dismiss')}
              done={words('findings.dismiss.done')}
              subject={title}
              note={finding.message}
              variant="tertiary"
              asked={{ label: words('findings.dismiss.reason'), hint: words('findings.dismiss.hint') }}
              onStep={dismiss}
              onEnd={onStep}
            />
          ) : (
            <StepButton
              label={words(dismissal === null ? 'findings.withdraw' : 'findings.restore')}
              done={words(dismissal === null ? 'findings.withdraw.done' : 'findings.restore.done')}
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
