/** Small builders of the facts of a report; each takes the values that a test needs. */
import type {
  CountedIndicator,
  Indicator,
  MeasuredIndicator,
  Partner,
  Photo,
  Programme,
  ProgrammeContent,
  ProgrammeFacts,
  ProgrammeNarrative,
  ProgressUpdate,
  Publisher,
  Region,
  ReportEntry,
  ReportFacts,
  Story,
  Translated,
} from '../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { toMonth } from '../../src/plugins/monthly-report/server/src/domain/month';
import type { Headline } from '../../src/plugins/monthly-report/server/src/report/rules/headline';
import type { RichText } from '../../src/plugins/monthly-report/server/src/domain/rich-text';
import type { Locale } from '../../src/plugins/monthly-report/shared/vocabulary';
import { ledgerOf, PROGRAMME_ID, statesIn, wholeCellsOf } from './ledger';
import { indexStates } from '../../src/plugins/monthly-report/server/src/ledger/rules/levels';
import type { Activity } from './recount/activity';

export const DECEMBER = toMonth('2020-12');

export function words(chinese: string, english: string | null = null): Translated {
  return { 'zh-Hans': chinese, en: english };
}

export function prose(...paragraphs: string[]): RichText {
  return paragraphs.map((text) => ({ type: 'paragraph', children: [{ type: 'text', text }] }));
}

export function buildRegion(overrides: Partial<Region> = {}): Region {
  return { code: 'north', name: words('华北区', 'North China'), order: 1, ...overrides };
}

export function buildPartner(overrides: Partial<Partner> = {}): Partner {
  return {
    code: 'green_neighbour',
    name: words('绿邻居', 'Green Neighbour'),
    region: buildRegion(),
    ...overrides,
  };
}

export function buildPhoto(overrides: Partial<Photo> = {}): Photo {
  return {
    url: '/uploads/classroom.jpg',
    width: 1600,
    height: 1200,
    alternativeText: null,
    caption: null,
    credit: null,
    formats: {},
    ...overrides,
  };
}

/** The title also gives slug and documentId, so that the entries of a test differ by it. */
export function buildStory(title: string, overrides: Partial<Story> = {}): Story {
  return {
    documentId: `story ${title}`,
    slug: slugOf(title),
    status: 'published',
    narrative: { language: 'zh-Hans', title, body: prose(`${title}。`) },
    occurredOn: '2020-12-08',
    order: 0,
    partner: 'green_neighbour',
    communities: [],
    photos: [],
    videos: [],
    ...overrides,
  };
}

export function buildProgress(title: string, overrides: Partial<ProgressUpdate> = {}): ProgressUpdate {
  return {
    documentId: `progress ${title}`,
    slug: slugOf(title),
    status: 'published',
    narrative: { language: 'zh-Hans', title, body: prose(`${title}。`) },
    occurredOn: null,
    order: 0,
    eventStatus: null,
    plannedFrom: null,
    plannedTo: null,
    newDate: null,
    links: [],
    photos: [],
    videos: [],
    parent: null,
    ...overrides,
  };
}

export function buildCounted(overrides: Partial<CountedIndicator> = {}): CountedIndicator {
  return {
    code: 'activities',
    label: words('活动场次', 'Activities'),
    unit: words('场', 'events'),
    decimals: 0,
    source: 'counted',
    counts: 'activity',
    ...overrides,
  };
}

export function buildMeasured(overrides: Partial<MeasuredIndicator> = {}): MeasuredIndicator {
  return {
    code: 'waste_hazardous',
    label: words('有害垃圾减量', 'Hazardous waste reduced'),
    unit: words('kg', 'kg'),
    decimals: 1,
    source: 'measured',
    aggregationType: 'SUM',
    calculationFormulaAcrossPeriods: 'sum',
    parts: [],
    lowest: null,
    highest: null,
    ...overrides,
  };
}

