import type { Check } from '../check';
import { exampleOf, storySaying } from '../example-facts';
import { foundInTexts, type Spot } from '../spots';
import WORDS from './words-for-people.json';

/** A row of words-for-people.json: a hurtful word, and the word that these people use for themselves. */
interface Word {
  readonly written: string;
  readonly instead: string;
  /** Applies only if one of these also stands in the text; alternatives of a pattern. */
  readonly where?: { readonly near: string };
  /** Not directly after or before one of these. */
  readonly except?: { readonly after?: string; readonly before?: string };
}

interface Pattern extends Word {
  readonly pattern: RegExp;
  readonly near: RegExp | null;
}

const PATTERNS = WORDS.map((word: Word): Pattern => {
  const { written, where, except = {} } = word;
  const before = except.after === undefined ? '' : `(?<!${except.after})`;
  const after = except.before === undefined ? '' : `(?!${except.before})`;
  return {
    ...word,
    pattern: new RegExp(`${before}${written}${after}`, 'gu'),
    near: where === undefined ? null : new RegExp(where.near, 'u'),
  };
});

function spotsIn(text: string): Spot[] {
  return PATTERNS.filter(({ written, near }) => text.includes(written) && (near?.test(text) ?? true)).flatMap(
    ({ pattern, instead }) =>
      [...text.matchAll(pattern)].map(({ index, 0: words }) => ({
        ...{ index, words },
        severity: 'warning' as const,
        says: {
          'zh-Hans': `“${words}”的说法不尊重人，请改为“${instead}”。`,
          en: `“${words}” is a disrespectful word for people; write “${instead}”.`,
        },
      })),
  );
}

export const wordsForPeople: Check = {
  code: 'words-for-people',
  title: { 'zh-Hans': '称呼不当', en: 'Disrespectful word for people' },
  rule: {
    'zh-Hans':
      '称呼人用其认可的说法：残疾人，不写残废人；心智障碍儿童，不写智障儿童；词表是数据文件words-for-people.json，附有替换的说法。',
    en: 'People are called by words they accept: 残疾人, not 残废人. The list is data, words-for-people.json, with what to write instead.',
  },
  run: (programme) =>
    foundInTexts(programme, ({ text, language }) => (language === 'zh-Hans' ? spotsIn(text) : [])),
  examples: {
    fires: () =>
      exampleOf({
        stories: [storySaying('看望残废人和智障儿童。')],
      }),
    silent: () =>
      exampleOf({
        stories: [storySaying('看望残疾人和心智障碍儿童，时差生活。')],
      }),
  },
};
