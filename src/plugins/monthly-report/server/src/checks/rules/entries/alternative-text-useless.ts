import type { Check, Found } from '../check';
import { both, exampleOf, examplePhoto, exampleStory } from '../example-facts';
import type { CheckedPhoto } from '../facts';
import { nameOfPhoto, photosOf } from './photos';

const FILE = /^[^。，]{0,120}\.(?:jpe?g|png|gif|webp|heic|heif|bmp|tiff?)$/iu;
const CAMERA =
  /^(?:IMG|DSC[FN]?|DCIM|PXL|VID|MVIMG|WX|WeChat|mmexport|Screenshot|image|photo|picture|untitled|微信图片|微信截图|QQ图片|QQ截图|屏幕截图|截屏|截图|图片|照片|相片|图|未命名)[\s_\-—]*[\d_\-（）() ]{0,40}$/iu;
const NO_WORD = /^[\d\s\p{P}\p{S}_-]{1,80}$/u;

/** The name of a file says nothing to readers who cannot see the photo. */
function saysNothing({ alternativeText, file }: CheckedPhoto): string | null {
  const text = alternativeText['zh-Hans'].trim();
  if (text === '') return null;
  const isName = text === file || FILE.test(text) || CAMERA.test(text) || NO_WORD.test(text);
  return isName ? text : null;
}

export const alternativeTextUseless: Check = {
  code: 'alternative-text-useless',
  title: { 'zh-Hans': '替代文字没有内容', en: 'Alternative text that says nothing' },
  rule: {
    'zh-Hans': '替代文字说出照片里有什么；文件名（IMG_2031.jpg）、“图片1”一类等于没有填。',
    en: 'Alternative text says what a photo shows (WCAG 2.2, 1.1.1, failure F30); the name of a file says nothing.',
  },
  run: (programme) =>
    photosOf(programme).flatMap(({ subject, partner, entry, photo, number }): Found[] => {
      const text = saysNothing(photo);
      if (text === null) return [];
      const name = nameOfPhoto({ photo, number });
      return [
        {
          severity: 'warning',
          partner,
          subject,
          particulars: [String(number), text],
          message: {
            'zh-Hans': `${entry['zh-Hans']}：${name['zh-Hans']}的替代文字“${text}”没有说出照片里有什么。`,
            en: `${entry.en}: the alternative text “${text}” of ${name.en} does not say what it shows.`,
          },
        },
      ];
    }),
  examples: {
    fires: () =>
      exampleOf({
        stories: [exampleStory({ photos: [examplePhoto({ alternativeText: both('IMG_2031.jpg') })] })],
      }),
    silent: () =>
      exampleOf({
        stories: [exampleStory({ photos: [examplePhoto({ alternativeText: both('图书角里的孩子') })] })],
      }),
  },
};
