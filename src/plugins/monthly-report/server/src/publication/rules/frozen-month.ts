/**
 * A published month as it is frozen and as answers are made of it: by codes and names
 * alone, so that nothing that happens to the content later can change it.
 */
import type { Basis, Grouping, Locale } from '../../../../shared/vocabulary';
import type { Indicator, Programme } from '../../entries/rules/facts';
import type { Month } from '../../domain/month';
import type { FrozenModel } from '../../report/rules/model';
import type { GroupTotals, Total } from '../../totals/rules/figures';
import type { NamedActivity, NamedEntry } from '../../totals/rules/named-sources';
import type { FiguresForm } from '../../totals/rules/ruled';

export interface FrozenPartner extends NamedEntry {
  /** Code of the region it belonged to. */
  readonly region: string | null;
}

/** An activity as it counted. */
export interface FrozenActivity extends NamedActivity {
  /** Code. */
  readonly activityType: string | null;
}

/** The only community of an activity, "multiple" of one in several, null of one in none. */
export const communityCodeOf = ({ communities }: Pick<FrozenActivity, 'communities'>): string | null =>
  communities.length > 1 ? 'multiple' : (communities[0]?.code ?? null);

/** A programme, whether or not it has anything to tell of the month. */
export interface FrozenProgramme {
  readonly programme: Pick<Programme, 'code' | 'name' | 'startMonth' | 'calendar' | 'order'>;
  /** By which rules its figures were made. */
  readonly form: FiguresForm;
  /** Its own and every part they are made of, by code. */
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** One a listed indicator, in the programme's order; of a programme that has not begun they are null. */
  readonly totals: Readonly<Record<Basis, readonly Total[]>>;
  /** In the order of answers; the figures of a group in the order of the totals. */
  readonly groups: Readonly<Record<Basis, Readonly<Record<Grouping, readonly GroupTotals[]>>>>;
  /** Those of the month, in the order of telling. */
  readonly activities: readonly FrozenActivity[];
  /** Activities of earlier months whose states levels still carry at the end of the month. */
  readonly carried: readonly FrozenActivity[];
}

export interface FrozenMonth {
  readonly month: Month;
  readonly revision: number;
  /** ISO 8601, UTC. */
  readonly frozenAt: string;
  /** As it is printed, the correction of the report included. */
  readonly models: Readonly<Record<Locale, FrozenModel>>;
  /** All programmes there are, in report order. */
  readonly programmes: readonly FrozenProgramme[];
  /** All there are, by code. */
  readonly partners: ReadonlyMap<string, FrozenPartner>;
  /** The earlier published months figures were computed on, each with its newest revision of then. */
  readonly pins: ReadonlyMap<Month, number>;
}
