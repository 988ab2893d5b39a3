/** Photos of an entry with the words a reader sees or hears in their place. */
import type { Locale } from '../../../../shared/vocabulary';
import type { Photo } from '../../entries/rules/facts';
import type { PhotoNode } from './model';
import { PHRASES } from './phrases';

/**
 * @param title of the entry they stand in: the last resort of a description, so that
 *   no photo is silent to a screen reader.
 * @param language of the entry's words, which the legend follows.
 */
export function photoNodes(photos: readonly Photo[], title: string, language: Locale): PhotoNode[] {
  return photos.map((photo) => ({
    ...photo,
    description: filled(photo.alternativeText) ?? filled(photo.caption) ?? title,
    legend: legendOf(photo, language),
  }));
}

function legendOf(photo: Photo, language: Locale): string | null {
  const caption = filled(photo.caption);
  const credit = filled(photo.credit);
  return credit === null ? caption : PHRASES[language].legend(caption, credit);
}

function filled(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text;
}
