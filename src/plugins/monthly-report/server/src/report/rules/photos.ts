/** Photos of an entry with the words that a reader sees below them or hears instead of them. */
import type { Locale } from '../../../../shared/vocabulary';
import type { Photo } from '../../entries/rules/facts';
import type { PhotoNode } from './model';
import { PHRASES } from './phrases';

/**
 * @param title title of their entry: the last choice for a description, so that a
 *   screen reader has words for every photo.
 * @param language language of the entry's words, which the legend follows.
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
