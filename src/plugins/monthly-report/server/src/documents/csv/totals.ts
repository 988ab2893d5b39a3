/** The totals of a month as CSV (RFC 4180), a row a figure, for spreadsheets and statistics programs. */
import type { Basis, Locale } from '../../../../shared/vocabulary';
import type { Month } from '../../domain/month';
import type { Quantity } from '../../domain/quantity';
import { PHRASES } from '../../report/rules/phrases';
import { translate } from '../../report/rules/translate';
import type { Figure } from '../../totals/rules/figures';
import { decimalsInJson } from '../../totals/rules/ratio';
import { figureDigits } from '../figure-digits';
import type { ProgrammeTotals } from '../json/totals';
import { visibleLine } from '../visible-text';

const HEAD = [
  ...['month', 'basis', 'programme', 'programmeName', 'group', 'groupName', 'indicator', 'label', 'unit'],
  ...['value', 'previous', 'yearToDate', 'toDate', 'sameMonthLastYear', 'stated'],
];

/** Columns that are only there where a dimension is asked for; empty for the figure itself. */
const OF_OPTIONS = ['dimension', 'option', 'optionLabel'];
/** After the value of an option. */
const FIGURES_BESIDE = HEAD.length - 1 - HEAD.indexOf('value');

/** Spreadsheets take a file without it for one of their own language's encoding. */
const BYTE_ORDER_MARK = '\uFEFF';

export function totalsCsv(answer: {
  readonly month: Month;
  readonly basis: Basis;
  readonly locale: Locale;
  readonly programmes: readonly ProgrammeTotals[];
  /** Code of the dimension whose options have rows of their own; null for none. */
  readonly breakdown?: string | null;
  /** Rows are those of the groups, which add up to the whole. */
  readonly isGrouped: boolean;
}): string {
  const { month, basis, locale, programmes, isGrouped, breakdown: asked = null } = answer;
  const optionsOf = (place: readonly string[], { indicator, value, breakdown }: Figure): string[][] =>
    (breakdown ?? [])
      .filter(({ dimension }) => dimension.code === asked && value !== null)
      .flatMap(({ dimension, options, unknown }) =>
        [
          ...options.map(({ option, value: part }) => ({
            ...{ code: option.code, label: translate(option.label, locale).text, part },
          })),
          { code: 'unknown', label: PHRASES[locale].unknown, part: unknown },
        ].map(({ code, label, part }) => [
          ...place,
          ...named(indicator, locale),
          digits(part, decimalsInJson(indicator)),
          ...Array<string>(FIGURES_BESIDE).fill(''),
          ...[dimension.code, code, word(label)],
        ]),
      );
  const rows = programmes.flatMap(({ programme, totals, groups }) => {
    const place = [month, basis, programme.code, word(translate(programme.name, locale).text)];
    if (isGrouped) {
      return groups.flatMap(({ code, name, figures }) =>
        figures.flatMap((figure) => {
          const { indicator, value } = figure;
          const group = [word(code ?? ''), word(name === null ? '' : translate(name, locale).text)];
          return [
            [...place, ...group, ...named(indicator, locale), digits(value, decimalsInJson(indicator))],
            ...optionsOf([...place, ...group], figure),
          ];
        }),
      );
    }
    return totals.flatMap((total) => [
      [
        ...place,
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
        ].map((value) => digits(value, decimalsInJson(total.indicator))),
      ],
      ...optionsOf([...place, '', ''], {
        indicator: total.indicator,
        value: total.value,
        ...(total.breakdown && { breakdown: total.breakdown[basis] }),
      }),
    ]);
  });
  // A row of a group has the figure of the basis alone.
  const head = asked === null ? HEAD : [...HEAD, ...OF_OPTIONS];
  const width = head.length;
  const lines = [head, ...rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')])];
  return `${BYTE_ORDER_MARK}${lines.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`;
}

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
