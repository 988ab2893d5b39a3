/** The figures of a programme as a table: each column has one number of decimals, and no column is empty. */
import { BASES, type Basis, type Locale } from '../../../../shared/vocabulary';
import { placesOf, printedFigure, printedText } from '../../domain/figure-text';
import type { FigureNode, Phrase, TargetNode, TotalNode, TotalsTable } from './model';
import { notesOf } from './figure-notes';
import { PHRASES } from './phrases';

/** Targets stand behind their figures, in a column that exists only if there is a target. */
interface TargetColumn {
  readonly head: string;
  readonly target: (total: TotalNode) => TargetNode | undefined;
}

interface FigureColumn {
  readonly head: string;
  readonly of: (total: TotalNode) => FigureNode | null;
}

export function totalsTable(totals: readonly TotalNode[], locale: Locale): TotalsTable {
  const words = PHRASES[locale];
  const [indicator = '', unit = '', month = '', previous = '', yearToDate = '', toDate = '', stated = ''] =
    words.totalsColumns;
  const statedBasis = commonBasis(totals, locale);
  const targetsAt = (basis: Basis): TargetColumn[] => {
    const target = ({ targets }: TotalNode) => targets?.[basis];
    const isThere = totals.some((total) => target(total) !== undefined);
    return isThere ? [{ head: words.targetColumn(basis), target }] : [];
  };
  const columns: (FigureColumn | TargetColumn)[] = [
    { head: month, of: (total) => total.value },
    ...targetsAt('month'),
    { head: previous, of: (total) => total.previous },
    { head: yearToDate, of: (total) => total.yearToDate },
    ...targetsAt('year-to-date'),
    { head: toDate, of: (total) => total.toDate },
    ...targetsAt('to-date'),
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
  const figureIn = (column: FigureColumn | TargetColumn, total: TotalNode): FigureNode | null =>
    'of' in column ? column.of(total) : (column.target(total)?.target ?? null);
  const places = columns.map((column) =>
    Math.max(
      0,
      ...totals.map((total) => {
        const figure = figureIn(column, total);
        return placesOf(figure?.value ?? null, figure?.decimals ?? 0);
      }),
    ),
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
          ...columns.map((column, index) => {
            const figure = figureIn(column, total);
            if (figure === null) return own(words.notApplicable);
            const text = cellText(figure, places[index] ?? 0, locale);
            if ('target' in column) {
              const { text: achieved } = column.target(total)?.achievement ?? { text: words.notApplicable };
              return own(words.targetAndAchievement(text, achieved));
            }
            return own(text);
          }),
        ],
      },
      ...notesOf(total, locale).map((note) => ({ indicator: total.indicator, cells: [note] })),
    ]),
  };
}

/** A figure with as many decimals as its column, but not more than it may have; with words after it, unchanged. */
function cellText({ value, decimals, text }: FigureNode, places: number, locale: Locale): string {
  // 未填报 or 不适用, as the figure says.
  if (value === null && text !== '') return text;
  const isPlain = value === null || /^[-\d.,]*$/.test(text);
  return isPlain ? printedFigure(value, decimals, locale, Math.min(places, decimals)) : printedText(text);
}

/** The basis of all stated figures; the head of the column names it once. Null if the bases differ. */
function commonBasis(totals: readonly TotalNode[], locale: Locale) {
  const bases = totals.flatMap(({ stated }) => (stated === null ? [] : [basisOf(stated, locale)]));
  const [first] = bases;
  return first !== undefined && bases.every((basis) => basis === first) ? first : null;
}

/** The words after a stated figure name its basis if it is not the month. */
const basisOf = ({ text }: FigureNode, locale: Locale) =>
  BASES.find((basis) => basis !== 'month' && text.endsWith(PHRASES[locale].statedAtBasis('', basis))) ??
  'month';

/** The stated figure without the words that stand in the head of its column. */
function statedFigure({ stated }: TotalNode, isInHead: boolean): FigureNode | null {
  return stated === null || !isInHead ? stated : { ...stated, text: '' };
}
