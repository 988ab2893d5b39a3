/** The columns of targets behind the columns of figures: two for each basis at which any row has a target. */
import type { Basis, Locale } from '../../../../shared/vocabulary';
import type { TotalNode } from '../../report/rules/model';
import { PHRASES } from '../../report/rules/phrases';
import { targetCells, type Cell } from './cells';
import type { Column } from './sheet';

type Targets = TotalNode['targets'];

export function targetColumns(rows: readonly Targets[], locale: Locale) {
  const { basisNames, target, achievement, ofBasis } = PHRASES[locale];
  const isThere = (basis: Basis): boolean => rows.some((targets) => targets?.[basis] !== undefined);
  return {
    columns: (basis: Basis): Column[] =>
      isThere(basis)
        ? [target, achievement].map((word) => ({ head: ofBasis(basisNames[basis], word), width: 14 }))
        : [],
    cells: (basis: Basis, targets: Targets): Cell[] => (isThere(basis) ? targetCells(targets?.[basis]) : []),
  };
}
