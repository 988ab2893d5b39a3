/**
 * The content of a revision (发布版本): everything that was published of a month, in every
 * language, as JSON whose RFC 8785 form is hashed and never changes again. What the
 * server answers is made of `FrozenMonth`, which this is written from and read back to.
 */
import canonicalize from 'canonicalize';

import { BASES, GROUPINGS, LOCALES, type Basis, type Grouping } from '../../../../shared/vocabulary';
import type { Message, Severity, Subject } from '../checks/finding';
import type { Indicator, Translated } from '../facts';
import { toMonth } from '../month';
import type { Quantity } from '../quantity';
import type { ReportModel } from '../report/model';
import type { Total } from '../totals/figures';
import type { NamedEntry } from '../totals/named-sources';
import type { FrozenActivity, FrozenMonth, FrozenPartner, FrozenProgramme } from './frozen-month';
import { groupRow, StoredGroup, type GroupRow } from './group-rows';
import { fromPlain, toPlain, type PlainObject } from './plain-json';

/** Of the form of the content; a later form is read beside this one. */
const VERSION = 1;

/** What is frozen for the record and for the verification, and answered to nobody in public. */
export interface FrozenRecord {
  /** SHA-256 of the canonical content of the revision made before this one, of whatever month; null for the first. */
  readonly previousSha256: string | null;
  readonly findings: readonly FrozenFinding[];
  readonly submissions: readonly FrozenSubmission[];
  /** Every photo that is printed, by its address, with the SHA-256 of the file's bytes; null where the file is not there. */
  readonly photos: readonly { readonly url: string; readonly sha256: string | null }[];
}

export interface FrozenFinding {
  readonly key: string;
  readonly check: string;
  readonly severity: Severity;
  readonly programme: string;
  readonly partner: string | null;
  readonly subject: Subject;
  readonly message: Message;
  readonly explanation: string | null;
}

export interface FrozenSubmission {
  readonly programme: string;
  readonly partner: string;
  readonly state: string;
  readonly nilReturn: boolean;
}

/** What is hashed: plain JSON, figures as `{ "figure": "5701221.1" }`. */
export type RevisionContent = PlainObject;

type Stated = { readonly value: Quantity; readonly basis: Basis } | null;

/** The totals of the three bases of one indicator: they differ in the value and in what was stated. */
interface TotalOfBases extends Omit<Total, 'indicator' | 'stated' | 'statedBasis'> {
  readonly indicator: string;
  readonly stated: Readonly<Record<Basis, Stated>>;
}

interface ActivityContent extends Omit<FrozenActivity, 'partner' | 'communities'> {
  /** Codes. */
  readonly partner: string | null;
  readonly communities: readonly string[];
}

interface ProgrammeContent extends Pick<FrozenProgramme, 'programme'> {
  readonly indicators: readonly Indicator[];
  readonly totals: readonly TotalOfBases[];
  readonly groups: Readonly<Record<Basis, Readonly<Record<Grouping, readonly GroupRow[]>>>>;
  readonly activities: readonly ActivityContent[];
}

/** The content before its figures are texts and after they are figures again. */
interface Content extends FrozenRecord {
  readonly version: number;
  readonly month: string;
  readonly revision: number;
  readonly frozenAt: string;
  readonly models: Readonly<Record<string, ReportModel>>;
  readonly programmes: readonly ProgrammeContent[];
  readonly partners: readonly FrozenPartner[];
  readonly communities: readonly NamedEntry[];
  /** What groups are called, each once. */
  readonly groupNames: Readonly<Record<Grouping, readonly NamedEntry[]>>;
  readonly pins: Readonly<Record<string, number>>;
}

export function toContent(frozen: FrozenMonth, record: FrozenRecord): RevisionContent {
  const communities = new Map<string, Translated>();
  for (const { activities } of frozen.programmes) {
    for (const community of activities.flatMap((activity) => activity.communities)) {
      communities.set(community.code, community.name);
    }
  }
  const { previousSha256, findings, submissions, photos } = record;
  const content: Content = {
    version: VERSION,
    month: frozen.month,
    revision: frozen.revision,
    frozenAt: frozen.frozenAt,
    models: frozen.models,
    programmes: frozen.programmes.map(programmeContent),
    partners: [...frozen.partners.values()].map(({ code, name, region }) => ({ code, name, region })),
    communities: [...communities].map(([code, name]) => ({ code, name })),
    groupNames: eachGrouping((grouping) => groupNamesOf(frozen.programmes, grouping)),
    pins: Object.fromEntries(frozen.pins),
    previousSha256,
    findings,
    submissions,
    photos,
  };
  return toPlain(content) as PlainObject;
}

/** The one text of a content (RFC 8785): what is stored and hashed. */
export function canonicalText(content: RevisionContent): string {
  const text = canonicalize(content);
  if (text === undefined) throw new TypeError('A content is an object');
  return text;
}

