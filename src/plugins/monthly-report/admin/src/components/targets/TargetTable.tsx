import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { TargetGrid, TargetRow } from '../../../../shared/admin-api';
import { useWords } from '../../services/useWords';
import { keyOf, pastedBlock, plainOf } from './cells';

interface TargetTableProps {
  readonly grid: TargetGrid;
  readonly rows: readonly TargetRow[];
  readonly typed: ReadonlyMap<string, string>;
  /** The reasons of refused cells, by their keys. */
  readonly refused: ReadonlyMap<string, string>;
  readonly disabled: boolean;
  readonly onType: (texts: ReadonlyMap<string, string>) => void;
  /** How many cells of a pasted block lie outside the table. */
  readonly onPastedOutside: (count: number) => void;
}

/** Rows are partners or regions, columns indicators; a block of a spreadsheet is pasted from the cell with the focus on. */
export const TargetTable = ({
  grid,
  rows,
  typed,
  refused,
  disabled,
  onType,
  onPastedOutside,
}: TargetTableProps) => {
  const words = useWords();

  const paste = (event: React.ClipboardEvent, fromRow: number, fromColumn: number) => {
    const block = pastedBlock(event.clipboardData.getData('text/plain'));
    if (block === null) return;
    event.preventDefault();
    const texts = new Map<string, string>();
    let outside = 0;
    block.forEach((line, below) =>
      line.forEach((text, beside) => {
        const row = rows[fromRow + below];
        const indicator = grid.indicators[fromColumn + beside];
        if (row && indicator)
          texts.set(keyOf({ ...grid, row, indicator: indicator.code }), plainOf(text) ?? '');
        else if (text.trim() !== '') outside += 1;
      }),
    );
    onType(texts);
    onPastedOutside(outside);
  };

  return (
    <Frame
      background="neutral0"
      shadow="tableShadow"
      hasRadius
      tabIndex={0}
      role="group"
      aria-label={words('targets.title')}
    >
      <Table data-targets={grid.programme}>
        <thead>
          <tr>
            <th scope="col">{words('targets.row')}</th>
            {grid.indicators.map(({ code, label, unit }) => (
              <th key={code} scope="col">
                {label}
                {unit ? <span className="unit">（{unit}）</span> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowIndex) => (
            <tr key={`${row.grain} ${row.code}`} data-row={row.code} data-grain={row.grain}>
              <th scope="row">{row.grain === 'programme' ? words('targets.whole') : row.name}</th>
              {grid.indicators.map(({ code: indicator, label }, column) => {
                const key = keyOf({ ...grid, row, indicator });
                const stored = row.values[indicator] ?? '';
                const text = typed.get(key) ?? stored;
                const reason = refused.get(key);
                const isChanged = (plainOf(text) ?? '') !== stored;
                return (
                  <td key={indicator}>
                    <input
                      type="text"
                      inputMode="decimal"
                      autoComplete="off"
                      data-indicator={indicator}
                      className={reason === undefined ? (isChanged ? 'changed' : undefined) : 'refused'}
                      aria-label={`${row.name} · ${label}`}
                      aria-invalid={reason !== undefined}
                      aria-describedby={reason === undefined ? undefined : `refused ${key}`}
                      value={text}
                      disabled={disabled}
                      onChange={({ target }) => onType(new Map([[key, target.value]]))}
                      onPaste={(event) => paste(event, rowIndex, column)}
                    />
                    {reason === undefined ? null : (
                      <Typography
                        variant="pi"
                        textColor="danger600"
                        tag="p"
                        id={`refused ${key}`}
                        data-refused={indicator}
                      >
                        {reason}
                      </Typography>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </Table>
    </Frame>
  );
};

/** On a phone the table scrolls inside its frame; the names of the rows stay. */
const Frame = styled(Box)`
  overflow-x: auto;
  max-width: 100%;
`;

const Table = styled.table`
  border-collapse: separate;
  border-spacing: 0;
  font-size: 1.4rem;
  color: ${({ theme }) => theme.colors.neutral800};

  th,
  td {
    padding: 0.8rem 1.2rem;
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
    text-align: start;
    vertical-align: top;
    min-width: 12rem;
    max-width: 24rem;
  }

  th:first-child {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    background: ${({ theme }) => theme.colors.neutral0};
    min-width: 10rem;
    max-width: 16rem;
  }

  thead th {
    font-size: 1.2rem;
    font-weight: 600;
    color: ${({ theme }) => theme.colors.neutral600};
    vertical-align: bottom;
  }

  tbody th {
    font-weight: 500;
    padding-block: 1.4rem;
  }

  tr[data-grain='programme'] th,
  tr[data-grain='programme'] td {
    border-bottom: 2px solid ${({ theme }) => theme.colors.neutral300};
    font-weight: 600;
  }

  .unit {
    color: ${({ theme }) => theme.colors.neutral500};
    font-weight: 400;
  }

  input {
    width: 100%;
    min-width: 9rem;
    padding: 0.6rem 0.8rem;
    border: 1px solid ${({ theme }) => theme.colors.neutral200};
    border-radius: ${({ theme }) => theme.borderRadius};
    background: ${({ theme }) => theme.colors.neutral0};
    color: inherit;
    font: inherit;
    font-variant-numeric: tabular-nums;
    text-align: end;
  }

  input:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
  }

  .changed {
    border-color: ${({ theme }) => theme.colors.warning600};
    background: ${({ theme }) => theme.colors.warning100};
  }

  .refused {
    border-color: ${({ theme }) => theme.colors.danger600};
  }

  p {
    white-space: normal;
    margin-top: 0.4rem;
    font-weight: 400;
  }
`;
