import { toBlocks } from './blocks';
import type { CorrectionEntry, NarrativeText, PhotoEntry, ProgrammeMonthEntry } from './data';
import type { PhotoIds } from './photos';
import type { Attributes, DemoStore } from './store';

type Locale = 'zh-Hans' | 'en';

/** Activities of a programme in a month. Before the stories: publishing a story drops a link to an unpublished one. */
export async function keepActivities(
  store: DemoStore,
  entry: ProgrammeMonthEntry,
  corrections: readonly CorrectionEntry[],
): Promise<void> {
  for (const { code, draft, partner, communities, activityType, ...activity } of entry.activities) {
    const correction = corrections.find((candidate) => candidate.activity === code);
    await store.keep('api::activity.activity', {
      code,
      sameAs: {
        title: activity.title,
        startDate: activity.startDate,
        programme: { code: entry.programme },
      },
      month: entry.month,
      data: {
        ...activity,
        measurements: { ...activity.measurements, ...correction?.stated },
        programme: store.idOf('api::programme.programme', entry.programme),
        partner: partner === undefined ? null : store.idOf('api::partner.partner', partner),
        communities: idsOfCommunities(store, communities),
        activityType:
          activityType === undefined ? null : store.idOf('api::activity-type.activity-type', activityType),
      },
      publish: draft !== true,
    });
  }
}

/** Overview, progress, stories and stated figures of a programme in a month. */
export async function keepNarratives(
  store: DemoStore,
  photos: PhotoIds,
  entry: ProgrammeMonthEntry,
): Promise<void> {
  const { month } = entry;
  const programme = store.idOf('api::programme.programme', entry.programme);

  const { overview } = entry;
  await store.keep('api::programme-month.programme-month', {
    code: `${entry.programme}:${month}`,
    sameAs: { programme: { documentId: programme }, month },
    month,
    data: { programme, month, overview: toBlocks(overview['zh-Hans']) },
    english: overview.en === undefined ? undefined : { overview: toBlocks(overview.en) },
    publish: overview.draft !== true,
  });

  // The English row repeats the slug: Strapi copies other shared fields to it, but not a slug.
  for (const { 'zh-Hans': chinese, en, photos: used = [], parent, draft, ...progress } of entry.progress) {
    await store.keep('api::progress-update.progress-update', {
      code: progress.slug,
      sameAs: { slug: progress.slug },
      month,
      data: {
        ...progress,
        programme,
        month,
        parent: parent === undefined ? null : store.idOf('api::progress-update.progress-update', parent),
        ...textOf(chinese, used, 'zh-Hans', photos),
      },
      english: en === undefined ? undefined : { slug: progress.slug, ...textOf(en, used, 'en', photos) },
      publish: draft !== true,
      ...waitingPhotos(used, en !== undefined, photos),
    });
  }

  for (const { 'zh-Hans': chinese, en, photos: used = [], draft, ...story } of entry.stories) {
    const { partner, communities, activity, ...rest } = story;
    await store.keep('api::story.story', {
      code: story.slug,
      sameAs: { slug: story.slug },
      month,
      data: {
        ...rest,
        programme,
        reportMonth: month,
        partner: store.idOf('api::partner.partner', partner),
        communities: idsOfCommunities(store, communities),
        activity: activity === undefined ? null : store.idOf('api::activity.activity', activity),
        ...textOf(chinese, used, 'zh-Hans', photos),
      },
      english: en === undefined ? undefined : { slug: story.slug, ...textOf(en, used, 'en', photos) },
      publish: draft !== true,
      ...waitingPhotos(used, en !== undefined, photos),
    });
  }

  for (const { indicator, ...figure } of entry.statedFigures) {
    const indicatorId = store.idOf('api::indicator.indicator', indicator);
    await store.keep('api::stated-figure.stated-figure', {
      code: `${entry.programme}:${month}:${figure.basis}:${indicator}`,
      sameAs: {
        programme: { documentId: programme },
        month,
        basis: figure.basis,
        indicator: { documentId: indicatorId },
      },
      month,
      data: { ...figure, programme, month, indicator: indicatorId },
    });
  }
}

function textOf(
  text: NarrativeText,
  used: readonly PhotoEntry[],
  locale: Locale,
  photos: PhotoIds,
): Attributes {
  return {
    title: text.title,
    body: toBlocks(text.body),
    photos: photosOf(
      used.filter(({ consent }) => consent),
      locale,
      photos,
    ),
    videoLinks: text.videoLinks ?? [],
    // Only progress updates have links.
    ...(text.links === undefined ? {} : { links: text.links }),
  };
}

/** Components belong to their locale row: each row names all files, in the same order. */
const photosOf = (used: readonly PhotoEntry[], locale: Locale, photos: PhotoIds) =>
  used.map((photo) => ({ file: photos.get(photo.photo), consent: photo.consent, ...photo[locale] }));

/** An entry is never published with a photo without consent: such a photo waits in the draft. */
function waitingPhotos(used: readonly PhotoEntry[], isTranslated: boolean, photos: PhotoIds) {
  if (used.every(({ consent }) => consent)) return {};
  const inLocale = (locale: Locale) => ({ photos: photosOf(used, locale, photos) });
  return { afterwards: { data: inLocale('zh-Hans'), ...(isTranslated && { english: inLocale('en') }) } };
}

function idsOfCommunities(store: DemoStore, codes: readonly string[]): string[] {
  return codes.map((code) => store.idOf('api::community.community', code));
}