export function buildActivityOf(title: string, overrides: Partial<Activity> = {}): Activity {
  return {
    documentId: `activity ${title}`,
    title,
    partner: 'green_neighbour',
    communities: [],
    activityType: null,
    startDate: '2020-12-08',
    endDate: null,
    sessions: null,
    measurements: new Map(),
    ...overrides,
  };
}

interface ProgrammeParts {
  readonly programme?: Partial<Programme>;
  readonly indicators?: readonly Indicator[];
  readonly facts?: Partial<Pick<ProgrammeFacts, 'memberships' | 'statedFigures' | 'targets'>> & {
    readonly activities?: readonly Activity[];
  };
  readonly narrative?: Partial<ProgrammeNarrative>;
}

/** The month whose partners are active is December. */
export function buildProgramme({
  programme,
  indicators: listed = [],
  facts: { activities = [], ...facts } = {},
  narrative,
}: ProgrammeParts = {}): ProgrammeContent {
  const indicators = new Map(listed.map((indicator) => [indicator.code, indicator]));
  return {
    facts: {
      id: PROGRAMME_ID,
      programme: {
        code: 'zero_waste',
        name: words('零废弃网络发展项目', 'Zero Waste Network'),
        secretariat: null,
        startMonth: toMonth('2020-01'),
        basis: 'month',
        summaryTemplate: words('', ''),
        indicators: listed.map(({ code }) => code),
        storyGrouping: 'region-and-partner',
        regionHeading: null,
        order: 1,
        ...programme,
      },
      indicators,
      cells: wholeCellsOf({ indicators }, ledgerOf(activities)),
      levels: indexStates(
        statesIn({ indicators, memberships: facts.memberships ?? [] }, ledgerOf(activities)),
      ),
      memberships: [],
      statedFigures: [],
      targets: [],
      ...facts,
    },
    reportedPartners: new Set(
      activities.flatMap(({ partner, startDate }) =>
        partner !== null && startDate.startsWith(DECEMBER) ? [partner] : [],
      ),
    ),
    narrative: { overview: null, progress: [], stories: [], ...narrative },
  };
}

export function buildHeadline(overrides: Partial<Headline> = {}): Headline {
  return {
    month: DECEMBER,
    locale: 'zh-Hans',
    title: '2020年12月联合公益计划月报',
    revision: 1,
    publishedAt: '2021-01-08T02:00:00.000Z',
    correction: null,
    network: null,
    programmes: [],
    ...overrides,
  };
}

interface ReportParts {
  readonly locale?: Locale;
  readonly entry?: Partial<ReportEntry>;
  readonly partners?: readonly Partner[];
  readonly communities?: readonly { readonly code: string; readonly name: Translated }[];
  readonly programmes?: ReportFacts['programmes'];
  readonly publisher?: ReportFacts['publisher'];
  readonly findings?: ReportFacts['findings'];
}

export function buildReportFacts(parts: ReportParts = {}): ReportFacts {
  const {
    locale = 'zh-Hans',
    entry,
    partners = [buildPartner()],
    communities = [],
    programmes = [],
    publisher = null,
    findings = [],
  } = parts;
  return {
    entry: {
      month: DECEMBER,
      title: null,
      note: null,
      status: 'published',
      revision: 1,
      publishedAt: '2021-01-08T02:00:00.000Z',
      ...entry,
    },
    locale,
    reference: {
      partners: new Map(partners.map((partner) => [partner.code, partner])),
      communities: new Map(communities.map((community) => [community.code, community])),
    },
    programmes,
    publisher,
    findings,
  };
}

/** Publication settings with only a name, unless overridden. */
export function buildPublisher(overrides: Partial<Publisher> = {}): Publisher {
  return {
    network: { 'zh-Hans': '山海公益网络', en: 'Mountains and Seas Network' },
    publisher: null,
    logo: null,
    cover: null,
    colour: null,
    contact: null,
    licence: null,
    licenceUrl: null,
    citation: null,
    imprint: null,
    filingNumber: null,
    signatures: null,
    ...overrides,
  };
}

function slugOf(title: string): string {
  return title.toLowerCase().replace(/\s+/g, '-');
}
