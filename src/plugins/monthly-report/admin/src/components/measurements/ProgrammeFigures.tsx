import { useCallback } from 'react';
import { Flex, TextButton, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { getTranslation } from '../../pluginId';
import { useLoaded } from '../../services/useLoaded';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { FigureGrid } from './FigureGrid';
import { RetiredFigures } from './RetiredFigures';
import type { Measurements } from './value';

interface ProgrammeFiguresProps {
  readonly programme: string;
  readonly name: string;
  readonly label: string;
  readonly measurements: Measurements;
  readonly disabled: boolean;
  readonly onChange: (measurements: Measurements | null) => void;
}

/** The grid of one programme, and the stored figures outside it. */
export const ProgrammeFigures = ({ programme, measurements, ...grid }: ProgrammeFiguresProps) => {
  const { formatMessage } = useIntl();
  const api = useMonthlyReportApi();
  const [loaded, reload] = useLoaded(
    useCallback((signal: AbortSignal) => api.indicators(programme, signal), [api, programme]),
  );

  if (loaded.state === 'loading') {
    return (
      <Typography textColor="neutral600" role="status">
        {formatMessage({ id: getTranslation('measurements.loading') })}
      </Typography>
    );
  }
  if (loaded.state === 'failed') {
    return (
      <Flex gap={3} wrap="wrap">
        <Typography textColor="danger600" role="alert">
          {formatMessage({ id: getTranslation('measurements.failed') })}
        </Typography>
        <TextButton type="button" onClick={reload}>
          {formatMessage({ id: getTranslation('retry') })}
        </TextButton>
      </Flex>
    );
  }

  const indicators = loaded.data;
  const current = new Set(indicators.map(({ code }) => code));
  const retired = Object.keys(measurements).filter((code) => !current.has(code));
  const entered = indicators.filter(({ ratio }) => ratio === undefined);
  const reported = entered.filter(({ code }) => (measurements[code] ?? null) !== null).length;

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography variant="pi" textColor="neutral600">
        {entered.length > 0
          ? formatMessage(
              { id: getTranslation('measurements.count') },
              { reported, missing: entered.length - reported },
            )
          : formatMessage({ id: getTranslation('measurements.none') })}
      </Typography>
      <FigureGrid {...grid} indicators={indicators} measurements={measurements} />
      {retired.length > 0 ? <RetiredFigures measurements={measurements} codes={retired} /> : null}
    </Flex>
  );
};
