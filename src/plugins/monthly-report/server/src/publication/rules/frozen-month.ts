/**
 * A published month as it is frozen and answered: with codes and names only, so that later changes of the content
 * cannot change it.
 */
import type { Basis, Grouping, Locale } from '../../../../shared/vocabulary';
import type { Indicator, Programme } from '../../entries/rules/facts';
import type { Month } from '../../domain/month';
import type { FrozenModel } from '../../report/rules/model';
import type { GroupTotals, Total } from '../../totals/rules/figures';
import type { NamedActivity, NamedEntry } from '../../totals/rules/named-sources';
import type { FiguresForm } from '../../totals/rules/ruled';

export interface FrozenPartner extends NamedEntry {
  /** Code of the region that the partner belonged to. */
  readonly region: string | null;
}

/** An activity with its data at the time of publication. */
export interface FrozenActivity extends NamedActivity {
  /** Code. */
  readonly activityType: string | null;
}

/** The community of an activity: "multiple" for several communities, null for none. */
export const communityCodeOf = ({ communities }: Pick<FrozenActivity, 'communities'>): string | null =>
  communities.length > 1 ? 'multiple' : (communities[0]?.code ?? null);

/** A programme, with or without content in the month. */
export interface FrozenProgramme {
  readonly programme: Pick<Programme, 'code' | 'name' | 'startMonth' | 'calendar' | 'order'>;
  /** The rules by which its figures were calculated. */
  readonly form: FiguresForm;
  /** The programme's own indicators and all their parts, by code. */
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** One total for each listed indicator, in the programme's order; null values before the programme has begun. */
  readonly totals: Readonly<Record<Basis, readonly Total[]>>;
  /** In the order of answers; the figures of a group are in the order of the totals. */
  readonly groups: Readonly<Record<Basis, Readonly<Record<Grouping, readonly GroupTotals[]>>>>;
  /** The activities of the month, in the order of the report. */
  readonly activities: readonly FrozenActivity[];
  /** Activities of earlier months whose states are still carried by levels at the end of the month. */
  readonly carried: readonly FrozenActivity[];
}

export interface FrozenMonth {
  readonly month: Month;
  readonly revision: number;
  /** ISO 8601, UTC. */
  readonly frozenAt: string;
  /** The report for printing, with its correction. */
  readonly models: Readonly<Record<Locale, FrozenModel>>;
  /** All programmes, in report order. */
  readonly programmes: readonly FrozenProgramme[];
  /** All partners, by code. */
  readonly partners: ReadonlyMap<string, FrozenPartner>;
  /** The earlier published months behind the figures, each with its newest revision at that time. */
  readonly pins: ReadonlyMap<Month, number>;
}
