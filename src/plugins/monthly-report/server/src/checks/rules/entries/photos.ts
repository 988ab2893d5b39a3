/** Every photo of the month with its entry. */
import { nameOfActivity, nameOfProgress, nameOfStory } from '../entry-names';
import type { CheckedPhoto, CheckedProgramme } from '../facts';
import type { Message, Subject } from '../../../domain/finding';

export interface PlacedPhoto {
  readonly subject: Subject;
  readonly partner: string | null;
  readonly entry: Message;
  readonly photo: CheckedPhoto;
  /** The first is 1. */
  readonly number: number;
}

export function photosOf({ stories, progress, activities }: CheckedProgramme): readonly PlacedPhoto[] {
  const placed = (
    subject: Subject,
    partner: string | null,
    entry: Message,
    photos: readonly CheckedPhoto[],
  ): PlacedPhoto[] => photos.map((photo, index) => ({ subject, partner, entry, photo, number: index + 1 }));
  return [
    ...progress.flatMap((update) =>
      placed(
        { kind: 'progress-update', documentId: update.documentId },
        null,
        nameOfProgress(update),
        update.photos,
      ),
    ),
    ...stories.flatMap((story) =>
      placed(
        { kind: 'story', documentId: story.documentId },
        story.partner,
        nameOfStory(story),
        story.photos,
      ),
    ),
    ...activities.flatMap((activity) =>
      placed(
        { kind: 'activity', documentId: activity.documentId },
        activity.partner,
        nameOfActivity(activity),
        activity.photos,
      ),
    ),
  ];
}

/** How a message names a photo: its number, which the form shows in the same order, and its file. */
export function nameOfPhoto({ number, photo }: Pick<PlacedPhoto, 'number' | 'photo'>): Message {
  const file = photo.file === null ? '' : photo.file;
  return {
    'zh-Hans': `第${number}张照片${file === '' ? '' : `（${file}）`}`,
    en: `photo ${number}${file === '' ? '' : ` (${file})`}`,
  };
}
