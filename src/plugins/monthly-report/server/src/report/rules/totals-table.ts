/** The figures of a programme as a table: a column has one number of decimals, and none is empty. */
import { BASES, type Locale } from '../../../../shared/vocabulary';
import { placesOf, printedFigure, printedText } from '../../domain/figure-text';
import type { FigureNode, Phrase, TotalNode, TotalsTable } from './model';
import { PHRASES } from './phrases';

interface FigureColumn {
  readonly head: string;
  readonly of: (total: TotalNode) => FigureNode | null;
  /** The words beside a figure. */
  readonly remark?: (total: TotalNode) => string | undefined;
}

export function totalsTable(totals: readonly TotalNode[], locale: Locale): TotalsTable {
  const words = PHRASES[locale];
  const [indicator = '', unit = '', month = '', previous = '', yearToDate = '', toDate = '', stated = ''] =
    words.totalsColumns;
  const statedBasis = commonBasis(totals, locale);
  const columns: FigureColumn[] = [
    { head: month, of: (total) => total.value, remark: (total) => remarkOf(total, locale) },
    { head: previous, of: (total) => total.previous },
    { head: yearToDate, of: (total) => total.yearToDate },
    { head: toDate, of: (total) => total.toDate },
    // Most programmes have no stated figure.
    ...(totals.every((total) => total.stated === null)
      ? []
      : [
          {
            head: words.statedAtBasis(stated, statedBasis ?? 'month'),
            of: (total: TotalNode) => statedFigure(total, statedBasis !== null),
          },
        ]),
  ];
  const places = columns.map(({ of }) =>
    Math.max(0, ...totals.map((total) => placesOf(of(total)?.value ?? null, of(total)?.decimals ?? 0))),
  );
  const own = (text: string): Phrase => ({ text, language: locale });
  return {
    columns: [indicator, unit, ...columns.map(({ head }) => head)],
    rows: totals.flatMap((total) => [
      {
        indicator: total.indicator,
        cells: [
          total.label,
          total.unit ?? own(words.notApplicable),
          ...columns.map(({ of, remark }, column) => {
            const figure = of(total);
            if (figure === null) return own(words.notApplicable);
            const text = cellText(figure, places[column] ?? 0, locale);
            const beside = remark?.(total);
            return own(beside === undefined ? text : words.withRemark(text, beside));
          }),
        ],
      },
      ...(total.breakdown ?? []).flatMap(({ text }) =>
        text === ''
          ? []
          : [{ indicator: total.indicator, cells: [own(text), ...[unit, ...columns].map(() => own(''))] }],
      ),
    ]),
  };
}

/** What is said of the figure of the month: the sides of a ratio, what of it is of earlier months. */
function remarkOf({ ratio, carried }: TotalNode, locale: Locale): string | undefined {
  const remarks = [ratio?.text, carried?.text].filter((text) => text !== undefined && text !== '');
  return remarks.length === 0 ? undefined : remarks.join(PHRASES[locale].betweenRemarks);
}

/** A figure with as many decimals as its column has, but not more than it may have; with words after it, as it is. */
function cellText({ value, decimals, text }: FigureNode, places: number, locale: Locale): string {
  const isPlain = value === null || /^[-\d.,]*$/.test(text);
  return isPlain ? printedFigure(value, decimals, locale, Math.min(places, decimals)) : printedText(text);
}

/** The basis that all stated figures speak of; the head of the column names it once. Null where they differ. */
function commonBasis(totals: readonly TotalNode[], locale: Locale) {
  const bases = totals.flatMap(({ stated }) => (stated === null ? [] : [basisOf(stated, locale)]));
  const [first] = bases;
  return first !== undefined && bases.every((basis) => basis === first) ? first : null;
}

/** The words after a stated figure say its basis where it is not the month. */
const basisOf = ({ text }: FigureNode, locale: Locale) =>
  BASES.find((basis) => basis !== 'month' && text.endsWith(PHRASES[locale].statedAtBasis('', basis))) ??
  'month';

/** Without the words that the head of its column has. */
function statedFigure({ stated }: TotalNode, isInHead: boolean): FigureNode | null {
  return stated === null || !isInHead ? stated : { ...stated, text: '' };
}
