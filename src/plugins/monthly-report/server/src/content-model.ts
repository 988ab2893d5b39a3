/**
 * The content model as one table. The row of a type says everything about it: the owners of its entries, the month
 * that they belong to, the lock of a published month, the rights of each role, the effect of a change on the kept
 * sums, and whether the public reads it. Visibility, isolation, locks, guards, indexes and the permissions of the
 * seeded roles derive from it.
 *
 * A type without a row is closed: to the Content API, to bound accounts, and through relations.
 */
import { ROLES } from '../../shared/vocabulary';

/** The field that says which month an entry belongs to: a month (YYYY-MM) or a day (YYYY-MM-DD). */
export interface MonthField {
  readonly field: string;
  readonly is: 'month' | 'day';
}

/** The kinds of owners of an entry. */
export type OwnerKind = 'partner' | 'programme' | 'region';

/**
 * How far a role reaches: to `all` entries of a type, or to `own` entries, which belong to the partners, the partners
 * of regions, or the programmes that the account is linked to.
 */
export type Reach = 'all' | 'own';

/** The rights of a seeded role on a type. A right that is left out is not given. */
export interface Rights {
  readonly read?: Reach;
  readonly create?: Reach;
  readonly update?: Reach;
  readonly delete?: Reach;
  readonly publish?: Reach;
  /** Fields that the role reads and does not write. */
  readonly without?: readonly string[];
  /** Reads and writes private fields too, such as contacts. Without it, only those of its own entries. */
  readonly withPrivate?: true;
}

export interface ContentType {
  readonly uid: string;
  readonly month: MonthField | null;
  /**
   * The relation that names an owner, by kind; `self` if the entry is the owner. Empty: the entry has no owner, and
   * the whole network shares it.
   */
  readonly owners: Readonly<Partial<Record<OwnerKind, string>>>;
  /** Has draft & publish. */
  readonly drafts: boolean;
  /** Has translations. Only the Chinese row then gives month, owners and order. */
  readonly localised: boolean;
  /**
   * The rows that the database itself protects: rows of a published month (`month`), all rows for ever (`forever`),
   * the report of a published month (`report`), or none (null).
   */
  readonly lock: 'month' | 'forever' | 'report' | null;
  /** Relations that can still change under a month's lock: no report prints them. */
  readonly unlocked?: readonly string[];
  /**
   * The effect of a change on kept sums and kept answers: on a counted activity (`ledger`), on texts of a month
   * (`words`), on every report (`everything`), or none (null).
   */
  readonly touches: 'ledger' | 'words' | 'everything' | null;
  /**
   * Activities are counted by it, or a grouping has a row for it: writers of such entries wait for writers of
   * activities.
   */
  readonly countedBy: boolean;
  /** The entries that readers without an account may ask for: all, those of public months, or none. */
  readonly public: 'all' | 'months' | 'nothing';
  /** The rights of each seeded role in the content manager. */
  readonly may: Readonly<Record<RoleName, Rights>>;
}

export { ROLES };

export type RoleName = keyof typeof ROLES;
export type RoleCode = (typeof ROLES)[RoleName];

const EDIT_ALL = { read: 'all', create: 'all', update: 'all', delete: 'all' } as const;
const EDIT_OWN = { read: 'own', create: 'own', update: 'own', delete: 'own' } as const;
const READ_ALL = { read: 'all' } as const;
const READ_OWN = { read: 'own' } as const;
const NOTHING = {} as const;

/** Shared reference data: everybody refers to it, the network secretariat maintains it. */
const SHARED = {
  partnerEditor: READ_ALL,
  regionalCoordinator: READ_ALL,
  secretariat: READ_ALL,
  networkSecretariat: { ...EDIT_ALL, withPrivate: true },
} as const satisfies ContentType['may'];

/** Entries that partners enter and submit. */
const ENTERED = {
  partnerEditor: EDIT_OWN,
  regionalCoordinator: READ_OWN,
  secretariat: { ...EDIT_OWN, publish: 'own', withPrivate: true },
  networkSecretariat: { ...EDIT_ALL, publish: 'all', withPrivate: true },
} as const satisfies ContentType['may'];

