import type { Core } from '@strapi/strapi';

import type { Catalogue } from '../../entries/store/catalogue';
import { readScopeCells } from '../../ledger/store/read-cells';
import {
  countSourceActivities,
  readFirstActivities,
  readSourceActivities,
  type SourceScope,
} from '../../ledger/store/read-ledger';
import { readCommunitiesById } from '../../entries/store/reference';
import type { Pagination, ToldSource } from '../../documents/json/totals';
import type { Indicator, Partner, ProgrammeRecord } from '../../entries/rules/facts';
import { MONTHLY } from '../../domain/calendar';
import type { Month } from '../../domain/month';
import { DIMENSIONS, WHOLE } from '../../ledger/rules/scopes';
import type { Source, SourceFilter } from '../rules/figures';
import {
  monthsOf,
  sidedIngredientsOf,
  sourceCountOf,
  sourceKindOf,
  type Ingredient,
  type SidedIngredients,
} from '../rules/ingredients';
import { distinctSources, inOneList, membersOf, sourcesOf } from '../rules/sources';
import type { Months, Span } from '../../domain/spans';
import type { CellIndex } from '../../ledger/rules/cell-index';
import { readStateActivities } from '../../ledger/store/read-levels';
import type { CountingRules } from '../../ledger/rules/rules';
import { rulesOf } from '../rules/ruled';
import { windowOf, type PageAsked, type Window } from './pages';

interface SourcesQuestion {
  /** Null before the programme's start. */
  readonly span: Span | null;
  readonly indicator: Indicator;
  readonly filter: SourceFilter;
}

export interface SourcesPage {
  readonly indicator: Indicator;
  readonly sources: readonly ToldSource[];
  readonly pagination: Pagination;
}

interface Found {
  readonly sources: readonly Source[];
  readonly total: number;
}

const NOTHING: Found = { sources: [], total: 0 };

/** One page of the activities behind a figure; if possible, only the number of the others is read. */
export async function sourcesPage(
  strapi: Core.Strapi,
  catalogue: Catalogue,
  record: ProgrammeRecord,
  { span, indicator, filter }: SourcesQuestion,
  asked: PageAsked,
): Promise<SourcesPage> {
  const window = windowOf(asked);
  const scope = scopeOf(catalogue, record, filter);
  let found = NOTHING;
  if (span !== null && scope !== null) {
    const cells = await readScopeCells(strapi, scope, span);
    const rules = rulesOf(record.indicators);
    const sides = sidedIngredientsOf({ indicators: record.indicators, rules }, cells, span, indicator.code);
    const wanted = { scope, cells, rules, at: span.to };
    const [whole] = sides;
    found =
      whole?.side === null
        ? await read(strapi, { ...wanted, ingredients: whole.ingredients }, window)
        : await readSides(strapi, wanted, sides, window);
  }
  const communities = await readCommunitiesById(
    strapi,
    found.sources.flatMap(({ activity }) => activity.communities),
  );
  return {
    indicator,
    sources: found.sources.map(({ activity, ...source }) => ({
      ...source,
      activity: {
        ...activity,
        partner: namedPartner(catalogue, activity.partnerCode),
        communities: activity.communities.flatMap((id) => communities.get(id) ?? []),
      },
    })),
    pagination: window.pagination(found.total),
  };
}

function namedPartner({ partnersByCode }: Catalogue, code: string | null): Partner | null {
  return code === null ? null : (partnersByCode.get(code) ?? null);
}

/** Null if the filter lets nothing through, as for a partner that is not in the region. */
function scopeOf(
  { partnerIds, regionIds, partnersByCode }: Catalogue,
  { id: programme, programme: { calendar = MONTHLY } }: ProgrammeRecord,
  { partner, region }: SourceFilter,
): SourceScope | null {
  if (partner !== undefined) {
    const member = partnerIds.get(partner);
    const isInRegion = region === undefined || partnersByCode.get(partner)?.region?.code === region;
    return member !== undefined && isInRegion
      ? { programme, dimension: DIMENSIONS.partner, member, calendar }
      : null;
  }
  if (region !== undefined) {
    const member = regionIds.get(region);
    return member === undefined ? null : { programme, dimension: DIMENSIONS.region, member, calendar };
  }
  return { programme, dimension: DIMENSIONS.programme, member: WHOLE, calendar };
}

interface Wanted {
  readonly scope: SourceScope;
  readonly cells: CellIndex<Month>;
  readonly ingredients: readonly Ingredient[];
  readonly rules: CountingRules;
  /** The last month of the span. */
  readonly at: Month;
}

/** Reads all activities of both sides of a ratio, because an activity may be on both. */
async function readSides(
  strapi: Core.Strapi,
  wanted: Omit<Wanted, 'ingredients'>,
  sides: readonly SidedIngredients[],
  window: Window,
): Promise<Found> {
  const found = [];
  for (const { side, ingredients } of sides) {
    found.push({ side, sources: await sourcesTogether(strapi, { ...wanted, ingredients }) });
  }
  const sources = inOneList(found);
  return {
    sources: sources.slice(window.offset, window.offset + window.limit),
    total: sources.length,
  };
}

async function read(strapi: Core.Strapi, wanted: Wanted, window: Window): Promise<Found> {
  const { scope, ingredients, rules } = wanted;
  const months = monthsOf(ingredients);
  if (months === null) return NOTHING;
  const how = sourceKindOf(ingredients);
  switch (how.kind) {
    case 'each': {
      const activities = await readSourceActivities(strapi, scope, months, ingredients, rules, window);
      return {
        sources: sourcesOf(ingredients, { activities, ofLevel: () => [], rules }),
        total: await totalOf(strapi, wanted, months),
      };
    }
    case 'distinct': {
      const activities = await readSourceActivities(strapi, scope, months, ingredients, rules, window);
      const members = new Set(activities.flatMap((activity) => membersOf(how.counts, activity)));
      const first = await readFirstActivities(strapi, scope, months, how.counts, [...members]);
      return {
        sources: distinctSources(how.counts, activities, (member) => first.get(member)),
        total: await totalOf(strapi, wanted, months),
      };
    }
    case 'together': {
      const sources = await sourcesTogether(strapi, wanted);
      return {
        sources: sources.slice(window.offset, window.offset + window.limit),
        total: sources.length,
      };
    }
  }
}

/** For levels, the activities of the states in force; for everything else, the activities of its months. */
async function sourcesTogether(
  strapi: Core.Strapi,
  { scope, ingredients, rules, at }: Wanted,
): Promise<Source[]> {
  const ofSpan = ingredients.filter(({ isLevel }) => !isLevel);
  const months = monthsOf(ofSpan);
  const activities =
    months === null ? [] : await readSourceActivities(strapi, scope, months, ofSpan, rules, null);
  const levels =
    ofSpan.length === ingredients.length
      ? []
      : await readStateActivities(strapi, [scope.programme], at, scope);
  return sourcesOf(ingredients, {
    activities,
    ofLevel: (code) => levels.flatMap(({ indicator, activity }) => (indicator === code ? [activity] : [])),
    rules,
  });
}

/** The number of sources: from kept sums for one ingredient, else counted, as an activity may be in several. */
async function totalOf(
  strapi: Core.Strapi,
  { scope, cells, ingredients, rules }: Wanted,
  months: Months,
): Promise<number> {
  const [only, ...others] = ingredients;
  return only !== undefined && others.length === 0
    ? sourceCountOf(only, cells)
    : countSourceActivities(strapi, scope, months, ingredients, rules);
}
