/** The totals of a month as CSV (RFC 4180), a row a figure, for spreadsheets and statistics programs. */
import type { Basis, Locale } from '../../../../shared/vocabulary';
import type { Month } from '../../domain/month';
import type { Quantity } from '../../domain/quantity';
import { translate } from '../../report/rules/translate';
import type { GroupFigure, Targeted } from '../../totals/rules/figures';
import { figureDigits } from '../figure-digits';
import type { PeriodAnswer, ProgrammeTotals } from '../json/totals';
import { visibleLine } from '../visible-text';

const BESIDE = ['previous', 'yearToDate', 'toDate', 'sameMonthLastYear', 'stated'];

const HEAD = [
  ...['month', 'basis', 'programme', 'programmeName', 'group', 'groupName', 'indicator', 'label', 'unit'],
  ...['value', ...BESIDE],
];

/** Columns that are only there where a figure has a target. */
const OF_TARGETS = ['target', 'achievement'];

/** Spreadsheets take a file without it for one of their own language's encoding. */
const BYTE_ORDER_MARK = '\uFEFF';

export function totalsCsv(answer: {
  readonly month: Month;
  readonly basis: Basis;
  readonly locale: Locale;
  readonly programmes: readonly ProgrammeTotals[];
  /** Rows are those of the groups, which add up to the whole. */
  readonly isGrouped: boolean;
}): string {
  const { month, basis, locale, programmes, isGrouped } = answer;
  if (isGrouped) return csvOf(groupRows([month, basis], programmes, locale));
  return csvOf(
    programmes.flatMap(({ programme, totals }) =>
      totals.map((total): CsvRow => ({
        cells: [
          ...placeOf([month, basis], programme, locale),
          '',
          '',
          ...named(total.indicator, locale),
          ...[
            total.value,
            total.previous,
            total.yearToDate,
            total.toDate,
            total.sameMonthLastYear,
            total.stated,
          ].map((value) => digits(value, total.indicator.decimals)),
        ],
        decimals: total.indicator.decimals,
        target: total.targets?.[basis],
      })),
    ),
  );
}

/** Figures over a period; nothing stands beside them but their targets. */
export function periodCsv(answer: PeriodAnswer & { readonly isGrouped: boolean }): string {
  const { name, locale, programmes, isGrouped } = answer;
  const period = [name, 'period'] as const;
  if (isGrouped) return csvOf(groupRows(period, programmes, locale));
  return csvOf(
    programmes.flatMap(({ programme, totals }) =>
      totals.map((figure) => figureRow([...placeOf(period, programme, locale), '', ''], figure, locale)),
    ),
  );
}

/** A row before it is known whether any has a target. */
interface CsvRow {
  readonly cells: readonly string[];
  readonly decimals: number;
  readonly target: Targeted | undefined;
}

type Place = readonly [months: string, basis: string];
type Programme = ProgrammeTotals['programme'];

const placeOf = (place: Place, { code, name }: Programme, locale: Locale): string[] => [
  ...place,
  code,
  word(translate(name, locale).text),
];

const groupRows = (
  place: Place,
  programmes: readonly Pick<ProgrammeTotals, 'programme' | 'groups'>[],
  locale: Locale,
): CsvRow[] =>
  programmes.flatMap(({ programme, groups }) =>
    groups.flatMap(({ code, name, figures }) => {
      const group = [word(code ?? ''), word(name === null ? '' : translate(name, locale).text)];
      return figures.map((figure) =>
        figureRow([...placeOf(place, programme, locale), ...group], figure, locale),
      );
    }),
  );

const figureRow = (
  place: readonly string[],
  { indicator, value, target }: GroupFigure,
  locale: Locale,
): CsvRow => ({
  cells: [...place, ...named(indicator, locale), digits(value, indicator.decimals), ...NOTHING_BESIDE],
  decimals: indicator.decimals,
  target,
});

function csvOf(rows: readonly CsvRow[]): string {
  const hasTargets = rows.some(({ target }) => target !== undefined);
  const lines = [
    [...HEAD, ...(hasTargets ? OF_TARGETS : [])],
    ...rows.map(({ cells, decimals, target }) => [
      ...cells,
      ...(hasTargets ? targeted(target, decimals) : []),
    ]),
  ];
  return `${BYTE_ORDER_MARK}${lines.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`;
}

/** A row of a group has the figure of the basis alone, and none of those that stand beside it. */
const NOTHING_BESIDE: readonly string[] = BESIDE.map(() => '');

const targeted = (target: Targeted | undefined, decimals: number): string[] =>
  target === undefined ? ['', ''] : [digits(target.target, decimals), target.achievement ?? ''];

const named = (
  { code, label, unit }: ProgrammeTotals['totals'][number]['indicator'],
  locale: Locale,
): string[] => [
  code,
  word(translate(label, locale).text),
  unit === null ? '' : word(translate(unit, locale).text),
];

/** Empty where nothing was reported: never a zero. */
const digits = (value: Quantity | null, decimals: number): string =>
  value === null ? '' : figureDigits(value, decimals);

/** A text that a spreadsheet would calculate begins with an apostrophe, which it shows as text. */
const word = (text: string): string => {
  const line = visibleLine(text);
  return /^[=+\-@＝＋－＠]/.test(line) ? `'${line}` : line;
};

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
