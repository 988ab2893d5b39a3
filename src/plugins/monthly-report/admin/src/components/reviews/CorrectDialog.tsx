import { useState } from 'react';
import { Field, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';

import type { EnteredEntry } from '../../../../shared/desk-api';
import { useDeskApi, type SubmissionCodes } from '../../services/useDeskApi';
import { useWords } from '../../services/useWords';
import { StepDialog } from '../steps/StepDialog';

interface CorrectDialogProps {
  readonly month: string;
  readonly codes: SubmissionCodes;
  readonly entry: EnteredEntry;
  readonly onEnd: () => void;
}

const plain = (typed: string): string => typed.normalize('NFKC').replace(/[,\s]/g, '');

/** Corrects one figure of an activity while it is reviewed; the partner is told, with the reason. */
export const CorrectDialog = ({ month, codes, entry, onEnd }: CorrectDialogProps) => {
  const words = useWords();
  const api = useDeskApi();
  const { documentId, title, measurements } = entry;
  const [indicator, setIndicator] = useState(measurements[0]?.indicator ?? '');
  const [value, setValue] = useState('');

  return (
    <StepDialog
      label={words('correct')}
      subject={title}
      done={words('correct.done')}
      note={words('correct.note')}
      variant="tertiary"
      asked={{ label: words('correct.reason'), hint: words('correct.reason.hint') }}
      ready={indicator !== '' && plain(value) !== ''}
      onStep={(reason) => api.correct(month, codes, { documentId, indicator, value: plain(value), reason })}
      onEnd={onEnd}
    >
      <Field.Root name="indicator">
        <Field.Label>{words('totals.indicator')}</Field.Label>
        <SingleSelect value={indicator} onChange={(chosen) => setIndicator(String(chosen))}>
          {measurements.map((one) => (
            <SingleSelectOption key={one.indicator} value={one.indicator}>
              {`${one.label}（${one.value}）`}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Field.Root name="value">
        <Field.Label>{words('correct.value')}</Field.Label>
        <TextInput
          inputMode="decimal"
          value={value}
          onChange={({ target }: { target: HTMLInputElement }) => setValue(target.value)}
        />
      </Field.Root>
    </StepDialog>
  );
};
