import type { Translated } from '../../entries/rules/facts';
import type { CheckedPhoto } from '../rules/facts';
import { rowOrNull, rows, text, textOrNull, type Row } from '../../database/rows';

/** All photos of an entry, also without a file or consent: the checks look for missing things. */
export function toCheckedPhotos(entry: Row, translation: Row | null): CheckedPhoto[] {
  const translated = new Map<unknown, Row>();
  for (const photo of translation ? rows(translation, 'photos') : []) {
    translated.set(rowOrNull(photo, 'file')?.id, photo);
  }
  return rows(entry, 'photos').map((photo) => {
    const file = rowOrNull(photo, 'file');
    const words = (file && translated.get(file.id)) ?? {};
    const inBoth = (field: string): Translated => ({
      'zh-Hans': textOrNull(photo, field) ?? '',
      en: textOrNull(words, field),
    });
    return {
      file: file && text(file, 'name'),
      media: file && String(file.id),
      alternativeText: alternativeTextOf(inBoth('alternativeText'), file),
      caption: inBoth('caption'),
      credit: textOrNull(photo, 'credit'),
      consent: photo.consent === true,
    };
  });
}

/** A photo without its own alternative text uses the text of its file, as the report does. */
function alternativeTextOf(own: Translated, file: Row | null): Translated {
  if (own['zh-Hans'] !== '') return own;
  return { ...own, 'zh-Hans': (file && textOrNull(file, 'alternativeText')) ?? '' };
}

export const CHECKED_PHOTOS = {
  photos: { populate: { file: { select: ['id', 'name', 'alternativeText'] } } },
} as const;
