import type { Check } from '../check';
import { exampleOf, storySaying } from '../example-facts';
import { foundInTexts, matchesOf } from '../spots';

/** Digits and letters; a single letter, as in Ａ区, is written so on purpose. */
const FULL_WIDTH = /[０-９][０-９．，：％]{0,20}|[Ａ-Ｚａ-ｚ][Ａ-Ｚａ-ｚ０-９]{1,40}/gu;

export const fullWidth: Check = {
  code: 'full-width',
  title: { 'zh-Hans': '全角数字或字母', en: 'Full-width digits or letters' },
  rule: {
    'zh-Hans': '数字和字母用半角（GB/T 15835—2011《出版物上数字用法》）：写120人，不写１２０人。',
    en: 'Digits and Latin letters are of half width (GB/T 15835—2011, General rules for writing numerals in public texts).',
  },
  run: (programme) =>
    foundInTexts(programme, ({ text }) =>
      matchesOf(FULL_WIDTH, text).map((match) => ({
        ...match,
        severity: 'info',
        kind: 'full-width',
        says: {
          'zh-Hans': `“${match.words}”是全角字符，应改为半角的“${match.words.normalize('NFKC')}”。`,
          en: `“${match.words}” is of full width; “${match.words.normalize('NFKC')}” is meant.`,
        },
      })),
    ),
  examples: {
    fires: () =>
      exampleOf({
        stories: [storySaying('共计１２０人、８５户参加。')],
      }),
    silent: () =>
      exampleOf({
        stories: [storySaying('Ａ区120人，ABC小组。')],
      }),
  },
};
