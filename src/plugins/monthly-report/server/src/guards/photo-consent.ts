import { rowOrNull, rows, textOrNull, type Row } from '../content/rows';
import { refuse, type Guard, type Refusal } from './guard';

function refusalOf(photo: Row, index: number): Refusal {
  const file = rowOrNull(photo, 'file');
  const name = file && textOrNull(file, 'name');
  const number = index + 1;
  return {
    path: ['photos', String(index), 'consent'],
    message:
      `第${number}张照片${name === null ? '' : `（${name}）`}没有肖像授权，不能发布：请取得同意后勾选，或移除这张照片。 / ` +
      `Photo ${number}${name === null ? '' : ` (${name})`} has no consent: tick it once everybody shown agrees, or remove the photo; the entry cannot be published before.`,
  };
}

/** Nothing is published with a photo whose people have not agreed: it waits in the draft, or goes. */
export const photoConsentGuard: Guard = {
  actions: ['publish'],
  populate: {},
  check({ after }) {
    if (after === null) return;
    refuse(
      rows(after, 'photos').flatMap((photo, index) =>
        photo.consent === true ? [] : [refusalOf(photo, index)],
      ),
    );
  },
};
