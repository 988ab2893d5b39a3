import type { Core } from '@strapi/strapi';

import type { Basis, Grouping } from '../../../../shared/vocabulary';
import type { Catalogue } from '../../entries/store/catalogue';
import { readDistinct, readGroupCells, readGroupMembers, type GroupKey } from '../../ledger/store/read-cells';
import type { CellIndex } from '../../ledger/rules/cell-index';
import { isAddedUpInSql, readCommunitySums } from '../../ledger/store/read-communities';
import { readCommunityCells, readCommunityGroups } from '../../ledger/store/read-ledger';
import { readCommunitiesById } from '../../entries/store/reference';
import type { Pagination } from '../../documents/json/totals';
import type { ProgrammeFacts } from '../../entries/rules/facts';
import type { Month } from '../../domain/month';
import { by } from '../../domain/order';
import { DIMENSIONS, NONE } from '../../ledger/rules/scopes';
import type { GroupTotals } from '../rules/figures';
import { compareGroups, groupOf, groupTotals, type Group, type GroupEntry } from '../rules/groups';
import { oneCellSuffices, planOfSpan, yearsSuffice } from '../rules/periods';
import { spanOf, type Span } from '../../domain/spans';
import { nextTurn } from '../../turns';
import {
  readGroupLevels,
  readStateActivities,
  withLevels,
  type GroupLevels,
} from '../../ledger/store/read-levels';
import { countingRules, type CountingRules } from '../../ledger/rules/rules';
import { levelsOfEntries } from '../rules/level-groups';
import { NO_LEVELS } from '../../ledger/rules/levels';
import { wholeSpan } from '../rules/period-totals';
import { rulesOf } from '../rules/ruled';
import { windowOf, type PageAsked } from './pages';

/** Groups that are summed in a few milliseconds. */
const AT_ONCE = 100;

interface GroupsQuestion {
  /** Of a programme that begins in a month; null where it has none. */
  readonly spanOf: (startMonth: Month) => Span | null;
  /** The last month of every span. */
  readonly at: Month;
  readonly grouping: Grouping | null;
}

/** The groups of a month at a basis. */
export const atBasis = (basis: Basis, month: Month): Pick<GroupsQuestion, 'spanOf' | 'at'> => ({
  spanOf: (startMonth) => spanOf(basis, month, startMonth),
  at: month,
});

interface GroupsPage {
  readonly of: (programme: ProgrammeFacts) => readonly GroupTotals[];
  readonly pagination: Pagination;
}

/** A group of a programme that has an activity in the span. */
interface Candidate {
  readonly facts: ProgrammeFacts;
  readonly span: Span;
  readonly group: Group;
}

/** A page of the groups of all programmes together; sums are read of these groups alone. */
export async function groupsPage(
  strapi: Core.Strapi,
  catalogue: Catalogue,
  programmes: readonly ProgrammeFacts[],
  { spanOf: spanIn, at, grouping }: GroupsQuestion,
  asked: PageAsked,
): Promise<GroupsPage> {
  const { offset, limit, pagination } = windowOf(asked);
  if (grouping === null) return { of: () => [], pagination: pagination(0) };

  const started = programmes.flatMap((facts) => {
    const span = spanIn(facts.programme.startMonth);
    return span === null ? [] : [{ facts, span }];
  });
  const levels = await levelsOfGroups(
    strapi,
    started.map(({ facts }) => facts),
    grouping,
    at,
  );
  const candidates = await groupsOf(strapi, catalogue, started, grouping, levels.groups);
  const page = candidates.slice(offset, offset + limit);
  const rows: GroupTotals[] = [];
  for (const run of grouping === 'community' ? byProgramme(page) : [page]) {
    const cellsOf =
      grouping === 'community' && limit > AT_ONCE ? await cellsOfCommunities(strapi, run) : null;
    for (let at = 0; at < run.length; at += AT_ONCE) {
      if (rows.length > 0) await nextTurn();
      const few = run.slice(at, at + AT_ONCE);
      rows.push(...(await totalsOfGroups(strapi, few, { grouping, levelsOf: levels.of, cellsOf })));
    }
  }
  return {
    of: ({ id }) => page.flatMap(({ facts }, index) => (facts.id === id ? (rows[index] ?? []) : [])),
    pagination: pagination(candidates.length),
  };
}

/** The levels of each group; states that stand from before make groups of their own in a span without activities. */
async function levelsOfGroups(
  strapi: Core.Strapi,
  programmes: readonly ProgrammeFacts[],
  grouping: Grouping,
  month: Month,
): Promise<GroupLevels> {
  switch (grouping) {
    case 'region':
    case 'partner':
      return readGroupLevels(strapi, programmes, grouping, month);
    case 'community':
    case 'activity-type': {
      const found = await readStateActivities(strapi, withLevels(programmes), month);
      const levels = new Map(
        programmes.map(({ id, indicators }) => [
          id,
          levelsOfEntries(
            found.flatMap(({ indicator, activity }) =>
              activity.programme === id ? [{ indicator, entry: activity }] : [],
            ),
            grouping,
            month,
            rulesOf(indicators),
          ),
        ]),
      );
      return {
        groups: [...levels].flatMap(([programme, own]) =>
          [...own.keys()].map((member) => ({ programme, member })),
        ),
        of: ({ programme, member }) => levels.get(programme)?.get(member) ?? NO_LEVELS,
      };
    }
  }
}

