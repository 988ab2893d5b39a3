import type { Core } from '@strapi/strapi';

import type { Basis, Grouping } from '../../../../shared/vocabulary';
import type { Catalogue } from '../../entries/store/catalogue';
import { readDistinct, readGroupCells, readGroupMembers, type GroupKey } from '../../ledger/store/read-cells';
import type { CellIndex, PeriodCell } from '../../ledger/rules/cell-index';
import { isAddedUpInSql, readCommunitySums } from '../../ledger/store/read-communities';
import { readCommunityCells, readCommunityGroups } from '../../ledger/store/read-ledger';
import { readCommunitiesById } from '../../entries/store/reference';
import type { Pagination } from '../../documents/json/totals';
import type { Programme, ProgrammeFacts } from '../../entries/rules/facts';
import { hasCalendarYears, isSameCalendar, MONTHLY, type Calendar } from '../../domain/calendar';
import type { Month } from '../../domain/month';
import { by } from '../../domain/order';
import { DIMENSIONS, NONE } from '../../ledger/rules/scopes';
import type { GroupTotals } from '../rules/figures';
import { compareGroups, groupOf, groupTotals, type Group, type GroupEntry } from '../rules/groups';
import { oneCellSuffices, planOfSpan, yearsSuffice } from '../rules/periods';
import { calendarOf, spanOf, untilFigures, type Span } from '../../domain/spans';
import type { Distinct } from '../../ledger/rules/distinct';
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

/** This many groups are summed in a few milliseconds. */
const AT_ONCE = 100;

interface GroupsQuestion {
  /** The span of a programme; null if it has none. */
  readonly spanOf: (programme: Programme) => Span | null;
  readonly grouping: Grouping | null;
}

/** The groups of a month at a basis. */
export const atBasis = (basis: Basis, month: Month): Pick<GroupsQuestion, 'spanOf'> => ({
  spanOf: (programme) => spanOf(basis, month, programme),
});

interface GroupsPage {
  readonly of: (programme: ProgrammeFacts) => readonly GroupTotals[];
  readonly pagination: Pagination;
}

/** The figures of one group of a month: of a region or a partner, by its row id. */
export async function oneGroup(
  strapi: Core.Strapi,
  catalogue: Catalogue,
  facts: ProgrammeFacts,
  { month, grouping, member }: { month: Month; grouping: 'region' | 'partner'; member: number },
): Promise<GroupTotals | null> {
  const span = spanOf('month', month, facts.programme);
  if (span === null) return null;
  const entryOf = await entriesOf(strapi, catalogue, grouping, [{ programme: facts.id, member }]);
  const levels = await levelsOfGroups(strapi, [{ facts, span }], grouping);
  const candidate = { facts, span, group: groupOf(member, entryOf) };
  const [found] = await totalsOfGroups(strapi, [candidate], { grouping, levelsOf: levels.of, cellsOf: null });
  return found ?? null;
}

/** A programme with its span. */
interface Started {
  readonly facts: ProgrammeFacts;
  readonly span: Span;
}

/** A group of a programme that has an activity in the span. */
interface Candidate extends Started {
  readonly group: Group;
}

/** Programmes with the same calendar are read together: the longest of their spans is enough for all. */
const alikeIn = ({ facts: { programme } }: Started): string => JSON.stringify(calendarOf(programme));

/** Groups items that are alike, in the order of the first item of each group. */
function alike<T extends Started>(all: readonly T[]): T[][] {
  const kinds = new Map<string, T[]>();
  for (const one of all) {
    const known = kinds.get(alikeIn(one));
    if (known === undefined) kinds.set(alikeIn(one), [one]);
    else known.push(one);
  }
  return [...kinds.values()];
}

const calendarIn = (all: readonly Started[]): Calendar =>
  all[0] === undefined ? MONTHLY : calendarOf(all[0].facts.programme);

