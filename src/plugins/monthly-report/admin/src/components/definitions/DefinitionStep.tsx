import { useState } from 'react';

import type { DefinitionChangeAsked, DefinitionPreview } from '../../../../shared/definitions';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { useWords } from '../../services/useWords';
import { StepDialog } from '../steps/StepDialog';
import { useReportLocale } from '../useReportLocale';
import { PreviewedStep } from './PreviewedStep';

interface DefinitionStepProps {
  readonly label: string;
  readonly subject: string;
  readonly change: DefinitionChangeAsked;
  readonly variant?: 'secondary' | 'danger-light';
  readonly onTaken: () => void;
}

/** The dialog that shows the effect on the figures, asks for a reason, and changes the definition. */
export const DefinitionStep = ({ label, subject, change, variant, onTaken }: DefinitionStepProps) => {
  const words = useWords();
  const locale = useReportLocale();
  const api = useMonthlyReportApi();
  const [looked, setLooked] = useState<DefinitionPreview | null>(null);

  return (
    <StepDialog
      label={label}
      done={words('definitions.change.done')}
      subject={subject}
      note={words('definitions.change.note')}
      variant={variant}
      asked={{ label: words('definitions.reason'), hint: words('definitions.reason.hint') }}
      ready={looked !== null && looked.obstacle === null}
      onStep={async (reason) => {
        if (looked === null) return;
        await api.changeDefinition(change, looked.seen, reason, locale);
        onTaken();
      }}
      onEnd={() => undefined}
    >
      <PreviewedStep change={change} onLooked={setLooked} />
    </StepDialog>
  );
};
