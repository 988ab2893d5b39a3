import type { Core } from '@strapi/strapi';

import type { EarlierState } from '../rules/facts';
import type { ProgrammeRecord } from '../../entries/rules/facts';
import { addMonths, monthsBetween, type Month } from '../../domain/month';
import { by, compareText, inOrder, nullsLast } from '../../domain/order';
import { valuesOf } from '../../ledger/rules/counted-values';
import { monthOf } from '../../ledger/rules/ledger-entry';
import { rulesOf } from '../../totals/rules/ruled';
import { readStateActivities, withLevels } from '../../ledger/store/read-levels';
import { readCommunitiesById } from '../../entries/store/reference';

const inOrderOfContent = inOrder<EarlierState>(
  by(({ indicator }) => indicator, compareText),
  by(({ partner }) => partner, nullsLast(compareText)),
);

/** The states of levels that stand at the end of the month before, by the programme's row id. */
export async function readStatesBefore(
  strapi: Core.Strapi,
  records: readonly ProgrammeRecord[],
  month: Month,
): Promise<(programme: number) => readonly EarlierState[]> {
  const begun = records.filter(({ programme }) => monthsBetween(programme.startMonth, month) >= 1);
  const programmes = withLevels(begun);
  if (programmes.length === 0) return () => [];
  const found = await readStateActivities(strapi, programmes, addMonths(month, -1));
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
