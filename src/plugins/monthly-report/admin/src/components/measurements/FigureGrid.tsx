import type { KeyboardEvent } from 'react';
import { Box } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { IndicatorEntry } from '../../../../shared/admin-api';
import { Figure } from './Figure';
import { RatioFigure } from './RatioFigure';
import { withFigure, type Measurements } from './value';

interface FigureGridProps {
  readonly name: string;
  readonly label: string;
  readonly indicators: readonly IndicatorEntry[];
  readonly measurements: Measurements;
  readonly disabled: boolean;
  readonly onChange: (measurements: Measurements | null) => void;
}

const STEPS: Readonly<Record<string, 1 | -1>> = { Enter: 1, ArrowDown: 1, ArrowUp: -1 };

/** Enter and the arrows go from box to box, as in a spreadsheet; Enter must not save the entry. */
const moveFocus = (event: KeyboardEvent<HTMLElement>) => {
  const step = STEPS[event.key];
  // While an input method composes, Enter and the arrows belong to it.
  if (!step || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[data-figure]')];
  const next = boxes[boxes.indexOf(event.target) + step];
  next?.focus();
  next?.select();
};

export const FigureGrid = ({
  name,
  label,
  indicators,
  measurements,
  disabled,
  onChange,
}: FigureGridProps) => {
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  return (
    <Grid role="group" aria-label={label} onKeyDown={moveFocus}>
      {indicators.map((indicator) => {
        const { code, ratio } = indicator;
        const live = { indicator, indicators: byCode, measurements };
        return ratio ? (
          <RatioFigure key={code} {...live} ratio={ratio} />
        ) : (
          <Figure
            key={code}
            {...live}
            name={`${name}.${code}`}
            disabled={disabled}
            onChange={(stored) => onChange(withFigure(measurements, code, stored))}
          />
        );
      })}
    </Grid>
  );
};

const Grid = styled(Box)`
  display: grid;
  gap: 1.6rem;
  /* As many columns as fit; one on a phone. */
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr));
  align-items: start;
`;
