import { forwardRef } from 'react';
import { Box, Field, Flex, TextButton, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { getTranslation } from '../../pluginId';
import { useFormProgramme } from '../../services/useFormProgramme';
import type { CustomFieldProps } from '../customField';
import { ProgrammeFigures } from './ProgrammeFigures';
import { isMeasurements, write } from './value';

const NOTHING_REPORTED = {};

/** The edit view's grid of an activity's measured indicators. */
const MeasurementsInput = forwardRef<HTMLDivElement, CustomFieldProps>(function MeasurementsInput(
  { name, label, hint, error, required = false, disabled = false, value, onChange },
  ref,
) {
  const { formatMessage } = useIntl();
  const programme = useFormProgramme();
  const stored = value ?? NOTHING_REPORTED;

  const content = () => {
    if (!isMeasurements(stored)) {
      return (
        <Flex gap={3} wrap="wrap">
          <Typography textColor="danger600">
            {formatMessage({ id: getTranslation('measurements.reset') }, { value: write(stored) })}
          </Typography>
          <TextButton type="button" disabled={disabled} onClick={() => onChange(name, null)}>
            {formatMessage({ id: getTranslation('measurements.resetAction') })}
          </TextButton>
        </Flex>
      );
    }
    switch (programme.state) {
      case 'chosen':
        return (
          <ProgrammeFigures
            programme={programme.documentId}
            name={name}
            label={label}
            measurements={stored}
            disabled={disabled}
            onChange={(next) => onChange(name, next)}
          />
        );
      case 'none':
      case 'loading':
      case 'failed': {
        const sentence = { none: 'chooseProgramme', loading: 'loading', failed: 'failed' } as const;
        return (
          <Typography textColor="neutral600" role="status">
            {formatMessage({ id: getTranslation(`measurements.${sentence[programme.state]}`) })}
          </Typography>
        );
      }
    }
  };

  return (
    <Field.Root name={name} error={error} hint={hint} required={required} ref={ref}>
      {/* A heading of many boxes, not the label of one. */}
      <Typography variant="pi" fontWeight="bold" textColor="neutral800" tag="span">
        {label}
      </Typography>
      <Field.Hint />
      <Box borderColor="neutral200" hasRadius padding={4} width="100%">
        {content()}
      </Box>
      <Field.Error />
    </Field.Root>
  );
});

export default MeasurementsInput;