/** A page of the groups of all programmes together; sums are read only for these groups. */
export async function groupsPage(
  strapi: Core.Strapi,
  catalogue: Catalogue,
  programmes: readonly ProgrammeFacts[],
  { spanOf: spanIn, grouping }: GroupsQuestion,
  asked: PageAsked,
): Promise<GroupsPage> {
  const { offset, limit, pagination } = windowOf(asked);
  if (grouping === null) return { of: () => [], pagination: pagination(0) };

  const started = programmes.flatMap((facts) => {
    const span = spanIn(facts.programme);
    return span === null ? [] : [{ facts, span }];
  });
  const levelsIn = new Map<number, GroupLevels>();
  const groupsIn = new Map<number, Candidate[]>();
  for (const kind of alike(started)) {
    const levels = await levelsOfGroups(strapi, kind, grouping);
    for (const { facts } of kind) levelsIn.set(facts.id, levels);
    for (const candidate of await groupsOf(strapi, catalogue, kind, grouping, levels.groups)) {
      const own = groupsIn.get(candidate.facts.id);
      if (own === undefined) groupsIn.set(candidate.facts.id, [candidate]);
      else own.push(candidate);
    }
  }
  const levelsOf: GroupLevels['of'] = (group) => levelsIn.get(group.programme)?.of(group) ?? NO_LEVELS;
  // In the order of the programmes.
  const candidates = started.flatMap(({ facts }) => groupsIn.get(facts.id) ?? []);
  const page = candidates.slice(offset, offset + limit);
  const rows: GroupTotals[] = [];
  for (const run of grouping === 'community' ? byProgramme(page) : [page]) {
    const cellsOf =
      grouping === 'community' && limit > AT_ONCE ? await cellsOfCommunities(strapi, run) : null;
    for (let at = 0; at < run.length; at += AT_ONCE) {
      if (rows.length > 0) await nextTurn();
      const few = run.slice(at, at + AT_ONCE);
      rows.push(...(await totalsOfGroups(strapi, few, { grouping, levelsOf, cellsOf })));
    }
  }
  return {
    of: ({ id }) => page.flatMap(({ facts }, index) => (facts.id === id ? (rows[index] ?? []) : [])),
    pagination: pagination(candidates.length),
  };
}

