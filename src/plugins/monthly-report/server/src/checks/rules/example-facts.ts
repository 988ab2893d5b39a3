/** Small facts for the examples of checks: everything is in order unless an override says otherwise. */
import type {
  Indicator,
  MeasuredIndicator,
  Programme,
  ProgrammeFacts,
  Translated,
} from '../../entries/rules/facts';
import { toMonth } from '../../domain/month';
import { parseQuantity, type Quantity } from '../../domain/quantity';
import type { RichText } from '../../domain/rich-text';
import { NO_CELLS } from '../../ledger/rules/cell-index';
import { NO_LEVELS } from '../../ledger/rules/levels';
import type {
  CheckedActivity,
  CheckedPhoto,
  CheckedProgramme,
  CheckedProgress,
  CheckedStory,
  CheckFacts,
  NamedCommunity,
  NamedPartner,
} from './facts';

export const EXAMPLE_MONTH = toMonth('2020-12');

export function both(zh: string, en: string | null = zh): Translated {
  return { 'zh-Hans': zh, en };
}

/** @throws Error if the text is no plain decimal. */
export function exactly(text: string): Quantity {
  const quantity = parseQuantity(text);
  if (quantity === null) throw new Error(`Not a quantity: ${text}`);
  return quantity;
}

export function paragraphs(...texts: readonly string[]): RichText {
  return texts.map((text) => ({ type: 'paragraph', children: [{ type: 'text', text }] }));
}

export function exampleIndicator(overrides: Partial<MeasuredIndicator> = {}): MeasuredIndicator {
  return {
    source: 'measured',
    code: 'participants',
    label: both('参与人次', 'Participants'),
    unit: both('人次', 'people'),
    decimals: 0,
    aggregationType: 'SUM',
    calculationFormulaAcrossPeriods: 'sum',
    parts: [],
    lowest: null,
    highest: null,
    ...overrides,
  };
}

export function exampleFacts(
  indicators: readonly Indicator[] = [exampleIndicator()],
  overrides: Partial<ProgrammeFacts> = {},
): ProgrammeFacts {
  const programme: Programme = {
    code: 'zero_waste',
    name: both('零废弃网络发展项目', 'Zero Waste Network'),
    secretariat: null,
    startMonth: toMonth('2019-01'),
    basis: 'month',
    summaryTemplate: both('本月开展了活动。', 'Activities were held.'),
    indicators: indicators.map(({ code }) => code),
    storyGrouping: 'region-and-partner',
    regionHeading: null,
    order: 1,
  };
  return {
    id: 1,
    programme,
    indicators: new Map(indicators.map((indicator) => [indicator.code, indicator])),
    memberships: [],
    statedFigures: [],
    targets: [],
    cells: NO_CELLS,
    levels: NO_LEVELS,
    ...overrides,
  };
}

export function exampleActivity(
  overrides: Partial<Omit<CheckedActivity, 'measurements'>> & {
    /** Decimal texts by code; null means entered as not reported. */
    readonly measurements?: Readonly<Record<string, string | null>>;
  } = {},
): CheckedActivity {
  const { measurements = {}, ...rest } = overrides;
  return {
    documentId: 'activity-1',
    status: 'published',
    title: '厨余堆肥体验',
    kind: 'single',
    partner: 'green_home',
    communities: ['sunny_village'],
    activityType: 'training',
    campaign: null,
    startDate: '2020-12-08',
    endDate: null,
    startTime: null,
    venue: null,
    sessions: 1,
    photos: [],
    ...rest,
    measurements: new Map(
      Object.entries(measurements).map(([code, text]) => [code, text === null ? null : exactly(text)]),
    ),
  };
}

export function examplePhoto(overrides: Partial<CheckedPhoto> = {}): CheckedPhoto {
  return {
    file: 'compost.jpg',
    media: '1',
    alternativeText: both('居民围着堆肥桶', 'Residents around a compost bin'),
    caption: both('堆肥体验', 'Composting'),
    credit: '绿色家园',
    consent: true,
    ...overrides,
  };
}

export function exampleStory(overrides: Partial<CheckedStory> = {}): CheckedStory {
  return {
    documentId: 'story-1',
    status: 'published',
    slug: 'compost',
    title: both('一桶厨余的旅行', 'The journey of a bin'),
    partner: 'green_home',
    communities: ['sunny_village'],
    activity: 'activity-1',
    occurredOn: '2020-12-08',
    body: {
      'zh-Hans': paragraphs('十几户居民带着厨余来到小区花园。'),
      en: paragraphs('A dozen households brought kitchen scraps to the garden.'),
    },
    photos: [examplePhoto()],
    videos: [],
    ...overrides,
  };
}

/** A story with these words in Chinese and no translation. */
export const storySaying = (words: string): CheckedStory =>
  exampleStory({ body: { 'zh-Hans': paragraphs(words), en: null } });

export function exampleProgress(overrides: Partial<CheckedProgress> = {}): CheckedProgress {
  return {
    documentId: 'progress-1',
    status: 'published',
    slug: 'visit',
    title: both('项目走访', 'Project visit'),
    occurredOn: '2020-12-15',
    eventStatus: 'held',
    plannedFrom: null,
    plannedTo: null,
    newDate: null,
    body: { 'zh-Hans': paragraphs('走访了两家伙伴机构。'), en: paragraphs('Two partners were visited.') },
    links: [],
    photos: [],
    videos: [],
    parent: null,
    ...overrides,
  };
}

export function exampleProgramme(overrides: Partial<CheckedProgramme> = {}): CheckedProgramme {
  return {
    facts: exampleFacts(),
    overview: null,
    activities: [exampleActivity()],
    stories: [],
    progress: [],
    earlierStories: [],
    history: [],
    statesBefore: [],
    submitted: new Set(),
    nilReturns: new Set(),
    ...overrides,
  };
}

const PARTNERS: readonly NamedPartner[] = [
  { code: 'green_home', name: both('绿色家园', 'Green Home'), aliases: [], region: null },
  { code: 'river_side', name: both('河畔公益', 'River Side'), aliases: ['河畔中心'], region: null },
];

const COMMUNITIES: readonly NamedCommunity[] = [
  { code: 'sunny_village', name: both('阳光新村', 'Sunny Village'), aliases: [], verified: true },
  { code: 'maple_court', name: both('枫林小区', 'Maple Court'), aliases: ['枫林苑'], verified: true },
];

/** One programme in December 2020, with two partners and two communities. */
export function exampleOf(
  programme: Partial<CheckedProgramme> = {},
  overrides: Partial<CheckFacts> = {},
): CheckFacts {
  return {
    month: EXAMPLE_MONTH,
    programmes: [exampleProgramme(programme)],
    partners: new Map(PARTNERS.map((partner) => [partner.code, partner])),
    communities: new Map(COMMUNITIES.map((community) => [community.code, community])),
    ...overrides,
  };
}
