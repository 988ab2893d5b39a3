import type { Basis, Grouping } from '../../../../shared/vocabulary';
import type { Pagination, ProgrammeTotals } from '../../documents/json/totals';
import type { FrozenMonth, FrozenProgramme } from '../rules/frozen-month';
import { NotFoundError } from '../../errors';
import { windowOf, type PageAsked } from '../../totals/steps/pages';

/** @throws NotFoundError for a programme that is not in the published month. */
export function frozenProgramme({ programmes }: FrozenMonth, code: string): FrozenProgramme {
  const found = programmes.find(({ programme }) => programme.code === code);
  if (found === undefined) throw new NotFoundError(`There is no programme "${code}".`);
  return found;
}

/** Frozen totals and one page of groups; a page goes over the groups of all programmes together. */
export function frozenTotals(
  month: FrozenMonth,
  {
    basis,
    programme,
    grouping,
    ...asked
  }: {
    readonly basis: Basis;
    readonly programme: string | null;
    readonly grouping: Grouping | null;
  } & PageAsked,
): { readonly programmes: ProgrammeTotals[]; readonly pagination: Pagination } {
  const chosen =
    programme === null
      ? month.programmes.filter((candidate) => candidate.programme.startMonth <= month.month)
      : [frozenProgramme(month, programme)];
  const { offset, limit, pagination } = windowOf(asked);
  let [skip, take, total] = [offset, limit, 0];
  const programmes = chosen.map((candidate): ProgrammeTotals => {
    const groups = grouping === null ? [] : candidate.groups[basis][grouping];
    const page = groups.slice(skip, skip + take);
    skip = Math.max(0, skip - groups.length);
    take -= page.length;
    total += groups.length;
    return { programme: candidate.programme, totals: candidate.totals[basis], groups: page };
  });
  return { programmes, pagination: pagination(total) };
}
