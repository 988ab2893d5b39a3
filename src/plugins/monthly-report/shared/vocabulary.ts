/** The closed lists of words that server, admin panel and documents share. */

export const LOCALES = ['zh-Hans', 'en'] as const;
/** A language of the report; zh-Hans is the one that gives relations, months and dates. */
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'zh-Hans';

export const BASES = ['month', 'year-to-date', 'to-date'] as const;
/** The span of months a figure speaks of. */
export type Basis = (typeof BASES)[number];

export const GROUPINGS = ['region', 'partner', 'community', 'activity-type'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const INDICATOR_SOURCES = ['measured', 'counted', 'calculated', 'ratio'] as const;
export type IndicatorSource = (typeof INDICATOR_SOURCES)[number];

export const COUNTED_THINGS = ['partner', 'community', 'session', 'activity'] as const;
export type CountedThing = (typeof COUNTED_THINGS)[number];

/** How the values of one month combine (DHIS2's names). */
export const AGGREGATION_TYPES = ['SUM', 'MAX', 'AVERAGE', 'LAST', 'COUNT'] as const;
export type AggregationType = (typeof AGGREGATION_TYPES)[number];

/** How the figures of several months combine (UNICEF PRP's name). */
export const PERIOD_FORMULAS = ['sum', 'max', 'latest'] as const;
export type PeriodFormula = (typeof PERIOD_FORMULAS)[number];

/** How often a programme's partners report (填报频率). */
export const FREQUENCIES = ['monthly', 'quarterly', 'half-yearly', 'yearly'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export const EVENT_STATUSES = ['held', 'postponed', 'cancelled'] as const;
export type EventStatus = (typeof EVENT_STATUSES)[number];

/** Formats whose answer is a text, read where it stands: what they are called on the wire, and to readers. */
const TEXTS = {
  json: { mediaType: 'application/json', name: 'JSON' },
  html: { mediaType: 'text/html', name: 'HTML' },
  md: { mediaType: 'text/markdown', name: 'Markdown' },
} as const;
export type TextFormat = keyof typeof TEXTS;
export const TEXT_FORMATS = Object.keys(TEXTS) as readonly TextFormat[];

/** Formats whose answer is a file of bytes, to be kept under a name that ends with the format. */
const FILES = {
  pdf: { mediaType: 'application/pdf', name: 'PDF' },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    name: 'Word',
  },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', name: 'Excel' },
} as const;
export type FileFormat = keyof typeof FILES;
export const FILE_FORMATS = Object.keys(FILES) as readonly FileFormat[];

/** The formats a report can be read in; documents/ has one renderer for each. */
export type Format = TextFormat | FileFormat;
export const FORMATS: readonly Format[] = [...TEXT_FORMATS, ...FILE_FORMATS];
export const FORMAT_NAMES: Readonly<Record<Format, { readonly mediaType: string; readonly name: string }>> = {
  ...TEXTS,
  ...FILES,
};

export const MONTH_STATES = ['open', 'in-review', 'published', 'reopened'] as const;
/** How far a month has come. `published` is locked; `reopened` is open again, its last revision still public. */
export type MonthState = (typeof MONTH_STATES)[number];

export const SUBMISSION_STATES = ['not-due', 'due', 'overdue', 'submitted', 'sent-back', 'accepted'] as const;
/** UNICEF PRP's states: 未到填报期、待填报、逾期、已提交、退回修改、审核通过. The first three follow from the calendar. */
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

export const TRAIL_ACTIONS = [
  'submit',
  'declare-nil',
  'send-back',
  'accept',
  'ask-correction',
  'correct',
  'remind',
  'merge-communities',
  'merge-partners',
  'change-definition',
  'explain',
  'withdraw-explanation',
  'dismiss',
  'withdraw-dismissal',
  'begin-review',
  'withdraw-review',
  'publish',
  'reopen',
  'decide-later-month',
  'create-reference',
  'change-reference',
  'change-figures',
  'delete-entry',
  'delete-reference',
  'link-accounts',
  'create-file',
  'change-file',
  'delete-file',
  'mend-totals',
] as const;
/**
 * Kept of every save of a figure, which are too many for the lists of a month or a submission: the edit view of
 * the entry shows them.
 */
export const OF_ONE_ENTRY = 'change-figures' satisfies (typeof TRAIL_ACTIONS)[number];
/** What the trail (操作记录) keeps. */
export type TrailAction = (typeof TRAIL_ACTIONS)[number];

export const TRAIL_DETAILS = [
  ...[
    'activities',
    'cells',
    'changes',
    'check',
    'differing',
    'entry',
    'explanation',
    'feedback',
    'figures',
    'finding',
    'kept',
  ],
  ...['merged', 'months', 'reason', 'recipients', 'revision', 'sha256', 'stories', 'type'],
] as const;
/** A detail that a row of the trail may give of its action; the panel has a word for each. */
export type TrailDetail = (typeof TRAIL_DETAILS)[number];

/** The roles that the plugin seeds, by the code that Strapi keeps them under. */
export const ROLES = {
  partnerEditor: 'monthly-report-partner-editor',
  regionalCoordinator: 'monthly-report-regional-coordinator',
  /** 秘书处: of its programmes alone. */
  secretariat: 'monthly-report-secretariat',
  /** 总秘书处: of the whole network. */
  networkSecretariat: 'monthly-report-network-secretariat',
} as const;

/** What a publication does, in this order; `writing` is done while others wait, and can no longer be cancelled. */
export const PUBLICATION_STAGES = ['checks', 'texts', 'groups', 'photos', 'document', 'writing'] as const;
export type PublicationStage = (typeof PUBLICATION_STAGES)[number];
