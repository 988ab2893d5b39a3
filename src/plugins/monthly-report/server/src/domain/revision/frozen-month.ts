/** A published month as answers are made of it: a revision read back, by codes alone. */
import type { Basis, Grouping, Locale } from '../../../../shared/vocabulary';
import type { Indicator, Programme } from '../facts';
import type { Month } from '../month';
import type { ReportModel } from '../report/model';
import type { GroupTotals, Total } from '../totals/figures';
import type { NamedActivity } from '../totals/named-sources';

export interface FrozenPartner {
  /** Code of the region it belonged to. */
  readonly region: string | null;
}

export interface FrozenProgramme {
  readonly programme: Pick<Programme, 'code' | 'name' | 'startMonth' | 'order'>;
  /** Its own and every part they are made of, by code. */
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly totals: Readonly<Record<Basis, readonly Total[]>>;
  readonly groups: Readonly<Record<Basis, Readonly<Record<Grouping, readonly GroupTotals[]>>>>;
  /** Those of the month, in the order of telling. */
  readonly activities: readonly NamedActivity[];
}

export interface FrozenMonth {
  readonly month: Month;
  readonly models: Readonly<Record<Locale, ReportModel>>;
  /** In report order. */
  readonly programmes: readonly FrozenProgramme[];
  /** By code. */
  readonly partners: ReadonlyMap<string, FrozenPartner>;
  /** The earlier published months it was computed on, each with its revision of then. */
  readonly pins: ReadonlyMap<Month, number>;
}
