import type { Core } from '@strapi/strapi';

import type { EarlierState } from '../rules/facts';
import type { ProgrammeRecord } from '../../entries/rules/facts';
import { addMonths, monthsBetween, type Month } from '../../domain/month';
import { by, compareText, inOrder, nullsLast } from '../../domain/order';
import { hasFigures, monthsToPrevious } from '../../domain/spans';
import { valuesOf } from '../../ledger/rules/counted-values';
import { monthOf } from '../../ledger/rules/ledger-entry';
import { rulesOf } from '../../totals/rules/ruled';
import { readStateActivities, withLevels, type StateActivity } from '../../ledger/store/read-levels';
import { readCommunitiesById } from '../../entries/store/reference';

const inOrderOfContent = inOrder<EarlierState>(
  by(({ indicator }) => indicator, compareText),
  by(({ partner }) => partner, nullsLast(compareText)),
);

/** The states of levels that stand at the end of the period before, by the programme's row id. */
export async function readStatesBefore(
  strapi: Core.Strapi,
  records: readonly ProgrammeRecord[],
  month: Month,
): Promise<(programme: number) => readonly EarlierState[]> {
  // Between the ends of its periods a programme has no figures that could be compared.
  const begun = records.filter(
    ({ programme }) =>
      hasFigures(month, programme) &&
      monthsBetween(programme.startMonth, month) >= monthsToPrevious(programme),
  );
  const found: StateActivity[] = [];
  for (const back of new Set(begun.map(({ programme }) => monthsToPrevious(programme)))) {
    const alike = begun.filter(({ programme }) => monthsToPrevious(programme) === back);
    found.push(...(await readStateActivities(strapi, withLevels(alike), addMonths(month, -back))));
  }
  if (found.length === 0) return () => [];
  const communities = await readCommunitiesById(
    strapi,
    found.flatMap(({ activity }) => activity.communities),
  );
  return (programme) => {
    const record = begun.find(({ id }) => id === programme);
    if (record === undefined) return [];
    const rules = rulesOf(record.indicators);
    const states = new Map<string, EarlierState>();
    for (const { indicator, activity } of found) {
      if (activity.programme !== programme || !valuesOf(activity.measurements, rules).has(indicator))
        continue;
      const partner = activity.partnerCode;
      const key = JSON.stringify([indicator, partner]);
      const named = activity.communities.flatMap((id) => communities.get(id)?.code ?? []);
      const known = states.get(key)?.communities ?? [];
      states.set(key, {
        ...{ partner, indicator, month: monthOf(activity) },
        communities: [...new Set([...known, ...named])].sort(compareText),
      });
    }
    return [...states.values()].sort(inOrderOfContent);
  };
}
