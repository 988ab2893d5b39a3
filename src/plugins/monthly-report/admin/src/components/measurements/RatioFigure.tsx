import { Box, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { IndicatorEntry } from '../../../../shared/admin-api';
import { getTranslation } from '../../pluginId';
import { useWords } from './useWords';
import { countedOf, decimal, inDigits, sumOf, type Measurements } from './value';

interface RatioFigureProps {
  readonly indicator: IndicatorEntry;
  readonly ratio: NonNullable<IndicatorEntry['ratio']>;
  readonly indicators: ReadonlyMap<string, IndicatorEntry>;
  readonly measurements: Measurements;
}

/** A ratio of the figures typed in this entry: shown, and never entered. */
export const RatioFigure = ({ indicator, ratio, indicators, measurements }: RatioFigureProps) => {
  const { formatMessage } = useIntl();
  const words = useWords();
  const valueIn = (side: 'numerator' | 'denominator') =>
    sumOf(ratio[side].codes.map((code) => countedOf(code, measurements, indicators)));
  const [numerator, denominator] = [valueIn('numerator'), valueIn('denominator')];
  const unit = words.unit(indicator);
  const isTold = numerator !== null && denominator !== null && denominator > 0n;

  return (
    <Box data-ratio={indicator.code}>
      <Typography variant="pi" fontWeight="bold" textColor="neutral800" tag="p">
        {words.label(indicator)}
        {unit ? `（${unit}）` : null}
      </Typography>
      <Typography tag="p" textColor={isTold ? 'neutral800' : 'neutral500'} role="status">
        {isTold
          ? formatMessage(
              { id: getTranslation('measurements.ratio.figure') },
              {
                figure: decimal(numerator * BigInt(ratio.factor), denominator, indicator.decimals),
                numerator: inDigits(numerator),
                denominator: inDigits(denominator),
              },
            )
          : formatMessage(
              { id: getTranslation('measurements.ratio.none') },
              { numerator: words.label(ratio.numerator), denominator: words.label(ratio.denominator) },
            )}
      </Typography>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {formatMessage({ id: getTranslation('measurements.ratio.hint') })}
      </Typography>
    </Box>
  );
};
