import type { Core } from '@strapi/strapi';

import type { Basis, Grouping } from '../../../../shared/vocabulary';
import type { Catalogue } from '../../entries/store/catalogue';
import { readGroupCells, readGroupMembers, type GroupKey } from '../../ledger/store/read-cells';
import { readCommunityCells, readCommunityGroups } from '../../ledger/store/read-ledger';
import { readCommunitiesById } from '../../entries/store/reference';
import type { Pagination } from '../../documents/json/totals';
import type { ProgrammeFacts } from '../../entries/rules/facts';
import type { Month } from '../../domain/month';
import { by } from '../../domain/order';
import { DIMENSIONS, NONE } from '../../ledger/rules/scopes';
import type { GroupTotals } from '../rules/figures';
import { compareGroups, groupOf, groupTotals, type Group, type GroupEntry } from '../rules/groups';
import { planOfSpan, yearsSuffice } from '../rules/periods';
import { spanOf, type Span } from '../../domain/spans';
import { nextTurn } from '../../turns';
import { windowOf, type PageAsked } from './pages';

/** Groups that are summed in a few milliseconds. */
const AT_ONCE = 100;

interface GroupsQuestion {
  readonly month: Month;
  readonly basis: Basis;
  readonly grouping: Grouping | null;
}

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
  { month, basis, grouping }: GroupsQuestion,
  asked: PageAsked,
): Promise<GroupsPage> {
  const { offset, limit, pagination } = windowOf(asked);
  if (grouping === null) return { of: () => [], pagination: pagination(0) };

  const started = programmes.flatMap((facts) => {
    const span = spanOf(basis, month, facts.programme.startMonth);
    return span === null ? [] : [{ facts, span }];
  });
  const candidates = await groupsOf(strapi, catalogue, started, grouping);
  const page = candidates.slice(offset, offset + limit);
  const rows: GroupTotals[] = [];
  for (let at = 0; at < page.length; at += AT_ONCE) {
    if (at > 0) await nextTurn();
    rows.push(...(await totalsOfGroups(strapi, page.slice(at, at + AT_ONCE), grouping)));
  }
  return {
    of: ({ id }) => page.flatMap(({ facts }, index) => (facts.id === id ? (rows[index] ?? []) : [])),
    pagination: pagination(candidates.length),
  };
}

/** In the order of the programmes, then of their groups. */
async function groupsOf(
  strapi: Core.Strapi,
  catalogue: Catalogue,
  programmes: readonly Pick<Candidate, 'facts' | 'span'>[],
  grouping: Grouping,
): Promise<Candidate[]> {
  const widest = widestOf(programmes);
  if (widest === null) return [];
  const ids = programmes.map(({ facts }) => facts.id);
  const keys =
    grouping === 'community'
      ? await readCommunityGroups(strapi, ids, widest)
      : await readGroupMembers(strapi, ids, DIMENSIONS[grouping], planOfSpan(widest, true).periods);
  const entryOf = await entriesOf(strapi, catalogue, grouping, keys);
  const membersOf = new Map<number, number[]>();
  for (const { programme, member } of keys) {
    const members = membersOf.get(programme);
    if (members) members.push(member);
    else membersOf.set(programme, [member]);
  }
  return programmes.flatMap(({ facts, span }) =>
    (membersOf.get(facts.id) ?? [])
      .map((member) => ({ facts, span, group: groupOf(member, entryOf) }))
      .sort(by(({ group }) => group, compareGroups)),
  );
}

/** Nothing counts from before a programme's start, so that the longest span serves all. */
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

async function totalsOfGroups(
  strapi: Core.Strapi,
  page: readonly Candidate[],
  grouping: Grouping,
): Promise<GroupTotals[]> {
  const span = widestOf(page);
  if (span === null) return [];
  const keys = page.map(({ facts, group }): GroupKey => ({ programme: facts.id, member: group.member }));
  const isNamedCommunity = ({ member }: GroupKey) => grouping === 'community' && member > NONE;
  const counted = keys.filter(isNamedCommunity);
  const kept = keys.filter((key) => !isNamedCommunity(key));
  const countedCells =
    counted.length === 0 ? null : await readCommunityCells(strapi, counted, span, extremeCodesOf(page));
  const plan = planOfSpan(
    span,
    page.every(({ facts }) => yearsSuffice(facts)),
  );
  const keptCells = kept.length === 0 ? null : await readGroupCells(strapi, kept, DIMENSIONS[grouping], plan);
  return page.flatMap(({ facts, span: own, group }) => {
    const key = { programme: facts.id, member: group.member };
    const cells = (isNamedCommunity(key) ? countedCells : keptCells)?.(key);
    return cells === undefined ? [] : [groupTotals(facts, group, cells, own)];
  });
}

function extremeCodesOf(page: readonly Candidate[]): ReadonlySet<string> {
  return new Set(
    page.flatMap(({ facts }) =>
      [...facts.indicators.values()].flatMap((indicator) =>
        indicator.source === 'measured' && ['MAX', 'LAST'].includes(indicator.aggregationType)
          ? [indicator.code]
          : [],
      ),
    ),
  );
}