/** In the order of the programmes, then of their groups. */
async function groupsOf(
  strapi: Core.Strapi,
  catalogue: Catalogue,
  programmes: readonly Pick<Candidate, 'facts' | 'span'>[],
  grouping: Grouping,
  ofLevels: readonly GroupKey[],
): Promise<Candidate[]> {
  const widest = widestOf(programmes);
  if (widest === null) return [];
  const ids = programmes.map(({ facts }) => facts.id);
  const active =
    grouping === 'community'
      ? await readCommunityGroups(strapi, ids, widest)
      : await readGroupMembers(
          strapi,
          ids,
          DIMENSIONS[grouping],
          planOfSpan(widest, !isPeriod(widest)).periods,
        );
  const keys = [...active, ...ofLevels];
  const entryOf = await entriesOf(strapi, catalogue, grouping, keys);
  const membersOf = new Map<number, Set<number>>();
  for (const { programme, member } of keys) {
    const members = membersOf.get(programme);
    if (members) members.add(member);
    else membersOf.set(programme, new Set([member]));
  }
  return programmes.flatMap(({ facts, span }) =>
    [...(membersOf.get(facts.id) ?? [])]
      .map((member) => ({ facts, span, group: groupOf(member, entryOf) }))
      .sort(by(({ group }) => group, compareGroups)),
  );
}

/** Nothing counts from before a programme's start, so that the longest span serves all. */
/** Kept years are of programmes from their start on: a period begins anywhere, and is read month by month. */
const isPeriod = ({ basis }: Span): boolean => basis === 'period';

function widestOf(programmes: readonly { readonly span: Span }[]): Span | null {
  return programmes.reduce<Span | null>(
    (widest, { span }) => (widest === null || span.from < widest.from ? span : widest),
    null,
  );
}

async function entriesOf(
  strapi: Core.Strapi,
  catalogue: Catalogue,
  grouping: Grouping,
  keys: readonly GroupKey[],
): Promise<(member: number) => GroupEntry> {
  const entries = await namedEntries(strapi, catalogue, grouping, keys);
  return (member) => {
    const entry = entries.get(member);
    if (entry === undefined) throw new Error(`There is no ${grouping} with the row id ${member}`);
    return { code: entry.code, name: entry.name, order: entry.order ?? 0 };
  };
}

type NamedEntry = Omit<GroupEntry, 'order'> & Partial<Pick<GroupEntry, 'order'>>;

async function namedEntries(
  strapi: Core.Strapi,
  { regions, partners, activityTypes }: Catalogue,
  grouping: Grouping,
  keys: readonly GroupKey[],
): Promise<ReadonlyMap<number, NamedEntry>> {
  switch (grouping) {
    case 'region':
      return regions;
    case 'partner':
      return partners;
    case 'activity-type':
      return activityTypes;
    case 'community':
      return readCommunitiesById(
        strapi,
        keys.map(({ member }) => member).filter((member) => member > NONE),
      );
  }
}

/** Candidates stand programme by programme. */
function byProgramme(page: readonly Candidate[]): Candidate[][] {
  const runs: Candidate[][] = [];
  for (const candidate of page) {
    const last = runs.at(-1);
    if (last?.[0]?.facts.id === candidate.facts.id) last.push(candidate);
    else runs.push([candidate]);
  }
  return runs;
}

/** All communities of one programme, added up by the database; null where some figures of it are no sums. */
async function cellsOfCommunities(
  strapi: Core.Strapi,
  [first]: readonly Candidate[],
): Promise<((group: GroupKey) => CellIndex) | null> {
  if (first === undefined) return null;
  const { facts, span } = first;
  const rules = rulesOf(facts.indicators);
  if (!isAddedUpInSql(rules) || !oneCellSuffices(facts)) return null;
  const cellsOf = await readCommunitySums(strapi, facts.id, span, rules);
  return ({ member }) => cellsOf(member);
}

interface HowSummed {
  readonly grouping: Grouping;
  readonly levelsOf: GroupLevels['of'];
  readonly cellsOf: ((group: GroupKey) => CellIndex) | null;
}

async function totalsOfGroups(
  strapi: Core.Strapi,
  page: readonly Candidate[],
  { grouping, levelsOf, cellsOf }: HowSummed,
): Promise<GroupTotals[]> {
  const span = widestOf(page);
  if (span === null) return [];
  const keys = page.map(({ facts, group }): GroupKey => ({ programme: facts.id, member: group.member }));
  const isNamedCommunity = ({ member }: GroupKey) => grouping === 'community' && member > NONE;
  const counted = keys.filter(isNamedCommunity);
  const kept = keys.filter((key) => !isNamedCommunity(key));
  const countedCells =
    counted.length === 0
      ? null
      : (cellsOf ?? (await readCommunityCells(strapi, counted, span, rulesOfProgrammes(page))));
  const plan = planOfSpan(span, !isPeriod(span) && page.every(({ facts }) => yearsSuffice(facts)));
  const distinctOf =
    isPeriod(span) && kept.length > 0 ? await readDistinct(strapi, kept, DIMENSIONS[grouping], span) : null;
  const keptCells = kept.length === 0 ? null : await readGroupCells(strapi, kept, DIMENSIONS[grouping], plan);
  return page.flatMap(({ facts, span: own, group }) => {
    const key = { programme: facts.id, member: group.member };
    const cells = (isNamedCommunity(key) ? countedCells : keptCells)?.(key);
    if (cells === undefined) return [];
    const distinct = isNamedCommunity(key) ? undefined : distinctOf?.(key);
    const summed = { cells, levels: levelsOf(key), ...(distinct && { distinct }) };
    return [groupTotals(facts, { group, grouping }, summed, wholeSpan(own))];
  });
}

function rulesOfProgrammes(page: readonly Candidate[]): (programme: number) => CountingRules {
  const rules = new Map(page.map(({ facts }) => [facts.id, rulesOf(facts.indicators)]));
  return (programme) => rules.get(programme) ?? countingRules([]);
}
