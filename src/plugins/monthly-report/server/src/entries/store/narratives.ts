import type { Core } from '@strapi/strapi';

import { DEFAULT_LOCALE, EVENT_STATUSES, type Locale } from '../../../../shared/vocabulary';
import type { Narrative, Overview, ProgrammeNarrative, ProgressUpdate, Story } from '../rules/facts';
import { UID } from '../../uids';
import {
  groupByProgramme,
  readVersions,
  type Version,
  type VersionsQuestion,
} from '../../database/localised';
import { missingPictures } from '../../files/store/missing-pictures';
import { MEDIA_POPULATE, photoUrls, toLinks, toPhotos } from '../../files/store/photos';
import { toRichText } from './rich-text';
import { dayOrNull, integer, oneOfOrNull, rowOrNull, rows, text, textOrNull } from '../../database/rows';

function narrativeOf({ entry, translation }: Version, locale: Locale): Narrative {
  const words = translation ?? entry;
  return {
    language: translation ? locale : DEFAULT_LOCALE,
    title: text(words, 'title'),
    body: toRichText(words.body),
  };
}

function sharedFields(version: Version, locale: Locale, missing: ReadonlySet<string>) {
  const { entry, translation, status } = version;
  return {
    documentId: text(entry, 'documentId'),
    slug: textOrNull(entry, 'slug') ?? text(entry, 'documentId'),
    status,
    narrative: narrativeOf(version, locale),
    occurredOn: dayOrNull(entry, 'occurredOn'),
    order: integer(entry, 'order', 0),
    photos: toPhotos(entry, translation, missing),
    videos: toLinks(entry, 'videoLinks'),
  };
}

function toStory(version: Version, locale: Locale, missing: ReadonlySet<string>): Story {
  const partner = rowOrNull(version.entry, 'partner');
  return {
    ...sharedFields(version, locale, missing),
    partner: partner && text(partner, 'code'),
    communities: rows(version.entry, 'communities').map((community) => text(community, 'code')),
  };
}

function toProgressUpdate(version: Version, locale: Locale, missing: ReadonlySet<string>): ProgressUpdate {
  const { entry } = version;
  const parent = rowOrNull(entry, 'parent');
  return {
    ...sharedFields(version, locale, missing),
    eventStatus: oneOfOrNull(entry, 'eventStatus', EVENT_STATUSES),
    plannedFrom: dayOrNull(entry, 'plannedFrom'),
    plannedTo: dayOrNull(entry, 'plannedTo'),
    newDate: dayOrNull(entry, 'newDate'),
    links: toLinks(entry, 'links'),
    parent: parent && text(parent, 'documentId'),
  };
}

function toOverview({ entry, translation, status }: Version, locale: Locale): Overview {
  return {
    language: translation ? locale : DEFAULT_LOCALE,
    status,
    body: toRichText((translation ?? entry).overview),
  };
}

/** Stories, progress and overviews of a month, by the programme's row id. */
export async function readNarratives(
  strapi: Core.Strapi,
  question: VersionsQuestion,
): Promise<(programmeId: number) => ProgrammeNarrative> {
  const programme = { select: ['id'] };
  const stories = groupByProgramme(
    await readVersions(
      strapi,
      UID.story,
      'reportMonth',
      { ...MEDIA_POPULATE, programme, partner: { select: ['code'] }, communities: { select: ['code'] } },
      question,
    ),
  );
  const progress = groupByProgramme(
    await readVersions(
      strapi,
      UID.progressUpdate,
      'month',
      { ...MEDIA_POPULATE, programme, links: true, parent: { select: ['documentId'] } },
      question,
    ),
  );
  const overviews = groupByProgramme(
    await readVersions(strapi, UID.programmeMonth, 'month', { programme }, question),
  );
  const shown = [...stories.values(), ...progress.values()].flat().flatMap(({ entry }) => photoUrls(entry));
  const missing = await missingPictures(strapi, shown);
  return (programmeId) => {
    const overview = overviews.get(programmeId)?.[0];
    return {
      overview: overview ? toOverview(overview, question.locale) : null,
      progress: (progress.get(programmeId) ?? []).map((version) =>
        toProgressUpdate(version, question.locale, missing),
      ),
      stories: (stories.get(programmeId) ?? []).map((version) => toStory(version, question.locale, missing)),
    };
  };
}
