import { toCheckedPhotos } from '../../checks/store/photos';
import { nameOfPhoto } from '../../checks/rules/entries/photos';
import { hasAlternativeText, hasConsent, hasCredit } from '../../checks/rules/entries/photo-needs';
import type { CheckedPhoto } from '../../checks/rules/facts';
import { refuse, type Guard, type Refusal } from './guard';

interface Need {
  /** The field of the form that supplies it. */
  readonly field: 'consent' | 'credit' | 'alternativeText';
  readonly isMet: (photo: CheckedPhoto) => boolean;
  /** The sentence after the name of the photo. */
  readonly lacking: { readonly 'zh-Hans': string; readonly en: string };
}

const NEEDS: readonly Need[] = [
  {
    field: 'consent',
    isMet: hasConsent,
    lacking: {
      'zh-Hans': '没有肖像授权，不能发布：请取得同意后勾选，或移除这张照片。',
      en: 'has no consent: tick it once everybody shown agrees, or remove the photo; the entry cannot be published before.',
    },
  },
  {
    field: 'credit',
    isMet: hasCredit,
    lacking: {
      'zh-Hans': '没有图片来源，不能发布：请写明由谁拍摄或提供。',
      en: 'has no credit: say who took or gave it; the entry cannot be published before.',
    },
  },
  {
    field: 'alternativeText',
    isMet: hasAlternativeText,
    lacking: {
      'zh-Hans': '没有替代文字，不能发布：请为看不见照片的读者写明拍的是什么。',
      en: 'has no alternative text: say what it shows to readers who cannot see it; the entry cannot be published before.',
    },
  },
];

/** @param path place of the photo in the form. */
export function photoRefusals(photo: CheckedPhoto, index: number, path: readonly string[]): Refusal[] {
  const name = nameOfPhoto({ number: index + 1, photo });
  return NEEDS.filter(({ isMet }) => !isMet(photo)).map(({ field, lacking }) => ({
    path: [...path, field],
    message: `${name['zh-Hans']}${lacking['zh-Hans']} / ${capitalised(name.en)} ${lacking.en}`,
  }));
}

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/**
 * An entry is not published if a photo in it has no consent of the people shown, no credit, or no text for readers
 * who cannot see it. The photo waits in the draft, or is removed.
 */
export const photosGuard: Guard = {
  actions: ['publish'],
  populate: {},
  check({ after }) {
    if (after === null) return;
    refuse(
      toCheckedPhotos(after, null).flatMap((photo, index) =>
        photoRefusals(photo, index, ['photos', String(index)]),
      ),
    );
  },
};
