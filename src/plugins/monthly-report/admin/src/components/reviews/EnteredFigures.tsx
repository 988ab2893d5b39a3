import { Flex, Typography } from '@strapi/design-system';

import type { EnteredFigure } from '../../../../shared/desk-api';
import { useWords } from '../../services/useWords';
import { grouped, signedPercent } from '../figures';
import { DataTable } from '../page/DataTable';

interface EnteredFiguresProps {
  readonly figures: readonly EnteredFigure[];
  readonly wasSentBack: boolean;
}

/** A row without any figure, now or before, does not go into the table. */
const isTold = ({ value, previous, lastYear }: EnteredFigure): boolean =>
  value !== null || previous !== null || lastYear !== null;

/** The figures of a submission, beside those of last month, last year and the earlier submission. */
export const EnteredFigures = ({ figures, wasSentBack }: EnteredFiguresProps) => {
  const words = useWords();
  const print = (value: string | null | undefined) =>
    value === null || value === undefined ? words('notReported') : grouped(value);
  const told = figures.filter(isTold);
  const untold = figures.filter((figure) => !isTold(figure));
  const showsLastYear = figures.some(({ lastYear }) => lastYear !== null);
  const showsBefore = wasSentBack && figures.some(({ before }) => before !== undefined && before !== null);

  return (
    <Flex direction="column" alignItems="stretch" gap={2} data-section="review-figures">
      <Typography variant="delta" tag="h3">
        {words('review.figures')}
      </Typography>
      {told.length === 0 ? (
        <Typography>{words('review.noFigures')}</Typography>
      ) : (
        <DataTable label={words('review.figures')}>
          <thead>
            <tr>
              <th scope="col">{words('totals.indicator')}</th>
              <th scope="col" className="figure">
                {words('totals.value')}
              </th>
              {showsBefore ? (
                <th scope="col" className="figure">
                  {words('review.before')}
                </th>
              ) : null}
              <th scope="col" className="figure">
                {words('totals.previous')}
              </th>
              <th scope="col" className="figure">
                {words('totals.change')}
              </th>
              {showsLastYear ? (
                <th scope="col" className="figure">
                  {words('totals.sameMonthLastYear')}
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {told.map((figure) => {
              const isChanged = showsBefore && figure.before !== figure.value;
              return (
                <tr key={figure.indicator} data-indicator={figure.indicator}>
                  <th scope="row">
                    {figure.label}
                    {figure.unit === null ? null : <span className="quiet">（{figure.unit}）</span>}
                  </th>
                  <td className="figure">
                    {isChanged ? <mark>{print(figure.value)}</mark> : print(figure.value)}
                  </td>
                  {showsBefore ? <td className="figure quiet">{print(figure.before)}</td> : null}
                  <td className="figure quiet">{print(figure.previous)}</td>
                  <td className="figure">{signedPercent(figure.percent)}</td>
                  {showsLastYear ? <td className="figure quiet">{print(figure.lastYear)}</td> : null}
                </tr>
              );
            })}
          </tbody>
        </DataTable>
      )}
      {untold.length > 0 && told.length > 0 ? (
        <Typography variant="pi" textColor="neutral600">
          {words('review.untold', {
            labels: untold.map(({ label }) => label).join(words('list.separator')),
          })}
        </Typography>
      ) : null}
    </Flex>
  );
};
