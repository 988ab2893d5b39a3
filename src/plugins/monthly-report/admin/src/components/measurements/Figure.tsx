import { useState } from 'react';
import { Box, TextButton, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { IndicatorEntry } from '../../../../shared/admin-api';
import { getTranslation } from '../../pluginId';
import { BreakdownBoxes } from './BreakdownBoxes';
import { FigureBox } from './FigureBox';
import { PartsSum } from './PartsSum';
import { useWords } from './useWords';
import { hasOptions, valueOf, withValue, type Measurements } from './value';

interface FigureProps {
  readonly name: string;
  readonly indicator: IndicatorEntry;
  readonly indicators: ReadonlyMap<string, IndicatorEntry>;
  readonly measurements: Measurements;
  readonly disabled: boolean;
  readonly onChange: (stored: unknown) => void;
}

/** One entered indicator: its value, the sum of its parts, and its options if it is unfolded. */
export const Figure = ({ name, indicator, indicators, measurements, disabled, onChange }: FigureProps) => {
  const { formatMessage } = useIntl();
  const words = useWords();
  const { code, dimensions = [] } = indicator;
  const stored = measurements[code];
  const [unfolded, setUnfolded] = useState(() => hasOptions(stored));
  const names = dimensions.map((dimension) => words.name(dimension)).join(words.and);

  return (
    <Cell className={unfolded ? 'unfolded' : undefined} data-indicator={code}>
      <FigureBox
        name={name}
        code={code}
        label={words.label(indicator)}
        unit={words.unit(indicator)}
        limits={indicator}
        stored={valueOf(stored)}
        disabled={disabled}
        onChange={(value) => onChange(withValue(stored, value))}
      />
      <PartsSum indicator={indicator} indicators={indicators} measurements={measurements} />
      {dimensions.length > 0 ? (
        <Box paddingTop={2}>
          <TextButton type="button" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
            {formatMessage(
              {
                id: getTranslation(
                  unfolded ? 'measurements.breakdown.fold' : 'measurements.breakdown.unfold',
                ),
              },
              { dimensions: names },
            )}
          </TextButton>
          {!unfolded && hasOptions(stored) ? (
            <Typography variant="pi" textColor="neutral600">
              {formatMessage({ id: getTranslation('measurements.breakdown.given') })}
            </Typography>
          ) : null}
        </Box>
      ) : null}
      {unfolded ? (
        <BreakdownBoxes
          name={name}
          indicator={indicator}
          stored={stored}
          disabled={disabled}
          onChange={onChange}
        />
      ) : null}
    </Cell>
  );
};

/** Unfolded, it takes a line of its own. */
const Cell = styled(Box)`
  min-width: 0;

  &.unfolded {
    grid-column: 1 / -1;
  }
`;