/** @throws Error for a content of a form this server does not know. */
export function fromContent(stored: RevisionContent): FrozenMonth & { readonly record: FrozenRecord } {
  if (stored.version !== VERSION)
    throw new Error(`There is no reading of a revision of form ${JSON.stringify(stored.version)}`);
  const content = fromPlain(stored) as Content;
  const partners = new Map(content.partners.map((partner) => [partner.code, partner]));
  const communities = new Map(content.communities.map((community) => [community.code, community]));
  const names = eachGrouping(
    (grouping) => new Map(content.groupNames[grouping].map(({ code, name }) => [code, name])),
  );
  const { previousSha256, findings, submissions, photos } = content;
  const [chinese, english] = LOCALES.map((locale) => content.models[locale]);
  if (chinese === undefined || english === undefined)
    throw new Error('A revision has a report in every language');
  return {
    month: toMonth(content.month),
    revision: content.revision,
    frozenAt: content.frozenAt,
    models: { 'zh-Hans': chinese, en: english },
    programmes: content.programmes.map((programme) =>
      frozenProgramme(programme, partners, communities, names),
    ),
    partners,
    pins: new Map(Object.entries(content.pins).map(([month, revision]) => [toMonth(month), revision])),
    record: { previousSha256, findings, submissions, photos },
  };
}

/** @param text the stored canonical text. */
export const readContent = (text: string): ReturnType<typeof fromContent> =>
  fromContent(JSON.parse(text) as RevisionContent);

const eachBasis = <T>(make: (basis: Basis) => T): Record<Basis, T> =>
  Object.fromEntries(BASES.map((basis) => [basis, make(basis)])) as Record<Basis, T>;

const eachGrouping = <T>(make: (grouping: Grouping) => T): Record<Grouping, T> =>
  Object.fromEntries(GROUPINGS.map((grouping) => [grouping, make(grouping)])) as Record<Grouping, T>;

function programmeContent({
  programme,
  indicators,
  totals,
  groups,
  activities,
}: FrozenProgramme): ProgrammeContent {
  const { code, name, startMonth, order } = programme;
  return {
    programme: { code, name, startMonth, order },
    indicators: [...indicators.values()],
    totals: totals.month.map(({ indicator, ...total }, index) => ({
      indicator: indicator.code,
      value: total.value,
      previous: total.previous,
      yearToDate: total.yearToDate,
      toDate: total.toDate,
      sameMonthLastYear: total.sameMonthLastYear,
      change: total.change,
      stated: eachBasis((basis) => statedOf(totals[basis][index])),
    })),
    groups: eachBasis((basis) => eachGrouping((grouping) => groups[basis][grouping].map(groupRow))),
    activities: activities.map((activity) => ({
      documentId: activity.documentId,
      title: activity.title,
      partner: activity.partner?.code ?? null,
      communities: activity.communities.map((community) => community.code),
      activityType: activity.activityType,
      startDate: activity.startDate,
      endDate: activity.endDate,
      sessions: activity.sessions,
      measurements: activity.measurements,
    })),
  };
}

type GroupNames = Readonly<Record<Grouping, ReadonlyMap<string, Translated>>>;

function groupNamesOf(programmes: readonly FrozenProgramme[], grouping: Grouping): NamedEntry[] {
  const names = new Map<string, Translated>();
  for (const { groups } of programmes) {
    for (const { code, name } of BASES.flatMap((basis) => groups[basis][grouping])) {
      if (code !== null && name !== null) names.set(code, name);
    }
  }
  return [...names].map(([code, name]) => ({ code, name }));
}

function groupName(names: ReadonlyMap<string, Translated>, code: string | null): Translated | null {
  return code === null ? null : found(names, code);
}

function statedOf(total: Total | undefined): Stated {
  if (!total || total.stated === null || total.statedBasis === null) return null;
  return { value: total.stated, basis: total.statedBasis };
}

function frozenProgramme(
  content: ProgrammeContent,
  partners: ReadonlyMap<string, FrozenPartner>,
  communities: ReadonlyMap<string, NamedEntry>,
  names: GroupNames,
): FrozenProgramme {
  const indicators = new Map(content.indicators.map((indicator) => [indicator.code, indicator]));
  const listed = content.totals.map(({ indicator }) => found(indicators, indicator));
  return {
    programme: content.programme,
    indicators,
    totals: eachBasis((basis) =>
      content.totals.map((total) => totalAt(basis, total, found(indicators, total.indicator))),
    ),
    groups: eachBasis((basis) =>
      eachGrouping((grouping) =>
        content.groups[basis][grouping].map(
          ([code, stored]) => new StoredGroup(code, groupName(names[grouping], code), stored, listed),
        ),
      ),
    ),
    activities: content.activities.map((activity) => ({
      ...activity,
      partner: activity.partner === null ? null : found(partners, activity.partner),
      communities: activity.communities.map((code) => found(communities, code)),
    })),
  };
}

function totalAt(basis: Basis, { stated, ...total }: TotalOfBases, indicator: Indicator): Total {
  const values = { month: total.value, 'year-to-date': total.yearToDate, 'to-date': total.toDate };
  return {
    ...total,
    indicator,
    value: values[basis],
    stated: stated[basis]?.value ?? null,
    statedBasis: stated[basis]?.basis ?? null,
  };
}

/** @throws Error: a content names nothing that it does not hold. */
function found<T>(entries: ReadonlyMap<string, T>, code: string): T {
  const entry = entries.get(code);
  if (entry === undefined) throw new Error(`The revision names "${code}" and does not say what it is`);
  return entry;
}
