import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { IndicatorEntry } from '../../../../shared/admin-api';
import { getTranslation } from '../../pluginId';
import { countedOf, inDigits, sumOf, thousandths, valueOf, type Measurements } from './value';

interface PartsSumProps {
  readonly indicator: IndicatorEntry;
  readonly indicators: ReadonlyMap<string, IndicatorEntry>;
  readonly measurements: Measurements;
}

/** The sum of the parts of a total, as they are typed. A total that is left blank counts with this sum. */
export const PartsSum = ({ indicator, indicators, measurements }: PartsSumProps) => {
  const { formatMessage } = useIntl();
  const parts = (indicator.parts ?? []).map((code) => countedOf(code, measurements, indicators));
  const sum = sumOf(parts);
  if (sum === null) return null;
  const value = thousandths(valueOf(measurements[indicator.code]));
  const difference = value === null ? 0n : value - sum;
  // If a part is missing, the total may be larger than the sum.
  const isWrong = value !== null && (parts.includes(null) ? difference < 0n : difference !== 0n);
  const id = isWrong ? 'differ' : value === null ? 'counts' : 'sum';
  return (
    <Typography
      variant="pi"
      tag="p"
      role="status"
      textColor={isWrong ? 'warning600' : 'neutral600'}
      data-parts={indicator.code}
    >
      {formatMessage(
        { id: getTranslation(`measurements.parts.${id}`) },
        { sum: inDigits(sum), difference: inDigits(difference < 0n ? -difference : difference) },
      )}
    </Typography>
  );
};
