/**
 * Checks at compile time that every frozen key is stored. A key of the model that is added, renamed or given another
 * type makes one of these lines fail. It then needs a decision: a new form beside the old ones.
 */
import type { Indicator } from '../../../entries/rules/facts';
import type { FrozenModel } from '../../../report/rules/model';
import type { Total } from '../../../totals/rules/figures';
import type { NamedEntry } from '../../../totals/rules/named-sources';
import type { FrozenActivity, FrozenMonth, FrozenPartner, FrozenProgramme } from '../frozen-month';
import type { FrozenRecord } from '../frozen-record';
import type { Stored2 } from './version-2';

/** True if both have the same keys of the same types at any depth; otherwise both types. */
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2
    ? true
    : { readonly stored: A; readonly model: B };

type All<Checks extends readonly true[]> = Checks;

type StoredProgramme = Stored2['programmes'][number];
type StoredTotal = StoredProgramme['totals'][number];
type StoredActivity = StoredProgramme['activities'][number];

/** Keys of the stored form that the month itself does not have: keys of the form or of the record. */
type OfTheForm = 'version' | 'communities' | 'groupNames' | keyof FrozenRecord;

export type Decided = All<
  [
    Same<Stored2['models']['en'], FrozenModel>,
    Same<Stored2['models']['zh-Hans'], FrozenModel>,
    Same<Stored2['partners'][number], FrozenPartner>,
    Same<Stored2['communities'][number], NamedEntry>,
    Same<Pick<Stored2, keyof FrozenRecord>, FrozenRecord>,
    Same<StoredProgramme['programme'], FrozenProgramme['programme']>,
    Same<StoredProgramme['indicators'][number], Indicator>,
    Same<StoredTotal['change'], Total['change']>,
    // A shape that is stored in another form has the same keys.
    Same<keyof Stored2, keyof FrozenMonth | OfTheForm>,
    // The version tells by which rules the figures were made. Targets and options of groups are stored beside their
    // figures.
    Same<Exclude<keyof StoredProgramme, 'groupOptions'> | 'form', keyof FrozenProgramme | 'groupTargets'>,
    Same<keyof StoredTotal | 'statedBasis', keyof Total>,
    Same<keyof StoredActivity, keyof FrozenActivity>,
  ]
>;
