/**
 * Periods of published months. The newest revision of each month counts, by the definitions of the last month. Months
 * that are not published are left out, and a level stops at the last published month.
 */
import type { Core } from '@strapi/strapi';

import type { Grouping } from '../../../../shared/vocabulary';
import type { CatalogueService } from '../../entries/steps/catalogue';
import type { Target } from '../../entries/rules/facts';
import { countingMonth, isClosing } from '../../domain/calendar';
import { addMonths, monthsFrom, type Month } from '../../domain/month';
import { by, compareNumber, compareText, inOrder, nullsLast } from '../../domain/order';
import { calendarOf, spanOfPeriod, type Months } from '../../domain/spans';
import { NotFoundError } from '../../errors';
import type { SourceFilter } from '../../totals/rules/figures';
import { groupTotals, type NamedGroup } from '../../totals/rules/groups';
import { namedKept, type NamedKept } from '../../totals/rules/named-figures';
import { namedSources, type NamedActivities } from '../../totals/rules/named-sources';
import { periodTotals, type PeriodFacts, type PeriodSpan } from '../../totals/rules/period-totals';
import { windowOf, type PageAsked } from '../../totals/steps/pages';
import type { SourcesPage } from '../../totals/steps/sources';
import { onlyOf, type PeriodPage } from '../../totals/steps/totals';
import type { ProgrammeOfPeriod } from '../../documents/json/totals';
import { nextTurn } from '../../turns';
import {
  communityCodeOf,
  type FrozenActivity,
  type FrozenMonth,
  type FrozenProgramme,
} from '../rules/frozen-month';
import { readFrozenActivities } from '../store/frozen';
import type { RevisionHeader } from '../store/revisions';
import { indicatorOf, isWithin, requireFilter } from './frozen-sources';
import { frozenProgramme } from './frozen-totals';
import type { RevisionsService } from './revisions';

interface Needs {
  readonly strapi: Core.Strapi;
  readonly revisions: RevisionsService;
  readonly catalogue: CatalogueService;
}

interface Asked extends PageAsked {
  readonly months: Months;
  /** The public months of the period, in time order; at least one. */
  readonly visible: readonly Month[];
  readonly reference?: string | undefined;
}

/** @throws NotFoundError for a programme or indicator that is not in the last published month. */
export async function publicPeriod(
  needs: Needs,
  question: Asked & {
    readonly programme: string | null;
    readonly indicator: string | null;
    readonly grouping: Grouping | null;
  },
): Promise<PeriodPage> {
  const { months, programme: code, grouping, indicator } = question;
  const published = await readPublished(needs, question);
  const targetsOf = await presentTargets(needs, question.reference);
  const chosen =
    code === null
      ? published.content.programmes.filter(({ programme }) => programme.startMonth <= months.to)
      : [frozenProgramme(published.content, code)];
  const { offset, limit, pagination } = windowOf(question);
  let [skip, take, total] = [offset, limit, 0];
  const programmes: ProgrammeOfPeriod[] = [];
  const activitiesIn = await readActivities(needs, published, chosen);
  for (const frozen of chosen) {
    await nextTurn();
    const span = periodSpan(published, frozen, months);
    if (span === null) {
      programmes.push({ programme: frozen.programme, totals: [], groups: [] });
      continue;
    }
    const activities = await activitiesOf(needs, published, frozen, span, activitiesIn);
    const facts = factsOf(frozen, targetsOf(frozen.programme.code));
    const keptOf = namedKept(frozen, activities, span.counted.to);
    const groups =
      grouping === null
        ? []
        : groupsIn(published, frozen, activities, { grouping, keptOf, at: span.counted.to });
    const page = groups.slice(skip, skip + take);
    skip = Math.max(0, skip - groups.length);
    take -= page.length;
    total += groups.length;
    programmes.push({
      programme: frozen.programme,
      totals: periodTotals(
        facts,
        keptOf(() => true),
        span,
      ),
      groups: page.map(({ group, documentIds }) =>
        groupTotals(
          facts,
          { group, grouping: grouping ?? 'region' },
          keptOf(({ documentId }) => documentIds.has(documentId)),
          span,
        ),
      ),
    });
  }
  return { programmes: onlyOf(indicator, programmes), pagination: pagination(total) };
}

