import { rowOrNull, textOrNull, type Row } from '../../database/rows';
import { toCheckedPhotos } from '../../checks/store/photos';
import { contrastOnWhite, LEAST_CONTRAST } from '../rules/colour';
import { refuse, type Guard, type Refusal } from './guard';
import { photoRefusals } from './photos';

/** Saved values appear in the next report at once: this type has no drafts. */
export const publisherGuard: Guard = {
  actions: ['create', 'update'],
  populate: { cover: { populate: { file: true } } },
  check({ after }) {
    if (after !== null) refuse([...colourRefusals(after), ...coverRefusals(after)]);
  },
};

function colourRefusals(row: Row): Refusal[] {
  const colour = textOrNull(row, 'colour');
  if (colour === null) return [];
  const contrast = contrastOnWhite(colour);
  if (contrast >= LEAST_CONTRAST) return [];
  const told = contrast.toFixed(1);
  return [
    {
      path: ['colour'],
      message: `主色太浅：白底上的文字对比度为${told}∶1，至少需要${LEAST_CONTRAST}∶1，请选深一些的颜色。 / The colour is too light: words in it on white have a contrast of ${told}:1 and need ${LEAST_CONTRAST}:1. Choose a darker one.`,
    },
  ];
}

function coverRefusals(row: Row): Refusal[] {
  const cover = rowOrNull(row, 'cover');
  if (cover === null) return [];
  return toCheckedPhotos({ photos: [cover] }, null).flatMap((photo) => photoRefusals(photo, 0, ['cover']));
}
