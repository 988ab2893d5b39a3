import type { Basis, Grouping } from '../../../shared/vocabulary';

/** In the order of `BASES`. */
export const eachBasis = <T>(make: (basis: Basis) => T): Record<Basis, T> => ({
  month: make('month'),
  'year-to-date': make('year-to-date'),
  'to-date': make('to-date'),
});

/** In the order of `GROUPINGS`. */
export const eachGrouping = <T>(make: (grouping: Grouping) => T): Record<Grouping, T> => ({
  region: make('region'),
  partner: make('partner'),
  community: make('community'),
  'activity-type': make('activity-type'),
});
