import type { Locale } from '../../../../shared/vocabulary';
import type { Block, PhotoNode } from './model';
import { PHRASES } from './phrases';

/** A note in the place of each photo that cannot be shown, between the photos that can. */
export function photoBlocks(photos: readonly PhotoNode[], language: Locale, locale: Locale): Block[] {
  const blocks: Block[] = [];
  let shown: PhotoNode[] = [];
  const close = () => {
    if (shown.length > 0) blocks.push({ kind: 'photos', language, photos: shown });
    shown = [];
  };
  for (const photo of photos) {
    if (photo.missing) {
      close();
      blocks.push({
        kind: 'paragraph',
        text: PHRASES[locale].missingPhoto(wordsOf(photo)),
      });
    } else shown.push(photo);
  }
  close();
  return blocks;
}

/** The words without the credit, because no photo is shown. */
const wordsOf = ({ caption, description }: PhotoNode): string =>
  caption === null || caption.trim() === '' ? description : caption;
