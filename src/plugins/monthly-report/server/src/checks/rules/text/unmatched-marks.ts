import type { Check } from '../check';
import { exampleOf, exampleStory, paragraphs, storySaying } from '../example-facts';
import { foundInTexts, type Spot } from '../spots';

const PAIRS: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['《', '》'],
  ['（', '）'],
  ['【', '】'],
  ['「', '」'],
  ['『', '』'],
]);
const CLOSING: ReadonlyMap<string, string> = new Map([...PAIRS].map(([open, close]) => [close, open]));

/** A half-width bracket may close a full-width one and the other way round: only its width is wrong. */
const ALIKE: ReadonlyMap<string, string> = new Map([
  ['(', '（'],
  [')', '）'],
]);
/** 1）and a) number a list. */
const NUMBERS_A_LIST = /(?:^|[\s，。；、：])[\dA-Za-z①-⑳一二三四五六七八九十]{1,3}$/u;
/** :) and ：） smile. */
const SMILES = /[:：;；^-]$/u;

interface Mark {
  readonly index: number;
  readonly mark: string;
}

/** The marks of a line that have no partner. */
function unmatchedIn(line: string, opened: Set<string>): Mark[] {
  const open = new Map<string, number[]>();
  const unmatched: Mark[] = [];
  for (let index = 0; index < line.length; index += 1) {
    const mark = ALIKE.get(line.charAt(index)) ?? line.charAt(index);
    if (PAIRS.has(mark)) {
      open.set(mark, [...(open.get(mark) ?? []).slice(-MOST_DEEP), index]);
      continue;
    }
    const opening = CLOSING.get(mark);
    if (opening === undefined || open.get(opening)?.pop() !== undefined || opened.delete(opening)) continue;
    const before = line.slice(Math.max(0, index - 5), index);
    if (mark === '）' && (NUMBERS_A_LIST.test(before) || SMILES.test(before))) continue;
    unmatched.push({ index, mark: line.charAt(index) });
  }
  for (const [mark, places] of open) {
    for (const index of places) unmatched.push({ index, mark: line.charAt(index) });
    if (mark === '“' && places.length > 0) opened.add(mark);
  }
  return unmatched;
}

/** Nobody nests deeper: marks further out are forgotten. */
const MOST_DEEP = 20;

function spotsIn(text: string): Spot[] {
  const spots: Spot[] = [];
  const opened = new Set<string>();
  const lines = text.split('\n');
  let start = 0;
  for (const [position, line] of lines.entries()) {
    const next = lines[position + 1]?.trimStart() ?? '';
    const found = unmatchedIn(line, opened);
    for (const { index, mark } of found) {
      // A speech of several paragraphs opens each of them and is closed once (GB/T 15834—2011, 4.8.3.4).
      if (mark === '“' && next.startsWith('“')) continue;
      spots.push({
        index: start + index,
        words: mark,
        severity: 'info',
        says: {
          'zh-Hans': `标点${mark}没有配对的另一半。`,
          en: `“${mark}” has no other half.`,
        },
      });
    }
    if (!next.startsWith('“')) opened.clear();
    start += line.length + 1;
  }
  return spots;
}

export const unmatchedMarks: Check = {
  code: 'unmatched-marks',
  title: { 'zh-Hans': '引号括号不成对', en: 'Unmatched marks' },
  rule: {
    'zh-Hans':
      '一段之内，“”《》（）【】「」『』成对使用；连续几段都以“开头的引语，只在最后一段收尾（GB/T 15834—2011）；编号用的半个括号不算。',
    en: 'Within a paragraph “”, 《》, （）, 【】, 「」 and 『』 come in pairs; a quotation of several paragraphs opens each of them and closes once (GB/T 15834—2011). A bracket after the number of a list is exempt.',
  },
  run: (programme) =>
    foundInTexts(programme, ({ text, language }) => (language === 'zh-Hans' ? spotsIn(text) : [])),
  examples: {
    fires: () =>
      exampleOf({
        stories: [storySaying('奶奶说：“真高兴。大家鼓掌。')],
      }),
    silent: () =>
      exampleOf({
        stories: [
          exampleStory({
            body: {
              'zh-Hans': paragraphs('1）奶奶说：“真高兴。', '“真热闹。”', '《条例》（试行)'),
              en: null,
            },
          }),
        ],
      }),
  },
};
