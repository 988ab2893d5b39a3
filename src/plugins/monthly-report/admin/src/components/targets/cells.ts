import type { Locale } from '../../../../shared/vocabulary';
import type { TargetCell, TargetGrid, TargetRow } from '../../../../shared/admin-api';

/** The place of a cell: in a grid of a programme and year, in a row, under an indicator. */
export interface Place {
  readonly programme: string;
  readonly year: string;
  readonly row: Pick<TargetRow, 'grain' | 'code'>;
  readonly indicator: string;
}

export const keyOf = ({ programme, year, row, indicator }: Place): string =>
  JSON.stringify([programme, year, row.grain, row.code, indicator]);

/** A digit, a comma and three digits more: the comma groups thousands. */
const GROUPED = /(\d)[,\u00a0 ](?=\d{3}(?:\D|$))/g;
const NUMBER = /^\d+(?:\.\d+)?$/;

/**
 * A text as the server takes it. Full-width digits and thousands as spreadsheets write them are read.
 * Other texts stay as they were typed, so that the server says why it refuses them.
 */
export function plainOf(text: string): string | null {
  const plain = text.normalize('NFKC').trim().replace(GROUPED, '$1').replace(GROUPED, '$1');
  if (plain === '') return null;
  if (!NUMBER.test(plain)) return text.trim();
  return plain
    .replace(/^0+(?=\d)/, '')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}

/** The cells of a grid that differ from the stored values. */
export function changedCells(grid: TargetGrid, typed: ReadonlyMap<string, string>): TargetCell[] {
  return grid.rows.flatMap((row) =>
    grid.indicators.flatMap(({ code: indicator }): TargetCell[] => {
      const text = typed.get(keyOf({ ...grid, row, indicator }));
      if (text === undefined) return [];
      const [was, value] = [row.values[indicator] ?? null, plainOf(text)];
      return was === value ? [] : [{ grain: row.grain, code: row.code, indicator, was, value }];
    }),
  );
}

/** A block as a spreadsheet copies it: lines of cells with tabs between them. Null for a single cell. */
export function pastedBlock(text: string): string[][] | null {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  const block = lines.map((line) => line.split('\t'));
  return block.length > 1 || (block[0]?.length ?? 0) > 1 ? block : null;
}

/** The server says a reason in both languages, the Chinese one first. */
export function inLanguage(message: string, locale: Locale): string {
  const [chinese, english, ...others] = message.split(' / ');
  if (chinese === undefined || english === undefined || others.length > 0) return message;
  return locale === 'en' ? english : chinese;
}
