import { Box, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { DimensionEntry, IndicatorEntry } from '../../../../shared/admin-api';
import { getTranslation } from '../../pluginId';
import { FigureBox } from './FigureBox';
import { useWords } from './useWords';
import { dimensionSum, inDigits, optionOf, thousandths, valueOf, withOption } from './value';

interface BreakdownBoxesProps {
  readonly name: string;
  readonly indicator: IndicatorEntry;
  readonly stored: unknown;
  readonly disabled: boolean;
  readonly onChange: (stored: unknown) => void;
}

/** The options of each dimension, and the rest of the value that belongs to no option. */
export const BreakdownBoxes = ({ name, indicator, stored, disabled, onChange }: BreakdownBoxesProps) => {
  const words = useWords();
  return (
    <Box paddingTop={3}>
      {(indicator.dimensions ?? []).map((dimension) => (
        <Dimension key={dimension.code} role="group" aria-label={words.name(dimension)}>
          <Typography variant="pi" fontWeight="bold" textColor="neutral800" tag="p">
            {words.name(dimension)}
          </Typography>
          <Options>
            {dimension.options.map((option) => (
              <FigureBox
                key={option.code}
                name={`${name}.${dimension.code}.${option.code}`}
                code={`${indicator.code}.${dimension.code}.${option.code}`}
                label={words.label(option)}
                unit={null}
                limits={{ decimals: indicator.decimals, lowest: null, highest: null }}
                stored={optionOf(stored, dimension.code, option.code)}
                disabled={disabled}
                onChange={(value) => onChange(withOption(stored, dimension.code, option.code, value))}
              />
            ))}
          </Options>
          <Rest stored={stored} dimension={dimension} />
        </Dimension>
      ))}
    </Box>
  );
};

/** Shows the unknown part: the rest of the value. The server stores nothing for it. */
const Rest = ({ stored, dimension }: { readonly stored: unknown; readonly dimension: DimensionEntry }) => {
  const { formatMessage } = useIntl();
  const sum = dimensionSum(stored, dimension);
  const value = thousandths(valueOf(stored));
  if (sum === null && value === null) return null;
  const isOver = value !== null && sum !== null && sum > value;
  const say = (id: string, values: Record<string, string>) =>
    formatMessage({ id: getTranslation(`measurements.breakdown.${id}`) }, values);
  const given = inDigits(sum ?? 0n);
  const sentence =
    value === null
      ? say('sum', { sum: given })
      : isOver
        ? say('over', { sum: given, value: inDigits(value) })
        : say('unknown', { rest: inDigits(value - (sum ?? 0n)) });
  return (
    <Typography
      variant="pi"
      tag="p"
      role={isOver ? 'alert' : 'status'}
      textColor={isOver ? 'danger600' : 'neutral600'}
      data-rest={dimension.code}
    >
      {sentence}
    </Typography>
  );
};

const Dimension = styled(Box)`
  border-inline-start: 3px solid ${({ theme }) => theme.colors.neutral200};
  margin-top: 0.8rem;
  padding-inline-start: 1.2rem;
`;

const Options = styled(Box)`
  display: grid;
  gap: 1.2rem;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 12rem), 1fr));
  padding: 0.8rem 0;
`;
