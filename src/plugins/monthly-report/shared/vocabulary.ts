/** The closed lists of words that server, admin panel and documents share. */

export const LOCALES = ['zh-Hans', 'en'] as const;
/** A language of the report. Relations, months and dates come from the zh-Hans row. */
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'zh-Hans';

export const BASES = ['month', 'year-to-date', 'to-date'] as const;
/** The span of months that a figure covers. */
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

/** Formats whose answer is a text that is read in place, with their media type and the name for readers. */
const TEXTS = {
  json: { mediaType: 'application/json', name: 'JSON' },
  html: { mediaType: 'text/html', name: 'HTML' },
  md: { mediaType: 'text/markdown', name: 'Markdown' },
} as const;
export type TextFormat = keyof typeof TEXTS;
export const TEXT_FORMATS = Object.keys(TEXTS) as readonly TextFormat[];

/** Formats whose answer is a file of bytes. The file is saved under a name that ends with the format. */
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

/** The formats of a report; documents/ has one renderer for each. */
export type Format = TextFormat | FileFormat;
export const FORMATS: readonly Format[] = [...TEXT_FORMATS, ...FILE_FORMATS];
export const FORMAT_NAMES: Readonly<Record<Format, { readonly mediaType: string; readonly name: string }>> = {
  ...TEXTS,
  ...FILES,
};

export const MONTH_STATES = ['open', 'in-review', 'published', 'reopened'] as const;
/** The state of a month. `published` is locked; `reopened` is open again, and its last revision is still public. */
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
 * The trail keeps a row of this action for every save of a figure. These are too many for the lists of a month or a
 * submission: only the edit view of the entry shows them.
 */
export const OF_ONE_ENTRY = 'change-figures' satisfies (typeof TRAIL_ACTIONS)[number];
/** The actions that the trail (操作记录) keeps. */
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
/** A detail that a row of the trail may have; the panel has a word for each. */
export type TrailDetail = (typeof TRAIL_DETAILS)[number];

/** The roles that the plugin seeds, by the code under which Strapi stores them. */
export const ROLES = {
  partnerEditor: 'monthly-report-partner-editor',
  regionalCoordinator: 'monthly-report-regional-coordinator',
  /** 秘书处: for its own programmes. */
  secretariat: 'monthly-report-secretariat',
  /** 总秘书处: for the whole network. */
  networkSecretariat: 'monthly-report-network-secretariat',
} as const;

/**
 * The stages of a publication, in this order. During `writing` others wait, and the publication can no longer be
 * cancelled.
 */
export const PUBLICATION_STAGES = ['checks', 'texts', 'groups', 'photos', 'document', 'writing'] as const;
export type PublicationStage = (typeof PUBLICATION_STAGES)[number];
