/** The totals of a month as CSV (RFC 4180), one row for each figure, for spreadsheets and statistics programs. */
import type { Basis, Locale } from '../../../../shared/vocabulary';
import type { Month } from '../../domain/month';
import type { Quantity } from '../../domain/quantity';
import { PHRASES } from '../../report/rules/phrases';
import { translate } from '../../report/rules/translate';
import type { GroupFigure, Targeted } from '../../totals/rules/figures';
import { decimalsInJson } from '../../totals/rules/ratio';
import { figureDigits } from '../figure-digits';
import type { PeriodAnswer, ProgrammeTotals } from '../json/totals';
import { visibleLine } from '../visible-text';

const BESIDE = ['previous', 'yearToDate', 'toDate', 'sameMonthLastYear', 'stated'];

const HEAD = [
  ...['month', 'basis', 'programme', 'programmeName', 'group', 'groupName', 'indicator', 'label', 'unit'],
  ...['value', ...BESIDE],
];

/** A row of a group has only the figure of the basis, and no figures beside it. */
const NOTHING_BESIDE: readonly null[] = BESIDE.map(() => null);

/** Columns that exist only if a figure has a target. */
const OF_TARGETS = ['target', 'achievement'];
/** Columns that exist only if a dimension is asked for; empty for the figure itself. */
const OF_OPTIONS = ['dimension', 'option', 'optionLabel'];

/** Without it, spreadsheets read the file in the encoding of their own language. */
const BYTE_ORDER_MARK = '\uFEFF';

export function totalsCsv(answer: {
  readonly month: Month;
  readonly basis: Basis;
  readonly locale: Locale;
  readonly programmes: readonly ProgrammeTotals[];
  /** Code of the dimension whose options have rows of their own; null for none. */
  readonly breakdown?: string | null;
  /** True if the rows are groups, which add up to the whole. */
  readonly isGrouped: boolean;
}): string {
  const { month, basis, locale, programmes, isGrouped, breakdown = null } = answer;
  const telling = { place: [month, basis], locale, breakdown } as const;
  if (isGrouped) return csvOf(groupRows(programmes, telling), breakdown);
  return csvOf(
    programmes.flatMap(({ programme, totals }) =>
      totals.flatMap(({ breakdown: breakdowns, ...total }) => {
        const { previous, yearToDate, toDate, sameMonthLastYear, stated } = total;
        const own = { ...total, ...(breakdowns && { breakdown: breakdowns[basis] }) };
        const beside = [previous, yearToDate, toDate, sameMonthLastYear, stated];
        const target = total.targets?.[basis];
        return figureRows(
          placeOf(programme, telling),
          { ...own, ...(target && { target }) },
          telling,
          beside,
        );
      }),
    ),
    breakdown,
  );
}

/** Figures over a period, with only their targets beside them. */
export function periodCsv(answer: PeriodAnswer & { readonly isGrouped: boolean }): string {
  const { name, locale, programmes, isGrouped, breakdown } = answer;
  const telling = { place: [name, 'period'], locale, breakdown } as const;
  if (isGrouped) return csvOf(groupRows(programmes, telling), breakdown);
  return csvOf(
    programmes.flatMap(({ programme, totals }) =>
      totals.flatMap((figure) => figureRows(placeOf(programme, telling), figure, telling)),
    ),
    breakdown,
  );
}

/** A row, before we know whether any row has a target. */
interface CsvRow {
  readonly cells: readonly string[];
  readonly decimals: number;
  readonly target: Targeted | undefined;
  /** Dimension, code and label; empty for the figure itself. */
  readonly option: readonly string[];
}

interface Telling {
  readonly place: readonly [months: string, basis: string];
  readonly locale: Locale;
  readonly breakdown: string | null;
}

type Programme = ProgrammeTotals['programme'];

const placeOf = (
  { code, name }: Programme,
  { place, locale }: Telling,
  group: readonly string[] = ['', ''],
): string[] => [...place, code, word(translate(name, locale).text), ...group];

const groupRows = (
  programmes: readonly Pick<ProgrammeTotals, 'programme' | 'groups'>[],
  telling: Telling,
): CsvRow[] =>
  programmes.flatMap(({ programme, groups }) =>
    groups.flatMap(({ code, name, figures }) => {
      const group = [word(code ?? ''), word(name === null ? '' : translate(name, telling.locale).text)];
      return figures.flatMap((figure) => figureRows(placeOf(programme, telling, group), figure, telling));
    }),
  );

/** A figure, and below it a row for each option of the dimension that is asked for. */
function figureRows(
  place: readonly string[],
  { indicator, value, target, breakdown }: GroupFigure,
  { locale, breakdown: asked }: Telling,
  beside: readonly (Quantity | null)[] = NOTHING_BESIDE,
): CsvRow[] {
  const decimals = decimalsInJson(indicator);
  const row = (
    figures: readonly (Quantity | null)[],
    option: readonly string[],
    aim: Targeted | undefined,
  ): CsvRow => ({
    cells: [...place, ...named(indicator, locale), ...figures.map((figure) => digits(figure, decimals))],
    decimals: indicator.decimals,
    target: aim,
    option,
  });
  const broken = (breakdown ?? []).filter(({ dimension }) => dimension.code === asked && value !== null);
  return [
    row([value, ...beside], ['', '', ''], target),
    ...broken.flatMap(({ dimension, options, unknown }) =>
      [
        ...options.map(({ option, value: part }) => ({
          code: option.code,
          label: translate(option.label, locale).text,
          part,
        })),
        { code: 'unknown', label: PHRASES[locale].unknown, part: unknown },
      ].map(({ code, label, part }) =>
        row([part, ...NOTHING_BESIDE], [dimension.code, code, word(label)], undefined),
      ),
    ),
  ];
}

function csvOf(rows: readonly CsvRow[], breakdown: string | null): string {
  const hasTargets = rows.some(({ target }) => target !== undefined);
  const isBroken = breakdown !== null;
  const lines = [
    [...HEAD, ...(hasTargets ? OF_TARGETS : []), ...(isBroken ? OF_OPTIONS : [])],
    ...rows.map(({ cells, decimals, target, option }) => [
      ...cells,
      ...(hasTargets ? targeted(target, decimals) : []),
      ...(isBroken ? option : []),
    ]),
  ];
  return `${BYTE_ORDER_MARK}${lines.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`;
}

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

/** Empty if nothing was reported: never a zero. */
const digits = (value: Quantity | null, decimals: number): string =>
  value === null ? '' : figureDigits(value, decimals);

/** Puts an apostrophe before a text that a spreadsheet would calculate, so that it is shown as text. */
const word = (text: string): string => {
  const line = visibleLine(text);
  return /^[=+\-@＝＋－＠]/.test(line) ? `'${line}` : line;
};

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
