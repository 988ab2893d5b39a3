import type { Translated } from '../../entries/rules/facts';
import type { CheckedPhoto } from '../rules/facts';
import { rowOrNull, rows, text, textOrNull, type Row } from '../../database/rows';

/** All photos of an entry, those without a file or consent too: what is missing is what is looked for. */
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

/** A photo that says nothing of its own says what its file does, as the report prints it. */
function alternativeTextOf(own: Translated, file: Row | null): Translated {
  if (own['zh-Hans'] !== '') return own;
  return { ...own, 'zh-Hans': (file && textOrNull(file, 'alternativeText')) ?? '' };
}

export const CHECKED_PHOTOS = {
  photos: { populate: { file: { select: ['id', 'name', 'alternativeText'] } } },
} as const;