/** Entries that the secretariat of a programme writes for it. */
const COMPILED = {
  partnerEditor: NOTHING,
  regionalCoordinator: NOTHING,
  secretariat: { ...EDIT_OWN, publish: 'own', withPrivate: true },
  networkSecretariat: { ...EDIT_ALL, publish: 'all', withPrivate: true },
} as const satisfies ContentType['may'];

/** Records of the plugin: only its own steps write them, and its own pages show them. */
const RECORDS = {
  partnerEditor: NOTHING,
  regionalCoordinator: NOTHING,
  secretariat: NOTHING,
  networkSecretariat: NOTHING,
} as const satisfies ContentType['may'];

const REFERENCE = {
  month: null,
  owners: {},
  drafts: false,
  localised: false,
  lock: null,
  touches: 'everything',
  public: 'all',
  may: SHARED,
} as const;

const RECORD = {
  owners: {},
  drafts: false,
  localised: false,
  countedBy: false,
  public: 'nothing',
  may: RECORDS,
} as const;

export const CONTENT_MODEL = {
  region: { ...REFERENCE, uid: 'api::region.region', owners: { region: 'self' }, countedBy: true },
  partnerTier: { ...REFERENCE, uid: 'api::partner-tier.partner-tier', countedBy: false },
  partner: {
    ...REFERENCE,
    uid: 'api::partner.partner',
    owners: { partner: 'self', region: 'region' },
    countedBy: true,
  },
  programme: {
    ...REFERENCE,
    uid: 'api::programme.programme',
    owners: { programme: 'self' },
    countedBy: true,
    // The programme decides about the texts of its own report, its due day and its indicators.
    may: {
      ...SHARED,
      secretariat: {
        read: 'all',
        update: 'own',
        without: ['code', 'startMonth', 'frequency', 'fiscalYearStart', 'order'],
      },
    },
  },
  membership: {
    ...REFERENCE,
    uid: 'api::membership.membership',
    owners: { partner: 'partner', programme: 'programme' },
    // It tells how long the states of a partner last in levels.
    countedBy: true,
    may: { ...SHARED, secretariat: { ...EDIT_OWN, read: 'all' } },
  },
  indicator: { ...REFERENCE, uid: 'api::indicator.indicator', countedBy: true },
  /** 发布信息: one entry, printed in every report and frozen with it. */
  publicationSetting: {
    ...REFERENCE,
    uid: 'api::publication-setting.publication-setting',
    countedBy: false,
    // Every report prints it, also as JSON.
    public: 'nothing',
    may: {
      partnerEditor: NOTHING,
      regionalCoordinator: NOTHING,
      secretariat: NOTHING,
      networkSecretariat: { read: 'all', create: 'all', update: 'all' },
    },
  },
  target: {
    ...REFERENCE,
    uid: 'api::target.target',
    owners: { programme: 'programme', partner: 'partner', region: 'region' },
    countedBy: false,
    // A report prints the targets beside its figures. Targets of partners and of later years are plans.
    public: 'nothing',
    may: {
      partnerEditor: READ_OWN,
      regionalCoordinator: READ_OWN,
      secretariat: EDIT_OWN,
      networkSecretariat: EDIT_ALL,
    },
  },
  // Kept sums hold the figures of every option. The names and settings of the options are looked up when a sum is
  // read.
  dimension: { ...REFERENCE, uid: 'api::dimension.dimension', countedBy: false },
  activityType: { ...REFERENCE, uid: 'api::activity-type.activity-type', countedBy: true },
  community: {
    ...REFERENCE,
    uid: 'api::community.community',
    countedBy: true,
    may: {
      ...SHARED,
      // A new community waits for the network secretariat to verify it.
      partnerEditor: { read: 'all', create: 'all', without: ['verified'] },
      secretariat: { read: 'all', create: 'all', without: ['verified'] },
    },
  },

  activity: {
    uid: 'api::activity.activity',
    month: { field: 'startDate', is: 'day' },
    owners: { partner: 'partner', programme: 'programme' },
    drafts: true,
    localised: false,
    lock: 'month',
    touches: 'ledger',
    countedBy: false,
    public: 'months',
    may: ENTERED,
  },
  story: {
    uid: 'api::story.story',
    month: { field: 'reportMonth', is: 'month' },
    owners: { partner: 'partner', programme: 'programme' },
    drafts: true,
    localised: true,
    lock: 'month',
    // Every publication of the activity replaces the row that this relation points to.
    unlocked: ['activity'],
    touches: 'words',
    countedBy: false,
    public: 'months',
    may: ENTERED,
  },
  progressUpdate: {
    uid: 'api::progress-update.progress-update',
    month: { field: 'month', is: 'month' },
    owners: { programme: 'programme' },
    drafts: true,
    localised: true,
    lock: 'month',
    touches: 'words',
    countedBy: false,
    public: 'months',
    may: COMPILED,
  },
  programmeMonth: {
    uid: 'api::programme-month.programme-month',
    month: { field: 'month', is: 'month' },
    owners: { programme: 'programme' },
    drafts: true,
    localised: true,
    lock: 'month',
    touches: 'words',
    countedBy: false,
    public: 'months',
    may: COMPILED,
  },
  statedFigure: {
    uid: 'api::stated-figure.stated-figure',
    month: { field: 'month', is: 'month' },
    owners: { programme: 'programme' },
    drafts: false,
    localised: false,
    lock: 'month',
    touches: 'everything',
    countedBy: false,
    public: 'nothing',
    may: {
      ...COMPILED,
      secretariat: { ...EDIT_OWN, withPrivate: true },
      networkSecretariat: { ...EDIT_ALL, withPrivate: true },
    },
  },

  report: {
    uid: 'plugin::monthly-report.report',
    month: { field: 'month', is: 'month' },
    owners: {},
    drafts: true,
    localised: false,
    lock: 'report',
    touches: 'words',
    countedBy: false,
    public: 'nothing',
    may: {
      partnerEditor: NOTHING,
      regionalCoordinator: NOTHING,
      secretariat: READ_ALL,
      networkSecretariat: { ...EDIT_ALL, publish: 'all' },
    },
  },
  submission: {
    ...RECORD,
    uid: 'plugin::monthly-report.submission',
    month: { field: 'month', is: 'month' },
    owners: { partner: 'partner', programme: 'programme' },
    lock: 'month',
    touches: 'words',
  },
  revision: {
    ...RECORD,
    uid: 'plugin::monthly-report.revision',
    month: { field: 'month', is: 'month' },
    lock: 'forever',
    // Public answers of a month come from its newest revision.
    touches: 'words',
  },
  explanation: {
    ...RECORD,
    uid: 'plugin::monthly-report.explanation',
    month: { field: 'month', is: 'month' },
    lock: null,
    touches: null,
  },
  monthState: {
    ...RECORD,
    uid: 'plugin::monthly-report.month-state',
    month: { field: 'month', is: 'month' },
    lock: null,
    touches: null,
  },
  trailEntry: {
    ...RECORD,
    uid: 'plugin::monthly-report.trail-entry',
    month: { field: 'month', is: 'month' },
    lock: 'forever',
    touches: null,
  },
} as const satisfies Readonly<Record<string, ContentType>>;

export type TypeName = keyof typeof CONTENT_MODEL;

type Uid<Name extends TypeName> = (typeof CONTENT_MODEL)[Name]['uid'];

/** The uids of the types by which activities are counted, for tables that must name each of them. */
export type CountedByUid = {
  [Name in TypeName]: (typeof CONTENT_MODEL)[Name]['countedBy'] extends true ? Uid<Name> : never;
}[TypeName];

/** The rows with the type of the table, not with the literal type of each row. */
export const CONTENT_TYPES: Readonly<Record<TypeName, ContentType>> = CONTENT_MODEL;

const BY_UID: ReadonlyMap<string, ContentType> = new Map(
  Object.values(CONTENT_TYPES).map((row) => [row.uid, row]),
);

/** The row of a content type; null for a type that nobody declared: such a type is closed. */
export const contentTypeOf = (uid: string): ContentType | null => BY_UID.get(uid) ?? null;

/** The uids of the types for which `holds` is true, in the order of the table. */
export const typesWith = (holds: (row: ContentType) => boolean): readonly string[] =>
  Object.values(CONTENT_TYPES)
    .filter(holds)
    .map(({ uid }) => uid);
