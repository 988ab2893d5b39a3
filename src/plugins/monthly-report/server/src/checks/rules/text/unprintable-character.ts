import { unprintable } from '../../../domain/printable';
import type { Check } from '../check';
import { exampleOf, storySaying } from '../example-facts';
import { foundInTexts } from '../spots';

const codeOf = (character: string): string =>
  Array.from(
    character,
    (one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  ).join(' ');

export const unprintableCharacter: Check = {
  code: 'unprintable-character',
  title: { 'zh-Hans': '无法印出的字符', en: 'Character that cannot be printed' },
  rule: {
    'zh-Hans':
      'PDF和分享图片所用字体没有的字符会印成“□”，发布前应改用别的写法；网页、Word和Excel用读者自己的字体。字体收有简体常用字及部分扩展B区汉字、拉丁、希腊、西里尔、藏、维吾尔、蒙古、希伯来等文字。',
    en: 'A character that the fonts of PDF and cards lack is printed as a box (□) and should be written otherwise before publishing; page, Word and Excel use the fonts of whoever reads. The fonts have the usual hanzi and some of Extension B, Latin, Greek, Cyrillic, Tibetan, Uyghur, Mongolian, Hebrew and others.',
  },
  run: (programme) =>
    foundInTexts(programme, ({ text }) =>
      unprintable(text).map((words) => ({
        words,
        index: text.indexOf(words),
        severity: 'warning',
        kind: 'unprintable-character',
        says: {
          'zh-Hans': `“${words}”（${codeOf(words)}）在PDF和分享图片里会印成“□”。`,
          en: `“${words}” (${codeOf(words)}) is printed as a box in PDF and cards.`,
        },
      })),
    ),
  examples: {
    fires: () => exampleOf({ stories: [storySaying('𠮷野家的老师来了。')] }),
    silent: () =>
      exampleOf({
        stories: [storySaying('来自བོད་ལྗོངས།的𠝹先生、ئۇيغۇر女士和Łukasz带来了👍🏽和❤️。')],
      }),
  },
};
