/** The figures that a change alters. Pure: the same figures give the same list, in the same order. */
import type { FigureDifference } from '../../../../shared/definitions';
import { BASES, type Locale, type MonthState } from '../../../../shared/vocabulary';
import { by, compareNumber, compareText, inOrder, nullsLast } from '../../domain/order';
import type { Month } from '../../domain/month';
import type { ToldFigure, ToldFigures } from './told-figures';

/** The figure does not exist: the programme has no such indicator or had not begun, or the group has no row. */
const NO_FIGURE: Readonly<Record<Locale, string>> = { 'zh-Hans': '不适用', en: 'not applicable' };

const GROUPINGS = ['region', 'partner'];

const inOrderOfMonths = inOrder<ToldFigure>(
  by(({ programme }) => programme, compareText),
  by(({ month }) => month, compareText),
  by(({ group }) => (group === null ? -1 : GROUPINGS.indexOf(group.by)), compareNumber),
  by(({ group }) => group?.code ?? null, nullsLast(compareText)),
  by(({ indicator }) => indicator, compareText),
  by(({ basis }) => BASES.indexOf(basis), compareNumber),
);

export function figureDifferences(
  before: ToldFigures,
  after: ToldFigures,
  stateOf: (month: Month) => MonthState,
  locale: Locale,
): readonly FigureDifference[] {
  const told = new Map([...before, ...after]);
  const differing = [...told].filter(([key]) => before.get(key)?.exact !== after.get(key)?.exact);
  const rows = new Map(differing.map(([key, figure]) => [figure, key]));
  return [...rows.keys()].sort(inOrderOfMonths).map((figure): FigureDifference => {
    const key = rows.get(figure) ?? '';
    const { programme, programmeName, indicator, label, group, month, basis } = figure;
    return {
      ...{ programme, programmeName, indicator, label, group, month, basis },
      state: stateOf(month),
      before: before.get(key)?.text ?? NO_FIGURE[locale],
      after: after.get(key)?.text ?? NO_FIGURE[locale],
    };
  });
}

/** The months with a difference. Public months keep their frozen figures. */
export function monthsOf(differences: readonly FigureDifference[]): {
  readonly published: readonly string[];
  readonly open: readonly string[];
} {
  const among = (isPublished: boolean) => [
    ...new Set(
      differences.filter(({ state }) => (state === 'published') === isPublished).map(({ month }) => month),
    ),
  ];
  const sorted = (months: readonly string[]) => [...months].sort(compareText);
  return { published: sorted(among(true)), open: sorted(among(false)) };
}
