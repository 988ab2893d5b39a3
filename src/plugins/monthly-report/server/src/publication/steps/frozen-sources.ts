import type { Core } from '@strapi/strapi';

import type { Basis } from '../../../../shared/vocabulary';
import { readFrozenActivities } from '../store/frozen';
import { readOpenActivities } from '../../entries/store/open-activities';
import type { RevisionHeader } from '../store/revisions';
import type { ToldSource } from '../../documents/json/totals';
import type { Indicator } from '../../entries/rules/facts';
import { monthsFrom, type Month } from '../../domain/month';
import type { Quantity } from '../../domain/quantity';
import type { FrozenMonth, FrozenProgramme } from '../rules/frozen-month';
import type { SourceFilter } from '../../totals/rules/figures';
import { namedSources, remainderOf, type NamedActivity } from '../../totals/rules/named-sources';
import { spanOf, type Span } from '../../domain/spans';
import { NotFoundError } from '../../errors';
import { frozenProgramme } from './frozen-totals';
import type { RevisionsService } from './revisions';
import { windowOf, type PageAsked } from '../../totals/steps/pages';
import type { SourcesPage } from '../../totals/steps/sources';

interface Needs {
  readonly strapi: Core.Strapi;
  readonly revisions: RevisionsService;
}

interface SourcesQuestion extends PageAsked {
  readonly month: Month;
  readonly basis: Basis;
  readonly programme: string;
  readonly indicator: string;
  readonly filter: SourceFilter;
}

/**
 * A page of the activities behind a figure of a published month. Its own activities are the frozen ones; those of
 * earlier months come from the revisions behind the figure. Unpublished months have no frozen activities, so their
 * present activities are read. A last source without a name holds the difference, so that the shares always add up to
 * the published figure.
 *
 * @throws NotFoundError for a programme, indicator, region or partner that is not in the revision.
 */
export async function frozenSourcesPage(
  needs: Needs,
  header: RevisionHeader,
  question: SourcesQuestion,
): Promise<SourcesPage> {
  const { month, basis, programme: code, filter } = question;
  const content = await needs.revisions.content(header);
  const programme = frozenProgramme(content, code);
  const indicator = indicatorOf(programme, question.indicator);
  requireFilter(content, filter);
  const span = spanOf(basis, month, programme.programme);
  const sources = span === null ? [] : await sourcesOver(needs, content, programme, span, question);
  const { offset, limit, pagination } = windowOf(question);
  return {
    indicator,
    sources: sources.slice(offset, offset + limit),
    pagination: pagination(sources.length),
  };
}

export function indicatorOf({ programme, totals, indicators }: FrozenProgramme, code: string): Indicator {
  const codes = totals.month.map(({ indicator }) => indicator.code);
  const indicator = codes.includes(code) ? indicators.get(code) : undefined;
  if (indicator === undefined) {
    throw new NotFoundError(
      `Programme "${programme.code}" has no indicator "${code}"; it has: ${codes.join(', ')}.`,
    );
  }
  return indicator;
}

export function requireFilter({ partners }: FrozenMonth, { partner, region }: SourceFilter): void {
  if (partner !== undefined && !partners.has(partner)) {
    throw new NotFoundError(`There is no partner "${partner}".`);
  }
  if (region !== undefined && ![...partners.values()].some((known) => known.region === region)) {
    throw new NotFoundError(`There is no partner in a region "${region}".`);
  }
}

async function sourcesOver(
  needs: Needs,
  content: FrozenMonth,
  programme: FrozenProgramme,
  span: Span,
  { basis, indicator, filter }: SourcesQuestion,
): Promise<ToldSource[]> {
  const within = (activities: readonly NamedActivity[]) =>
    activities.filter(({ partner }) => isWithin(content, filter, partner?.code ?? null));
  const activities = {
    activities: within(await activitiesOver(needs, content, programme, span)),
    levels: within([...programme.activities, ...programme.carried]),
  };
  const sources: ToldSource[] = namedSources(programme, activities, span, indicator);
  // The values of both sides do not add up to a ratio, so no remainder is calculated.
  if (programme.indicators.get(indicator)?.source === 'ratio') return sources;
  const rest = remainderOf(figureOf(content, programme, basis, indicator, filter), sources);
  if (rest === null) return sources;
  return [...sources, { activity: null, value: rest, share: rest, weight: null }];
}

/** The region of a partner is the one at the time of this publication, for earlier months too. */
export function isWithin(
  { partners }: FrozenMonth,
  { partner, region }: SourceFilter,
  code: string | null,
): boolean {
  if (partner !== undefined && code !== partner) return false;
  return region === undefined || (code !== null && partners.get(code)?.region === region);
}

async function activitiesOver(
  { strapi, revisions }: Needs,
  { month, pins }: FrozenMonth,
  { programme: { code }, activities }: FrozenProgramme,
  { from, to }: Span,
): Promise<NamedActivity[]> {
  const newest = await revisions.newestOfAll();
  const found: NamedActivity[] = [];
  const open: Month[] = [];
  for (const one of monthsFrom(from, to)) {
    const pinned = pins.get(one);
    const header = pinned === undefined ? newest.get(one) : await revisions.numbered(one, pinned);
    if (one === month) found.push(...activities);
    else if (header) found.push(...(await readFrozenActivities(strapi, header, code)));
    else open.push(one);
  }
  if (open.length === 0) return found;
  return [...found, ...(await readOpenActivities(strapi, code, open))];
}

/** The frozen figure behind the sources; null also if the groups do not have the filter's partner or region. */
function figureOf(
  { partners }: FrozenMonth,
  { totals, groups }: FrozenProgramme,
  basis: Basis,
  code: string,
  { partner, region }: SourceFilter,
): Quantity | null {
  const valueIn = (figures: readonly { readonly indicator: Indicator; readonly value: Quantity | null }[]) =>
    figures.find(({ indicator }) => indicator.code === code)?.value ?? null;
  if (partner !== undefined) {
    if (region !== undefined && partners.get(partner)?.region !== region) return null;
    return valueIn(groups[basis].partner.find((group) => group.code === partner)?.figures ?? []);
  }
  if (region !== undefined) {
    return valueIn(groups[basis].region.find((group) => group.code === region)?.figures ?? []);
  }
  return valueIn(totals[basis]);
}
