import fs from 'node:fs';
import path from 'node:path';

import type { BodyPart } from './blocks';

/** The shape of the files under database/demo; entries name each other by code. */
export interface ReferenceEntry {
  readonly code: string;
  readonly [attribute: string]: unknown;
}

export interface PartnerEntry extends ReferenceEntry {
  readonly region: string;
}

export interface IndicatorEntry extends ReferenceEntry {
  readonly parts?: readonly string[];
  readonly dimensions?: readonly string[];
  /** The two indicators of a ratio. */
  readonly numerator?: string;
  readonly denominator?: string;
}

export interface ProgrammeEntry extends ReferenceEntry {
  readonly indicators: readonly string[];
}

export interface MembershipEntry {
  readonly programme: string;
  readonly partner: string;
  readonly tier?: string;
  readonly fromMonth: string;
  readonly toMonth?: string;
}

export interface TargetEntry {
  readonly programme: string;
  readonly indicator: string;
  readonly partner?: string;
  readonly fromMonth: string;
  readonly toMonth: string;
  readonly value: string;
  readonly baseline?: string;
  readonly baselineMonth?: string;
}

export interface PhotoFileEntry {
  readonly code: string;
  readonly name: string;
  readonly alternativeText: string;
}

export interface PhotoText {
  readonly alternativeText: string;
  readonly caption: string;
  readonly credit: string;
}

export interface PhotoEntry {
  readonly photo: string;
  readonly consent: boolean;
  readonly 'zh-Hans': PhotoText;
  readonly en?: PhotoText;
}

export interface ActivityEntry {
  readonly code: string;
  readonly title: string;
  readonly kind: 'single' | 'summary';
  readonly partner?: string;
  readonly communities: readonly string[];
  readonly activityType?: string;
  readonly campaign?: string;
  readonly startDate: string;
  readonly endDate?: string;
  readonly startTime?: string;
  readonly duration?: number;
  readonly venue?: string;
  readonly coOrganisers?: string;
  readonly sessions: number | null;
  readonly measurements: Readonly<
    Record<string, number | { readonly value: number; readonly by: Readonly<Record<string, object>> } | null>
  >;
  readonly draft?: boolean;
}

export interface NarrativeText {
  readonly title: string;
  readonly body: readonly BodyPart[];
  readonly links?: readonly { readonly group?: string; readonly title: string; readonly url?: string }[];
  readonly videoLinks?: readonly { readonly title: string; readonly url: string }[];
}

interface Narrative {
  readonly slug: string;
  readonly order: number;
  readonly occurredOn?: string | null;
  readonly photos?: readonly PhotoEntry[];
  readonly draft?: boolean;
  readonly 'zh-Hans': NarrativeText;
  readonly en?: NarrativeText;
}

export interface StoryEntry extends Narrative {
  readonly partner: string;
  readonly communities: readonly string[];
  readonly activity?: string;
}

export interface ProgressEntry extends Narrative {
  /** The slug of an entry that stands before this one in the file. */
  readonly parent?: string;
  readonly eventStatus?: string;
  readonly plannedFrom?: string;
  readonly plannedTo?: string;
  readonly newDate?: string;
}

export interface StatedFigureEntry {
  readonly basis: string;
  readonly indicator: string;
  readonly value: string;
  readonly statedBy: string;
  readonly explanation?: string;
}

/** One programme in one month. */
export interface ProgrammeMonthEntry {
  readonly programme: string;
  readonly month: string;
  readonly overview: {
    readonly 'zh-Hans': readonly BodyPart[];
    readonly en?: readonly BodyPart[];
    readonly draft?: boolean;
  };
  readonly activities: readonly ActivityEntry[];
  readonly progress: readonly ProgressEntry[];
  readonly stories: readonly StoryEntry[];
  readonly statedFigures: readonly StatedFigureEntry[];
}

/** The steps of a partner and the secretariat on one submission, in order. A step with feedback sends it back. */
export interface SubmissionEntry {
  readonly month: string;
  readonly programme: string;
  readonly partner: string;
  readonly steps: readonly ('submit' | 'declare-nil' | 'accept' | { readonly feedback: string })[];
}

export interface ReportEntry {
  readonly month: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly note?: string;
  readonly noteEn?: string;
  /** Null if the month is still open. */
  readonly publishedAt: string | null;
}

/** A month that was first published with a wrong figure, and then published again. */
export interface CorrectionEntry {
  readonly month: string;
  readonly reason: string;
  readonly reopenedAt: string;
  readonly publishedAt: string;
  /** The code of the activity with the wrong figure. */
  readonly activity: string;
  /** The wrong figures of the first publication; the file of its month has the right ones. */
  readonly stated: ActivityEntry['measurements'];
}

/** The explanation of a finding about an entry, which is named by its slug. */
export interface ExplanationEntry {
  readonly month: string;
  readonly programme: string;
  /** Code of the check. */
  readonly check: string;
  readonly type: 'story' | 'progress-update';
  readonly slug: string;
  readonly text: string;
}

/** Publication settings (发布信息); photos by their code. */
export interface PublicationEntry {
  readonly logo: string;
  readonly cover: {
    readonly photo: string;
    readonly alternativeText: string;
    readonly caption: string;
    readonly credit: string;
  };
  readonly [text: string]: unknown;
}

export interface DemoData {
  readonly regions: readonly ReferenceEntry[];
  readonly partnerTiers: readonly ReferenceEntry[];
  readonly partners: readonly PartnerEntry[];
  readonly communities: readonly ReferenceEntry[];
  readonly activityTypes: readonly ReferenceEntry[];
  readonly dimensions: readonly ReferenceEntry[];
  readonly indicators: readonly IndicatorEntry[];
  readonly programmes: readonly ProgrammeEntry[];
  readonly memberships: readonly MembershipEntry[];
  readonly targets: readonly TargetEntry[];
  readonly photos: readonly PhotoFileEntry[];
  readonly publication: PublicationEntry;
  readonly months: readonly ProgrammeMonthEntry[];
  readonly submissions: readonly SubmissionEntry[];
  readonly explanations: readonly ExplanationEntry[];
  readonly reports: readonly ReportEntry[];
  readonly corrections: readonly CorrectionEntry[];
}

export function readDemoData(folder: string): DemoData {
  // The files are part of this repository and tests/demo checks them: their shape is trusted.
  const read = <T>(file: string): T => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as T;
  const programmes = read<ProgrammeEntry[]>('programmes.json');
  return {
    regions: read('reference/regions.json'),
    partnerTiers: read('reference/partner-tiers.json'),
    partners: read('reference/partners.json'),
    communities: read('reference/communities.json'),
    activityTypes: read('reference/activity-types.json'),
    dimensions: read('reference/dimensions.json'),
    indicators: read('reference/indicators.json'),
    programmes,
    memberships: read('memberships.json'),
    targets: read('targets.json'),
    photos: read('photos.json'),
    publication: read('publication.json'),
    months: namesIn(path.join(folder, 'months')).flatMap((month) =>
      programmes
        .map((programme) => `months/${month}/${programme.code}.json`)
        .filter((file) => fs.existsSync(path.join(folder, file)))
        .map((file) => read<ProgrammeMonthEntry>(file)),
    ),
    submissions: read('submissions.json'),
    explanations: read('explanations.json'),
    reports: read('reports.json'),
    corrections: read('corrections.json'),
  };
}

/** Sorted, because the order of a folder is the file system's. */
function namesIn(folder: string): string[] {
  return fs.readdirSync(folder).sort();
}
