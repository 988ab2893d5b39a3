/** Stories, progress and overviews of a month with both their languages. */
import type { Core } from '@strapi/strapi';

import { EVENT_STATUSES } from '../../../../shared/vocabulary';
import type { Bodies, CheckedOverview, CheckedProgress, CheckedStory } from '../rules/facts';
import type { Month } from '../../domain/month';
import { by, compareNumber, compareText, inOrder, nullsLast } from '../../domain/order';
import { UID } from '../../uids';
import { groupByProgramme, readVersions, type Version } from '../../database/localised';
import { toLinks } from '../../files/store/photos';
import { toRichText } from '../../entries/store/rich-text';
import {
  dayOrNull,
  integer,
  oneOfOrNull,
  rowOrNull,
  rows,
  text,
  textOrNull,
  type Row,
} from '../../database/rows';
import { CHECKED_PHOTOS, toCheckedPhotos } from './photos';
import { withTypedVersion, type CheckedPart } from './typed';

export interface CheckedWords {
  readonly overview: CheckedOverview | null;
  readonly stories: readonly CheckedStory[];
  readonly progress: readonly CheckedProgress[];
}

function bodiesOf({ entry, translation }: Version, field: string): Bodies {
  return { 'zh-Hans': toRichText(entry[field]), en: translation && toRichText(translation[field]) };
}

function sharedFields(version: Version) {
  const { entry, translation, status } = version;
  return {
    documentId: text(entry, 'documentId'),
    slug: textOrNull(entry, 'slug') ?? text(entry, 'documentId'),
    status,
    title: { 'zh-Hans': text(entry, 'title'), en: translation && text(translation, 'title') },
    occurredOn: dayOrNull(entry, 'occurredOn'),
    body: bodiesOf(version, 'body'),
    photos: toCheckedPhotos(entry, translation),
    videos: toLinks(entry, 'videoLinks'),
  };
}

function codeOf(entry: Row, field: string): string | null {
  const related = rowOrNull(entry, field);
  return related && text(related, 'code');
}

function documentIdOf(entry: Row, field: string): string | null {
  const related = rowOrNull(entry, field);
  return related && text(related, 'documentId');
}

const toStory = (version: Version): CheckedStory => ({
  ...sharedFields(version),
  partner: codeOf(version.entry, 'partner'),
  communities: rows(version.entry, 'communities').map((community) => text(community, 'code')),
  activity: documentIdOf(version.entry, 'activity'),
});

const toProgress = (version: Version): CheckedProgress => ({
  ...sharedFields(version),
  eventStatus: oneOfOrNull(version.entry, 'eventStatus', EVENT_STATUSES),
  plannedFrom: dayOrNull(version.entry, 'plannedFrom'),
  plannedTo: dayOrNull(version.entry, 'plannedTo'),
  newDate: dayOrNull(version.entry, 'newDate'),
  links: toLinks(version.entry, 'links'),
  parent: documentIdOf(version.entry, 'parent'),
});

const toOverview = (version: Version): CheckedOverview => ({
  documentId: text(version.entry, 'documentId'),
  status: version.status,
  body: bodiesOf(version, 'overview'),
});

/** As the report has them: by order, day (undated last), then title. */
const inOrderOfReport = inOrder<Version>(
  by(({ entry }) => integer(entry, 'order', 0), compareNumber),
  by(({ entry }) => dayOrNull(entry, 'occurredOn'), nullsLast(compareText)),
  by(({ entry }) => text(entry, 'title'), compareText),
  by(({ entry }) => text(entry, 'documentId'), compareText),
);

/** By the programme's row id. */
export async function readCheckedWords(
  strapi: Core.Strapi,
  month: Month,
  drafts: boolean,
  part: CheckedPart | null = null,
): Promise<(programme: number) => CheckedWords> {
  const question = { month, locale: 'en', preview: drafts, programme: part?.programme } as const;
  const programme = { select: ['id'] };
  const code = { select: ['code'] };
  const documentId = { select: ['documentId'] };
  const media = { ...CHECKED_PHOTOS, videoLinks: true };
  const stories = groupByProgramme(
    withTypedVersion(
      await readVersions(
        strapi,
        UID.story,
        'reportMonth',
        { ...media, programme, partner: code, communities: code, activity: documentId },
        question,
      ),
      UID.story,
      part,
    ),
  );
  const progress = groupByProgramme(
    withTypedVersion(
      await readVersions(
        strapi,
        UID.progressUpdate,
        'month',
        { ...media, programme, links: true, parent: documentId },
        question,
      ),
      UID.progressUpdate,
      part,
    ),
  );
  const overviews = groupByProgramme(
    await readVersions(strapi, UID.programmeMonth, 'month', { programme }, question),
  );
  return (id) => {
    const [overview] = overviews.get(id) ?? [];
    return {
      overview: overview ? toOverview(overview) : null,
      stories: [...(stories.get(id) ?? [])].sort(inOrderOfReport).map(toStory),
      progress: [...(progress.get(id) ?? [])].sort(inOrderOfReport).map(toProgress),
    };
  };
}
