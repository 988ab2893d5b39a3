import type { Check } from '../check';
import { both, exampleActivity, exampleOf, exampleStory, paragraphs } from '../example-facts';
import type { CheckFacts } from '../facts';
import { foundInTexts, type Spot } from '../spots';

/** Words for a kind of place or organisation; the rest of a name makes it different from others. */
const KINDS =
  '社区居委会|居委会|社会工作服务中心|服务中心|志愿者协会|基金会|协会|中心|社区|小区|新村|花园|家园|公寓|大院|苑|村|里|园';
const KIND_AT_END = new RegExp(`(?:${KINDS})$`, 'u');
const KIND = new RegExp(KINDS, 'gu');
/** Shorter names differ from too many words by only one character. */
const SHORTEST_NAME = 5;
const SHORTEST_CORE = 3;
/** 东苑社区 and 西苑社区, 一村 and 二村 are different places. */
const TELLS_APART =
  /[一二三四五六七八九十〇零百千甲乙丙丁东南西北中上下前后左右内外新老旧大小高低金银红黄蓝绿青白黑\dA-Za-z]/u;
/** 幸福的小区 is no name. */
const FUNCTION_WORD =
  /[的了是在和与及一这那各们等到来为有我你他她它也都不从向被把给对跟同让将着过吗呢吧啊、，。\s]/u;
const HAN = /\p{Script=Han}/u;

interface Known {
  readonly name: string;
  readonly core: number;
}

interface Index {
  readonly names: ReadonlySet<string>;
  /** The lengths of the names of each kind. */
  readonly lengths: ReadonlyMap<string, ReadonlySet<number>>;
  /** By kind, length, and the first three characters, of which one may be left open. */
  readonly byBeginning: ReadonlyMap<string, readonly Known[]>;
}

const OPEN = '?';

/** 和平里: itself, ?平里, 和?里, 和平?. */
function beginningsOf(text: string): string[] {
  const [a = '', b = '', c = ''] = [text.charAt(0), text.charAt(1), text.charAt(2)];
  return [`${a}${b}${c}`, `${OPEN}${b}${c}`, `${a}${OPEN}${c}`, `${a}${b}${OPEN}`];
}

const keyOf = (kind: string, length: number, beginning: string): string => `${kind}${length}${beginning}`;

const indexes = new WeakMap<CheckFacts, Index>();

function indexOf(facts: CheckFacts): Index {
  const known = indexes.get(facts);
  if (known !== undefined) return known;
  const names = new Set<string>();
  const byBeginning = new Map<string, Known[]>();
  const lengths = new Map<string, Set<number>>();
  for (const { name, aliases } of [...facts.partners.values(), ...facts.communities.values()]) {
    for (const one of [name['zh-Hans'], ...aliases]) {
      names.add(one);
      const kind = KIND_AT_END.exec(one)?.[0] ?? '';
      const core = one.length - kind.length;
      if (kind === '' || one.length < SHORTEST_NAME || core < SHORTEST_CORE) continue;
      if (!/^\p{Script=Han}+$/u.test(one)) continue;
      lengths.set(kind, (lengths.get(kind) ?? new Set()).add(one.length));
      for (const beginning of beginningsOf(one)) {
        const key = keyOf(kind, one.length, beginning);
        const list = byBeginning.get(key);
        if (list === undefined) byBeginning.set(key, [{ name: one, core }]);
        else list.push({ name: one, core });
      }
    }
  }
  const index = { names, lengths, byBeginning };
  indexes.set(facts, index);
  return index;
}

/** Whether exactly one character of its core is different in the text. */
function isOneOff(text: string, at: number, { name, core }: Known): boolean {
  let place = -1;
  for (let offset = 0; offset < name.length; offset += 1) {
    if (text.charAt(at + offset) === name.charAt(offset)) continue;
    if (place !== -1 || offset >= core) return false;
    place = offset;
  }
  if (place === -1) return false;
  const [written, right] = [text.charAt(at + place), name.charAt(place)];
  if (!HAN.test(written) || FUNCTION_WORD.test(written)) return false;
  return !TELLS_APART.test(written) && !TELLS_APART.test(right);
}

/** The most names that are compared at one place: hundreds may begin alike. */
const MOST_COMPARED = 200;

/** Searches for names where a word such as 小区 ends: this word is assumed to be right. */
function spotsIn(text: string, { names, lengths, byBeginning }: Index): Spot[] {
  return [...text.matchAll(KIND)].flatMap(({ index, 0: kind }): Spot[] => {
    const end = index + kind.length;
    for (const length of lengths.get(kind) ?? []) {
      const at = end - length;
      if (at < 0) continue;
      const words = text.slice(at, end);
      if (names.has(words)) return [];
      const near = beginningsOf(words)
        .flatMap((beginning) => byBeginning.get(keyOf(kind, length, beginning)) ?? [])
        .slice(0, MOST_COMPARED)
        .find((known) => isOneOff(text, at, known));
      if (near !== undefined) return [spotOf(at, words, near)];
    }
    return [];
  });
}

function spotOf(index: number, words: string, { name }: Known): Spot {
  return {
    ...{ index, words },
    severity: 'warning',
    says: {
      'zh-Hans': `与已登记的“${name}”只差一个字，请核对名称。`,
      en: `it is one character off “${name}”, which is registered.`,
    },
  };
}

const PEACE_LANE = {
  code: 'peace_lane',
  name: both('和平里小区', 'Peace Lane'),
  aliases: [],
  verified: true,
};

const telling = (text: string) =>
  exampleOf(
    {
      activities: [exampleActivity({ communities: ['peace_lane'] })],
      stories: [
        exampleStory({ communities: ['peace_lane'], body: { 'zh-Hans': paragraphs(text), en: null } }),
      ],
    },
    { communities: new Map([['peace_lane', PEACE_LANE]]) },
  );

export const nameMisspelt: Check = {
  code: 'name-misspelt',
  title: { 'zh-Hans': '名称疑似写错', en: 'Name misspelt' },
  rule: {
    'zh-Hans':
      '文中的词与登记的伙伴机构或社区名称（五个字以上）只差一个字时提醒；差的是数字、方位、大小的，是另一个地方，不算。',
    en: 'Words one character off the registered name of a partner or community, of five characters or more; where the character is a number, a direction or a size it is another place.',
  },
  run: (programme, facts) => {
    const index = indexOf(facts);
    return foundInTexts(programme, ({ text, language }) =>
      language === 'zh-Hans' ? spotsIn(text, index) : [],
    );
  },
  examples: {
    fires: () => telling('和平理小区的楼组长来了。'),
    silent: () => telling('和平里小区的楼组长、和平东小区的邻居来了。'),
  },
};
