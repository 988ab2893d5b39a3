import { Box, Typography } from '@strapi/design-system';
import { useTheme } from 'styled-components';

import type { HomeTrend } from '../../../../shared/desk-api';
import { useWords } from '../../services/useWords';
import { grouped } from '../figures';

const WIDTH = 120;
const HEIGHT = 36;
const EDGE = 3;

interface Place {
  readonly x: number;
  readonly y: number;
}

/** The points of a trend. A month without a figure has no point, and the line breaks there. */
function placesOf(values: readonly (number | null)[]): readonly (Place | null)[] {
  const largest = Math.max(0, ...values.flatMap((value) => value ?? []));
  const step = (WIDTH - 2 * EDGE) / Math.max(1, values.length - 1);
  return values.map((value, at) =>
    value === null
      ? null
      : {
          x: EDGE + at * step,
          y: HEIGHT - EDGE - (largest === 0 ? 0 : (value / largest) * (HEIGHT - 2 * EDGE)),
        },
  );
}

const pathOf = (places: readonly (Place | null)[]): string =>
  places
    .map((place, at) => (place === null ? '' : `${places[at - 1] ? 'L' : 'M'}${place.x} ${place.y}`))
    .join(' ');

/** The first indicator of a programme over half a year: a line, and the same figures in words. */
export const Sparkline = ({ trend: { programme, label, unit, points } }: { readonly trend: HomeTrend }) => {
  const words = useWords();
  const { colors } = useTheme();
  const print = (value: string | null) => (value === null ? words('notReported') : grouped(value));
  const told = points.map(({ month, value }) => `${month} ${print(value)}`).join(words('list.separator'));
  // These numbers only set the height of the line: the printed figures stay the original texts.
  const places = placesOf(points.map(({ value }) => (value === null ? null : Number(value))));
  const last = points.at(-1)?.value ?? null;

  return (
    <Box background="neutral0" shadow="tableShadow" hasRadius padding={4}>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {`${programme} · ${label}${unit === null ? '' : `（${unit}）`}`}
      </Typography>
      <Typography variant="beta" tag="p">
        {print(last)}
      </Typography>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" height={HEIGHT} role="img" aria-label={told}>
        <title>{told}</title>
        <path d={pathOf(places)} fill="none" stroke={colors.primary600} strokeWidth="2" />
        {places.map((place, at) =>
          place === null ? null : (
            <circle key={points[at]?.month} cx={place.x} cy={place.y} r="2.5" fill={colors.primary600} />
          ),
        )}
      </svg>
    </Box>
  );
};
