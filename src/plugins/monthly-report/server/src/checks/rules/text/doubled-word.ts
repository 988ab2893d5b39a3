import type { Check } from '../check';
import { exampleOf, exampleStory, paragraphs, storySaying } from '../example-facts';
import { foundInTexts, matchesOf, type Spot } from '../spots';
import { isUsualReduplication } from './usual-reduplications';

/** A word of two to eight characters that is repeated at once: 参加参加, 志愿者志愿者. */
const CHINESE = /(?<word>\p{Script=Han}{2,8}?)\k<word>/gu;
/** 目的的 and 的的确确 are no doubled 的. */
const DOUBLED_DE = /(?<![目打的])的的(?![确士的])/gu;
/**
 * Words that join others are not repeated, except if they end another word (现在在, 参与与) or begin
 * one (和和美美). 人人员 is 人员 with a character too many, while 人人 alone means everybody.
 */
const DOUBLED_SINGLE =
  /(?<![现存实内外所自潜健好旨重意贵同])在在|和和(?![气美睦顺])|(?<![参给赠授])与与|(?<![普涉触顾危企遍提])及及|(?<![棉絮毛])被被|(?<![合兼吞])并并|人人(?=[员次])|(?<![但可凡正总就都也还要若不的])是是(?![非的，。！])|(?<![为不得])了了(?![解结然望却断得如])|们们|(?<![作成因认行称变分最以人甚])为为|也也|很很|(?<![方走倾意朝导志])向向|(?<![可得予加足给难用所何])以以|(?<![自理事])由由/gu;
const ENGLISH = /(?<![\p{L}\p{N}’'-])(?<word>\p{Script=Latin}{1,30})[ \t]{1,3}\k<word>(?![\p{L}\p{N}’'-])/giu;

/** English repeats these words. */
const TWICE_IN_ENGLISH = new Set(
  'had that very really so much many long far no yes bye ha ho knock hear there now please more again'.split(
    ' ',
  ),
);

const HALF = 2;

/** 来了来了！ and 慢点慢点，are calls; a call is a clause of its own. */
const LONGEST_CALL = 3;
const BEFORE_A_CLAUSE = /^$|[\s\p{P}]$/u;
const AFTER_A_CLAUSE = /^(?:$|[啊吧呀啦哦喽哇嘞嘛]?[\s\p{P}])/u;

function isCalledOut(text: string, index: number, words: string): boolean {
  const end = index + words.length;
  return (
    words.length <= LONGEST_CALL * HALF &&
    BEFORE_A_CLAUSE.test(text.slice(Math.max(0, index - 1), index)) &&
    AFTER_A_CLAUSE.test(text.slice(end, end + HALF))
  );
}

function chineseSpots(text: string): { index: number; words: string }[] {
  return matchesOf(CHINESE, text).filter(({ index, words }) => {
    const end = index + words.length;
    const [before, next] = [text.slice(Math.max(0, index - 1), index), text.slice(end, end + 1)];
    if (isCalledOut(text, index, words)) return false;
    return !isUsualReduplication(words.slice(0, words.length / HALF), before, next);
  });
}

function englishSpots(text: string): { index: number; words: string }[] {
  return matchesOf(ENGLISH, text).filter(({ words }) => {
    const [first = '', second = ''] = words.split(/[ \t]+/u);
    // Walla Walla is a name; “The the” is none.
    return !/^\p{Lu}/u.test(second) && !TWICE_IN_ENGLISH.has(first.toLowerCase());
  });
}

function spotsIn(text: string): Spot[] {
  return [
    ...chineseSpots(text),
    ...matchesOf(DOUBLED_DE, text),
    ...matchesOf(DOUBLED_SINGLE, text),
    ...englishSpots(text),
  ].map((match) => ({
    ...match,
    severity: 'warning',
    says: {
      'zh-Hans': `“${match.words}”像是重复的词，请删去一个。`,
      en: `“${match.words}” looks like a word written twice.`,
    },
  }));
}

export const doubledWord: Check = {
  code: 'doubled-word',
  title: { 'zh-Hans': '词语重复', en: 'Doubled word' },
  rule: {
    'zh-Hans':
      '同一个词紧接着写了两遍；“一铲一铲”“高高兴兴”“研究研究”一类的重叠不算，但动词重叠后面不能再带“了、着、过”，前面也不能有“本次、这场、的”，“研究研究了”“本次活动活动”仍要提醒；单独成句的呼喊（来了来了！）和拟声不算。',
    en: 'The same word stands twice in a row. Usual reduplications (一铲一铲, 高高兴兴, 研究研究) are none; yet a reduplicated verb takes no 了, 着 or 过 (Li & Thompson 1981, Mandarin Chinese, on the delimitative aspect), so that 研究研究了 is one; so is 本次活动活动, where a noun stands. Calls that make a clause (来了来了！) and sounds are none.',
  },
  run: (programme) => foundInTexts(programme, ({ text }) => spotsIn(text)),
  examples: {
    fires: () =>
      exampleOf({
        stories: [storySaying('许多邻居参加参加了这次接力。')],
      }),
    silent: () =>
      exampleOf({
        stories: [
          exampleStory({
            body: {
              'zh-Hans': paragraphs('志愿者一铲一铲送进花园，大家高高兴兴，谢谢谢谢，回去再研究研究。'),
              en: paragraphs('It was very very cold, and they had had tea in Walla Walla.'),
            },
          }),
        ],
      }),
  },
};
