import type { Check, Found } from '../check';
import { textsOf, type EntryText } from '../entry-texts';
import { exampleOf, exampleStory, paragraphs } from '../example-facts';
import { lettersOf } from './similarity';

/** In letters: shorter sentences repeat without copying. English needs about three letters for a Chinese character. */
const SHORTEST_SENTENCE = { 'zh-Hans': 10, en: 30 } as const;
const SHORTEST_PARAGRAPH = { 'zh-Hans': 40, en: 120 } as const;
/** A paragraph that stands in more entries is a formula: thanks, the name of a fund. */
const MOST_ENTRIES = 3;
const SHOWN = 20;

/** Sentences and lines; a full-width mark ends a sentence wherever it stands. */
function sentencesOf(text: string): string[] {
  return text.split(/[。！？!?；;\n]|\.(?=\s|$)/u);
}

function shown(text: string): string {
  const characters = [...text.trim()];
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : characters.join('');
}

/** Particles that a second version adds or leaves out: 医生为老人测血糖, 医生为老人们测了血糖. */
const PARTICLES = /[的了们地得着过]/gu;

/** Equal for sentences that differ only in particles. */
function bareOf(sentence: string): string {
  const letters = lettersOf(sentence);
  return letters.replace(PARTICLES, '');
}

function twiceInOne({ subject, partner, entry, language, text }: EntryText): Found[] {
  const counts = new Map<string, { readonly sentence: string; times: number }>();
  for (const sentence of sentencesOf(text)) {
    if ([...lettersOf(sentence)].length < SHORTEST_SENTENCE[language]) continue;
    const letters = bareOf(sentence);
    const seen = counts.get(letters);
    if (seen === undefined) counts.set(letters, { sentence, times: 1 });
    else seen.times += 1;
  }
  return [...counts]
    .filter(([, { times }]) => times > 1)
    .map(([letters, { sentence, times }]) => ({
      severity: 'warning',
      partner,
      subject,
      particulars: [language, letters],
      message: {
        'zh-Hans': `${entry['zh-Hans']}里同一句话出现了${times}次：“${shown(sentence)}”。`,
        en: `${entry.en} has the same sentence ${times} times: “${shown(sentence)}”.`,
      },
    }));
}

/** Where each paragraph stands, by its letters; in the order of the report. */
function holdersOf(texts: readonly EntryText[]): ReadonlyMap<string, readonly EntryText[]> {
  const holders = new Map<string, EntryText[]>();
  for (const text of texts) {
    for (const letters of new Set(text.text.split('\n').map(lettersOf))) {
      if ([...letters].length < SHORTEST_PARAGRAPH[text.language]) continue;
      const sharing = holders.get(letters);
      if (sharing === undefined) holders.set(letters, [text]);
      else sharing.push(text);
    }
  }
  return holders;
}

/** 本活动由……资助: short stories share the formula of their sponsor. */
const FORMULA = /(?:资助|赞助|鸣谢|特别感谢|大力支持|主办|承办)/u;

function twiceInMonth(texts: readonly EntryText[]): Found[] {
  return [...holdersOf(texts)].flatMap(([letters, [first, ...others]]) => {
    if (first === undefined || others.length >= MOST_ENTRIES || FORMULA.test(letters)) return [];
    return others.map(({ subject, partner, entry, language }): Found => ({
      severity: 'warning',
      partner,
      subject,
      particulars: [language, letters],
      message: {
        'zh-Hans': `${entry['zh-Hans']}有一段与${first.entry['zh-Hans']}完全相同：“${shown(letters)}”。`,
        en: `${entry.en} shares a paragraph with ${first.entry.en}: “${shown(letters)}”.`,
      },
    }));
  });
}

export const sameTextTwice: Check = {
  code: 'same-text-twice',
  title: { 'zh-Hans': '同一段文字出现两次', en: 'The same text twice' },
  rule: {
    'zh-Hans':
      '一篇之内十字以上（英文三十个字母以上）的句子不重复（多一个少一个“的、了、们”也算）；两篇之间四倍于此的段落不相同，超过三篇都有的和资助、鸣谢的是套话，不算。',
    en: 'No sentence of ten Chinese characters or thirty English letters stands twice in an entry, a particle (的, 了, 们) more or less, and no paragraph four times as long in two entries; what stands in more than three, and what names sponsors, is a formula.',
  },
  run: (programme) => {
    const bodies = textsOf(programme).filter(({ place }) => place === 'body');
    return [...bodies.flatMap(twiceInOne), ...twiceInMonth(bodies)];
  },
  examples: {
    fires: () =>
      exampleOf({
        stories: [
          exampleStory({
            body: {
              'zh-Hans': paragraphs('居民带着厨余来到小区花园。', '居民带着厨余，来到小区花园。'),
              en: null,
            },
          }),
        ],
      }),
    silent: () =>
      exampleOf({
        stories: [
          exampleStory({
            body: { 'zh-Hans': paragraphs('大家来了。居民带来厨余。', '大家来了。'), en: null },
          }),
        ],
      }),
  },
};
