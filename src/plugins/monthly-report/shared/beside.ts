/** The panel beside an entry in its edit view: the server builds the data, the panel reads it. */
import type { FindingEntry } from './admin-api';
import type { Locale, MonthState, SubmissionState, TrailAction } from './vocabulary';

/** The types with a panel of their own, by the uids of their content types. */
export const BESIDE = {
  activity: 'api::activity.activity',
  story: 'api::story.story',
  'progress-update': 'api::progress-update.progress-update',
  'stated-figure': 'api::stated-figure.stated-figure',
  target: 'api::target.target',
  indicator: 'api::indicator.indicator',
  programme: 'api::programme.programme',
} as const;

export type BesideKind = keyof typeof BESIDE;
export const BESIDE_KINDS = Object.keys(BESIDE) as readonly BesideKind[];

/** The types that belong to a month; the panel checks them while somebody types. */
export const TYPED_KINDS = [
  'activity',
  'story',
  'progress-update',
  'stated-figure',
] as const satisfies readonly BesideKind[];
export type TypedKind = (typeof TYPED_KINDS)[number];

export const isTypedKind = (kind: BesideKind): kind is TypedKind =>
  TYPED_KINDS.some((typed) => typed === kind);

export interface EntryChange {
  readonly at: string;
  readonly by: string;
  readonly action: TrailAction;
  readonly reason: string | null;
  readonly changes: readonly {
    readonly field: string;
    /** Label of an indicator; null for a field of the type: the panel has a word for it. */
    readonly label: string | null;
    /** Both are left out if the reader may not see the values. */
    readonly before?: unknown;
    readonly after?: unknown;
  }[];
}

/** The reason why the account cannot change the entry. */
export interface ReadOnly {
  readonly why: 'published' | 'submitted' | 'accepted';
  readonly month: string;
}

/** `GET /monthly-report/beside/<kind>/<documentId>` */
export interface BesideEntry {
  readonly readOnly: ReadOnly | null;
  readonly created: { readonly at: string | null; readonly by: string | null };
  /** Newest first, the last fifty. */
  readonly changes: readonly EntryChange[];
}

export interface Destination {
  readonly grain: 'programme' | 'region' | 'partner';
  readonly code: string;
  readonly name: string;
}

/** A figure as it is typed, and the current totals that it goes into. */
export interface TypedFigure {
  readonly indicator: string;
  readonly label: string;
  readonly unit: string | null;
  readonly entered: string;
  /** By grain; left out if the reader sees no totals. Null means not reported. */
  readonly totals: Readonly<Partial<Record<Destination['grain'], string | null>>>;
}

/**
 * `POST /monthly-report/beside/<kind>` `{ documentId, locale, fields, relations }`: the entry as it stands in the form.
 * Nothing is saved.
 */
export interface BesideTyped {
  readonly month: string | null;
  readonly monthState: MonthState | null;
  /** State of the partner's month; null if the entry belongs to no partner. */
  readonly submission: SubmissionState | null;
  readonly goesTo: readonly Destination[];
  readonly figures: readonly TypedFigure[];
  /** Null until the entry has a programme, and a month in which the programme has begun. */
  readonly findings: readonly FindingEntry[] | null;
}

/** The body that the form sends. */
export interface TypedQuestion {
  readonly documentId: string | null;
  readonly locale: Locale;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly relations: Readonly<
    Record<string, { readonly connect: readonly string[]; readonly disconnect: readonly string[] }>
  >;
}
