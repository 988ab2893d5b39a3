/** A month frozen from activities in memory, as the publication freezes it from the database. */
import type { ProgrammeNarrative } from '../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { toMonth, type Month } from '../../src/plugins/monthly-report/server/src/domain/month';
import { compileReport } from '../../src/plugins/monthly-report/server/src/report/rules/compile';
import type {
  FrozenActivity,
  FrozenMonth,
} from '../../src/plugins/monthly-report/server/src/publication/rules/frozen-month';
import { totalsOf } from '../../src/plugins/monthly-report/server/src/totals/rules/totals';
import {
  BASES,
  GROUPINGS,
  LOCALES,
  type Basis,
  type Locale,
} from '../../src/plugins/monthly-report/shared/vocabulary';
import { translated, type CountedFacts, type TestReference } from './builders';
import { countedBy, ledgerOf, statesIn, stateEntriesIn } from './ledger';
import type { Activity } from './recount/activity';
import { buildReportFacts } from './report-builders';
import { groupsOf } from './totals';

interface FrozenParts {
  readonly month?: Month;
  readonly revision?: number;
  readonly facts: readonly CountedFacts[];
  readonly reference: TestReference;
  readonly narrative?: (locale: Locale) => Partial<ProgrammeNarrative>;
  readonly pins?: ReadonlyMap<Month, number>;
}

const eachOf = <Key extends string, T>(keys: readonly Key[], make: (key: Key) => T): Record<Key, T> =>
  Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<Key, T>;

/** The activities of earlier months whose states still count in levels at the end of a month. */
export function carriedActivities(
  facts: Pick<CountedFacts, 'programme' | 'indicators' | 'memberships' | 'activities'>,
  month: Month,
): Activity[] {
  const ledger = countedBy(facts, ledgerOf(facts.activities));
  const carried = new Set(
    stateEntriesIn(statesIn(facts, ledger), ledger, month)
      .filter(({ entry }) => !entry.startDate.startsWith(month))
      .map(({ entry }) => entry.documentId),
  );
  return facts.activities.filter(({ documentId }) => carried.has(documentId));
}

export function freeze({
  month = toMonth('2020-12'),
  revision = 1,
  facts,
  reference,
  narrative = () => ({}),
  pins = new Map(),
}: FrozenParts): FrozenMonth {
  const model = (locale: Locale) =>
    compileReport(
      buildReportFacts({
        locale,
        entry: { month, revision },
        partners: [...reference.partners.values()],
        communities: [...reference.communities.values()],
        programmes: facts.map((programme) => ({
          facts: programme,
          reportedPartners: new Set<string>(),
          narrative: { overview: null, progress: [], stories: [], ...narrative(locale) },
        })),
      }),
    );
  return {
    month,
    revision,
    frozenAt: `2021-0${revision}-08T02:00:00.000Z`,
    models: eachOf(LOCALES, model),
    programmes: facts.map((programme) => {
      const { code, name, startMonth, order } = programme.programme;
      return {
        programme: { code, name, startMonth, order },
        form: 2 as const,
        indicators: programme.indicators,
        totals: eachOf(BASES, (basis) => totalsOf(programme, month, basis)),
        groups: eachOf(BASES, (basis: Basis) =>
          eachOf(GROUPINGS, (grouping) => groupsOf(programme, reference, month, basis, grouping)),
        ),
        activities: programme.activities
          .filter(({ startDate }) => startDate.startsWith(month))
          .map((activity) => frozenActivity(activity, reference)),
        carried: carriedActivities(programme, month).map((activity) => frozenActivity(activity, reference)),
      };
    }),
    partners: new Map(
      [...reference.partners.values()].map(({ code, name, region }) => [
        code,
        { code, name, region: region?.code ?? null },
      ]),
    ),
    pins,
  };
}

/** Only codes and names. */
export function frozenActivity(
  { partner, communities, measurements, activityType, ...activity }: Activity,
  reference: Pick<TestReference, 'partners' | 'communities'>,
): FrozenActivity {
  const { documentId, title, startDate, endDate, sessions } = activity;
  return {
    documentId,
    title,
    partner:
      partner === null
        ? null
        : { code: partner, name: reference.partners.get(partner)?.name ?? translated(partner) },
    communities: [...new Set(communities)].map((code) => ({
      code,
      name: reference.communities.get(code)?.name ?? translated(code),
    })),
    activityType,
    startDate,
    endDate,
    sessions,
    measurements: Object.fromEntries(
      [...measurements].map(([code, { thousandths }]) => [code, Number(thousandths)]),
    ),
  };
}