/** @throws NotFoundError for a programme, indicator, region or partner that is not in the last published month. */
export async function publicPeriodSources(
  needs: Needs,
  question: Asked & {
    readonly programme: string;
    readonly indicator: string;
    readonly filter: SourceFilter;
  },
): Promise<SourcesPage> {
  const published = await readPublished(needs, question);
  const frozen = frozenProgramme(published.content, question.programme);
  const indicator = indicatorOf(frozen, question.indicator);
  requireFilter(published.content, question.filter);
  const span = periodSpan(published, frozen, question.months);
  const within = (activities: NamedActivities['activities']) =>
    activities.filter(({ partner }) => isWithin(published.content, question.filter, partner?.code ?? null));
  let sources: SourcesPage['sources'] = [];
  if (span !== null) {
    const read = await readActivities(needs, published, [frozen]);
    const { activities, levels } = await activitiesOf(needs, published, frozen, span, read);
    const own = { activities: within(activities), levels: within(levels) };
    sources = namedSources(frozen, own, span.counted, indicator.code);
  }
  const { offset, limit, pagination } = windowOf(question);
  return {
    indicator,
    sources: sources.slice(offset, offset + limit),
    pagination: pagination(sources.length),
  };
}

interface Published {
  /** The newest revision of every published month. */
  readonly newest: ReadonlyMap<Month, RevisionHeader>;
  /** The published months of the period in time order, and the last of them. */
  readonly months: readonly Month[];
  readonly last: Month;
  readonly content: FrozenMonth;
}

async function readPublished({ revisions }: Needs, { visible }: Asked): Promise<Published> {
  const newest = await revisions.newestOfAll();
  const months = visible.filter((month) => newest.has(month));
  const last = months.at(-1);
  const header = last === undefined ? undefined : newest.get(last);
  if (last === undefined || header === undefined) {
    throw new NotFoundError('There is no published report of these months.');
  }
  return { newest, months, last, content: await revisions.content(header) };
}

/** Null if the programme begins after the period, or after its last published month. */
function periodSpan(
  { last, months }: Published,
  { programme }: FrozenProgramme,
  asked: Months,
): PeriodSpan | null {
  const whole = spanOfPeriod(asked, programme);
  if (whole === null) return null;
  // Only months that close one of the programme's own periods matter: an unpublished month between them is not a
  // missing figure.
  const calendar = calendarOf(programme);
  const closing = monthsFrom(whole.from, whole.to).filter((month) => isClosing(month, calendar));
  const known = closing.filter((month) => months.includes(month) && month <= last);
  const end = known.at(-1);
  if (end === undefined) return null;
  return { whole, counted: { ...whole, to: end }, isOver: known.length === closing.length };
}

/** The present targets: a revision keeps only the targets of its own month. */
async function presentTargets(
  { catalogue }: Needs,
  reference: string | undefined,
): Promise<(programme: string) => readonly Target[]> {
  const targets = await catalogue.with(reference, ({ programmes }) =>
    Promise.resolve(new Map(programmes.map(({ programme, targets: own }) => [programme.code, own]))),
  );
  return (programme) => targets.get(programme) ?? [];
}

const factsOf = (
  { programme, totals, indicators }: FrozenProgramme,
  targets: readonly Target[],
): PeriodFacts => ({
  programme: {
    startMonth: programme.startMonth,
    ...(programme.calendar && { calendar: programme.calendar }),
    indicators: totals.month.map(({ indicator }) => indicator.code),
  },
  indicators,
  targets,
});

interface PeriodActivities extends NamedActivities {
  readonly activities: readonly FrozenActivity[];
  readonly levels: readonly FrozenActivity[];
}

/** The activities of a programme in a published month. */
type ActivitiesIn = (programme: string, month: Month) => Promise<readonly FrozenActivity[]>;

/**
 * Reads month by month for all programmes, so that the content of a large month is read once and not once per
 * programme.
 */
async function readActivities(
  { strapi }: Needs,
  { newest, months }: Published,
  programmes: readonly FrozenProgramme[],
): Promise<ActivitiesIn> {
  const read: ActivitiesIn = async (programme, month) => {
    const header = newest.get(month);
    return header === undefined ? [] : readFrozenActivities(strapi, header, programme);
  };
  const known = new Map<string, readonly FrozenActivity[]>();
  for (const month of months) {
    await nextTurn();
    for (const { programme } of programmes)
      known.set(`${programme.code} ${month}`, await read(programme.code, month));
  }
  return async (programme, month) => known.get(`${programme} ${month}`) ?? read(programme, month);
}