/** The levels of each group; a state from before the span makes a group even if the span has no activities. */
async function levelsOfGroups(
  strapi: Core.Strapi,
  started: readonly Started[],
  grouping: Grouping,
): Promise<GroupLevels> {
  const programmes = started.map(({ facts }) => facts);
  // Spans of the same calendar end in the same month.
  const [month] = started.map(({ facts, span }) => untilFigures(span, facts.programme).to);
  if (month === undefined) return { groups: [], of: () => NO_LEVELS };
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
  programmes: readonly Started[],
  grouping: Grouping,
  ofLevels: readonly GroupKey[],
): Promise<Candidate[]> {
  const widest = widestOf(programmes);
  if (widest === null) return [];
  const ids = programmes.map(({ facts }) => facts.id);
  const calendar = calendarIn(programmes);
  const active =
    grouping === 'community'
      ? await readCommunityGroups(strapi, { programmes: ids, calendar }, widest)
      : await readGroupMembers(
          strapi,
          ids,
          DIMENSIONS[grouping],
          planOfSpan(widest, !isPeriod(widest) && hasCalendarYears(calendar)).periods,
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

/** Kept years fit spans from a programme's start on. A period begins anywhere, so it is read month by month. */
const isPeriod = ({ basis }: Span): boolean => basis === 'period';

/** Nothing counts before a programme's start, so the longest span is enough for all. */
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

/**
 * All communities of one programme, added up by the database; null if some figures of it are no sums, or if entries
 * count in another month than their own.
 */
async function cellsOfCommunities(
  strapi: Core.Strapi,
  [first]: readonly Candidate[],
): Promise<((group: GroupKey) => CellIndex) | null> {
  if (first === undefined) return null;
  const { facts, span } = first;
  const rules = rulesOf(facts.indicators);
  if (!isSameCalendar(calendarOf(facts.programme), MONTHLY)) return null;
  if (!isAddedUpInSql(rules) || !oneCellSuffices(facts)) return null;
  const cellsOf = await readCommunitySums(strapi, facts.id, span, rules);
  return ({ member }) => cellsOf(member);
}

interface HowSummed {
  readonly grouping: Grouping;
  readonly levelsOf: GroupLevels['of'];
  readonly cellsOf: ((group: GroupKey) => CellIndex) | null;
}

/** In the order of the page. */
async function totalsOfGroups(
  strapi: Core.Strapi,
  page: readonly Candidate[],
  how: HowSummed,
): Promise<GroupTotals[]> {
  const totals = new Map<Candidate, GroupTotals>();
  for (const kind of alike(page)) {
    for (const [candidate, own] of await totalsOfAlike(strapi, kind, how)) {
      totals.set(candidate, own);
    }
  }
  return page.flatMap((candidate) => totals.get(candidate) ?? []);
}

async function totalsOfAlike(
  strapi: Core.Strapi,
  page: readonly Candidate[],
  { grouping, levelsOf, cellsOf }: HowSummed,
): Promise<(readonly [Candidate, GroupTotals])[]> {
  const span = widestOf(page);
  if (span === null) return [];
  const keys = page.map(({ facts, group }): GroupKey => ({ programme: facts.id, member: group.member }));
  const isNamedCommunity = ({ member }: GroupKey) => grouping === 'community' && member > NONE;
  const counted = keys.filter(isNamedCommunity);
  const kept = keys.filter((key) => !isNamedCommunity(key));
  const calendar = calendarIn(page);
  const countedCells =
    counted.length === 0
      ? null
      : (cellsOf ??
        (await readCommunityCells(strapi, { groups: counted, calendar }, span, rulesOfProgrammes(page))));
  const plan = planOfSpan(span, !isPeriod(span) && page.every(({ facts }) => yearsSuffice(facts)));
  const distinctOf =
    kept.length > 0 && isCountedWhole(span, calendar)
      ? await readDistinct(strapi, kept, DIMENSIONS[grouping], span)
      : null;
  const keptCells = kept.length === 0 ? null : await readGroupCells(strapi, kept, DIMENSIONS[grouping], plan);
  return page.flatMap((candidate) => {
    const { facts, span: own, group } = candidate;
    const key = { programme: facts.id, member: group.member };
    const cells = isNamedCommunity(key) ? countedCells?.(key) : keptCells?.(key);
    if (cells === undefined) return [];
    const distinct = isNamedCommunity(key) ? newIn(countedCells?.(key).within(own) ?? []) : distinctOf?.(key);
    const summed = {
      cells,
      levels: levelsOf(key),
      ...(distinct && isCountedWhole(own, calendar) && { distinct: { [own.basis]: distinct } }),
    };
    return [
      [candidate, groupTotals(facts, { group, grouping }, summed, wholeSpan(own, facts.programme))] as const,
    ];
  });
}

/** Whether distinct members of a span must be counted over the whole span, because the sums do not know them. */
const isCountedWhole = (span: Span, calendar: Calendar): boolean =>
  isPeriod(span) || (span.basis === 'year-to-date' && !hasCalendarYears(calendar));

/** The new members of a span, from cells that were counted for this span alone. */
const newIn = (cells: readonly PeriodCell[]): Distinct => ({
  partners: cells.reduce((sum, { cell }) => sum + cell.partners.newEver, 0),
  communities: cells.reduce((sum, { cell }) => sum + cell.communities.newEver, 0),
});

function rulesOfProgrammes(page: readonly Candidate[]): (programme: number) => CountingRules {
  const rules = new Map(page.map(({ facts }) => [facts.id, rulesOf(facts.indicators)]));
  return (programme) => rules.get(programme) ?? countingRules([]);
}
