import { Flex, Typography } from '@strapi/design-system';

import type { PreflightFigures } from '../../../../shared/desk-api';
import { useWords } from '../../services/useWords';
import { grouped, signedPercent } from '../figures';
import { DataTable } from '../page/DataTable';

interface KeyFiguresProps {
  readonly programmes: readonly PreflightFigures[];
  /** False if there is no earlier month to compare with. */
  readonly isCompared?: boolean;
}

/** The figures of each programme that has figures, compared with the month before. */
export const KeyFigures = ({ programmes, isCompared = true }: KeyFiguresProps) => {
  const words = useWords();
  const print = (value: string | null) => (value === null ? words('notReported') : grouped(value));
  return (
    <Flex direction="column" alignItems="stretch" gap={4} data-section="key-figures">
      {programmes.map(({ programme, figures }) => (
        <Flex key={programme.code} direction="column" alignItems="stretch" gap={2}>
          <Typography variant="delta" tag="h3">
            {programme.name}
          </Typography>
          <DataTable label={programme.name}>
            <thead>
              <tr>
                <th scope="col">{words('totals.indicator')}</th>
                <th scope="col" className="figure">
                  {words('totals.value')}
                </th>
                {isCompared ? (
                  <>
                    <th scope="col" className="figure">
                      {words('totals.previous')}
                    </th>
                    <th scope="col" className="figure">
                      {words('totals.change')}
                    </th>
                  </>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {figures.map(({ indicator, label, unit, value, previous, percent }) => (
                <tr key={indicator} data-indicator={indicator}>
                  <th scope="row">
                    {label}
                    {unit === null ? null : <span className="quiet">（{unit}）</span>}
                  </th>
                  <td className="figure">{print(value)}</td>
                  {isCompared ? (
                    <>
                      <td className="figure quiet">{print(previous)}</td>
                      <td className="figure">{signedPercent(percent)}</td>
                    </>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </DataTable>
        </Flex>
      ))}
    </Flex>
  );
};