async function activitiesOf(
  needs: Needs,
  published: Published,
  frozen: FrozenProgramme,
  { counted }: PeriodSpan,
  activitiesIn: ActivitiesIn,
): Promise<PeriodActivities> {
  const { newest, months } = published;
  const { code } = frozen.programme;
  const calendar = calendarOf(frozen.programme);
  const activities: FrozenActivity[] = [];
  for (const month of months)
    if (month >= counted.from) activities.push(...(await activitiesIn(code, month)));
  const last = counted.to;
  const { activities: ofLast, carried } = await contentAt(needs, published, frozen, last);

  // States carried from earlier months: for published months, the present newest revisions.
  const reporters = new Set(carried.map(({ partner }) => partner?.code ?? null));
  const [first] = carried.map(({ startDate }) => countingMonth(startDate, calendar)).sort();
  const earlier: FrozenActivity[] = [];
  for (const month of first === undefined ? [] : monthsFrom(first, addMonths(last, -1))) {
    earlier.push(
      ...(newest.has(month)
        ? (await activitiesIn(code, month)).filter(({ partner }) => reporters.has(partner?.code ?? null))
        : carried.filter(({ startDate }) => countingMonth(startDate, calendar) === month)),
    );
  }
  return { activities, levels: [...ofLast, ...earlier] };
}

/**
 * A programme in the month at which its levels stop; the last published month may lie between the ends of its
 * periods.
 */
async function contentAt(
  { revisions }: Needs,
  { newest, last }: Published,
  frozen: FrozenProgramme,
  month: Month,
): Promise<Pick<FrozenProgramme, 'activities' | 'carried'>> {
  const header = month === last ? undefined : newest.get(month);
  if (header === undefined) return frozen;
  const { programmes } = await revisions.content(header);
  const found = programmes.find(({ programme }) => programme.code === frozen.programme.code);
  return found ?? { activities: [], carried: [] };
}

interface GroupOfPeriod {
  readonly group: NamedGroup;
  readonly documentIds: ReadonlySet<string>;
}

/**
 * The groups with an activity in the period, or with a state that counts at its end, in the order of the last month.
 */
function groupsIn(
  { content: { partners } }: Published,
  { groups, indicators }: FrozenProgramme,
  { activities, levels }: PeriodActivities,
  { grouping, keptOf, at }: { readonly grouping: Grouping; readonly keptOf: NamedKept; readonly at: Month },
): GroupOfPeriod[] {
  const codeOf: Readonly<Record<Grouping, (activity: FrozenActivity) => string | null>> = {
    region: ({ partner }) => (partner === null ? null : (partners.get(partner.code)?.region ?? null)),
    partner: ({ partner }) => partner?.code ?? null,
    community: communityCodeOf,
    'activity-type': ({ activityType }) => activityType,
  };
  const found = new Map<string | null, Set<string>>();
  for (const activity of [...activities, ...levels]) {
    const code = codeOf[grouping](activity);
    found.set(code, (found.get(code) ?? new Set<string>()).add(activity.documentId));
  }
  const active = new Set(activities.map(codeOf[grouping]));
  const stands = (documentIds: ReadonlySet<string>): boolean => {
    const kept = keptOf(({ documentId }) => documentIds.has(documentId));
    return [...indicators.keys()].some((code) => kept.levels.at(code, at) !== null);
  };
  const known = groups['to-date'][grouping];
  const places = new Map(known.map(({ code }, place) => [code, place]));
  const names = new Map(known.map(({ code, name }) => [code, name]));
  return [...found]
    .filter(([code, documentIds]) => active.has(code) || stands(documentIds))
    .map(([code, documentIds]) => ({ group: { code, name: names.get(code) ?? null }, documentIds }))
    .sort(
      inOrder(
        by(({ group: { code } }) => places.get(code) ?? known.length, compareNumber),
        by(({ group: { code } }) => code, nullsLast(compareText)),
      ),
    );
}
