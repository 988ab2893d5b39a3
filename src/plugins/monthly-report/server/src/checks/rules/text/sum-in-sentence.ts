import { figureText } from '../../../domain/figure-text';
import { add, compare, fromInteger, parseQuantity, sumOf, type Quantity } from '../../../domain/quantity';
import type { Check } from '../check';
import { exampleOf, storySaying } from '../example-facts';
import { distanceBetween, times } from '../figures/spread';
import { foundInTexts, type Spot } from '../spots';

const NUMBER = '\\d{1,3}(?:,\\d{3}){1,4}(?:\\.\\d{1,3})?|\\d{1,12}(?:\\.\\d{1,3})?';
const UNITS =
  '人次|人|名|位|户|家|个|份|场|次|件|条|只|袋|箱|册|本|棵|斤|公斤|千克|kg|吨|克|元|万元|米|公里|小时|分钟|天|平方米';
/** Kinds of items, in their order in the text; 约 and 余 say that a figure is not exact. */
const ITEM = new RegExp(
  `(?<![\\d.,，]|\\d ?[×xX*] ?)(?<fuzzy>约|近|超|逾|大约|将近|超过)? ?(?<number>${NUMBER})(?<more>余|多|来|几)? ?(?<unit>${UNITS})(?<after>余|多|左右|以上)?(?! ?[×xX*] ?\\d|/)`,
  'gu',
);
const SENTENCE = /[^。；！？;!?\n]{1,400}/gu;
const TOTAL = /(?:合计|共计|总计|总共|一共|共有|共|总数为?|计|合共)$/u;
const ITEM_GAP = /^[、，,和及与]?[\p{Script=Han}“”《》（）()]{0,12}[:：]?$/u;
const OF_THESE = /^[^\d]{0,16}其中[:：，]?[\p{Script=Han}“”]{0,12}$/u;
const MEN_AND_WOMEN = /男[^女]{1,24}女|女[^男]{1,24}男/u;

interface Item {
  readonly index: number;
  readonly end: number;
  readonly value: Quantity;
  readonly unit: string;
  readonly exact: boolean;
  /** 共, 合计 stands right before it. */
  readonly total: boolean;
}

function itemsOf(sentence: string): Item[] {
  return [...sentence.matchAll(ITEM)].flatMap(({ index, 0: words, groups = {} }): Item[] => {
    const value = parseQuantity((groups.number ?? '').replaceAll(',', ''));
    if (value === null) return [];
    const exact = [groups.fuzzy, groups.more, groups.after].every((word) => word === undefined);
    const total = TOTAL.test(sentence.slice(Math.max(0, index - 4), index));
    return [{ index, end: index + words.length, value, unit: groups.unit ?? '', exact, total }];
  });
}

interface Sum {
  readonly total: Item;
  readonly parts: readonly Item[];
  /** The sentence says that these are all parts. */
  readonly closed: boolean;
}

const between = (sentence: string, a: Item, b: Item): string => sentence.slice(a.end, b.index);

/** 男12人、女20人，共33人: the row of items of one unit that ends in a total. */
function rowBefore(sentence: string, items: readonly Item[], position: number): Sum | null {
  const total = items[position];
  if (total === undefined) return null;
  const parts: Item[] = [];
  let next = total;
  for (let place = position - 1; place >= 0; place -= 1) {
    const item = items[place];
    if (item === undefined || item.unit !== total.unit || item.total) break;
    const gap = between(sentence, item, next).replace(
      /(?:合计|共计|总计|总共|一共|共有|共|总数为?|计|合共)$/u,
      '',
    );
    if (!ITEM_GAP.test(gap) || (next === total && !/^[，,、]?$/u.test(gap))) break;
    parts.unshift(item);
    next = item;
  }
  return parts.length < 2 ? null : { total, parts, closed: true };
}

/** 共33人，其中男12人、女20人: the items after 其中, as far as they have the same unit. */
function rowAfter(sentence: string, items: readonly Item[], position: number): Sum | null {
  const [total, first] = [items[position], items[position + 1]];
  if (total === undefined || first === undefined) return null;
  if (!OF_THESE.test(between(sentence, total, first)) || first.unit !== total.unit) return null;
  const parts = [first];
  for (const item of items.slice(position + 2)) {
    const last = parts.at(-1) ?? first;
    if (item.unit !== total.unit || item.total || !ITEM_GAP.test(between(sentence, last, item))) break;
    parts.push(item);
  }
  if (parts.length < 2) return null;
  return { total, parts, closed: MEN_AND_WOMEN.test(sentence.slice(total.end)) };
}

/** If the sentence does not say that the parts are complete, only a difference as small as this counts as a mistake. */
const SLIP_IN_PERCENT = 5n;

function isWrong({ total, parts, closed }: Sum): boolean {
  if (![total, ...parts].every(({ exact }) => exact)) return false;
  const sum = sumOf(parts.map(({ value }) => value)) ?? total.value;
  const distance = distanceBetween(sum, total.value);
  if (compare(distance, fromInteger(0)) === 0) return false;
  return closed || compare(times(distance, 100n), times(total.value, SLIP_IN_PERCENT)) <= 0;
}

function sumSpots(sentence: string, start: number): Spot[] {
  const items = itemsOf(sentence);
  return items.flatMap((item, position): Spot[] => {
    const sum =
      (item.total ? rowBefore(sentence, items, position) : null) ?? rowAfter(sentence, items, position);
    if (sum === null || !isWrong(sum)) return [];
    const { total, parts } = sum;
    const [from, to] = [
      Math.min(total.index, parts[0]?.index ?? 0),
      Math.max(total.end, parts.at(-1)?.end ?? 0),
    ];
    const added = sumOf(parts.map(({ value }) => value)) ?? total.value;
    return [
      {
        index: start + from,
        words: sentence.slice(from, to),
        severity: 'warning',
        says: {
          'zh-Hans': `各项相加是${figureText(added, 3, 'zh-Hans')}${total.unit}，不是${figureText(total.value, 3, 'zh-Hans')}${total.unit}。`,
          en: `the parts add up to ${figureText(added, 3, 'en')}, not ${figureText(total.value, 3, 'en')}.`,
        },
      },
    ];
  });
}

const PRODUCT = new RegExp(
  `(?<![\\d.,])(?<a>${NUMBER}) ?(?<unit>${UNITS})?(?:\\/[\\p{Script=Han}])? ?[×xX*] ?(?<b>${NUMBER}) ?[\\p{Script=Han}]{0,2}[，,]?(?:合计|共计|总计|总共|共|计|=|＝) ?(?<c>${NUMBER}) ?(?<total>${UNITS})`,
  'gu',
);

function productSpots(sentence: string, start: number): Spot[] {
  return [...sentence.matchAll(PRODUCT)].flatMap(({ index, 0: words, groups = {} }): Spot[] => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => parseQuantity((groups[name] ?? '').replaceAll(',', '')));
    if (!a || !b || !c || (groups.unit !== undefined && groups.unit !== groups.total)) return [];
    const product = { thousandths: a.thousandths * b.thousandths, over: 1000n };
    if (compare(product, c) === 0) return [];
    return [
      {
        index: start + index,
        words,
        severity: 'warning',
        says: {
          'zh-Hans': `相乘是${figureText(product, 3, 'zh-Hans')}${groups.total ?? ''}。`,
          en: `the product is ${figureText(product, 3, 'en')}.`,
        },
      },
    ];
  });
}

const PERCENT = /(?<![\d.])(?<number>\d{1,3}(?:\.\d{1,2})?) ?[%％]/gu;
/** Groups that overlap: 女性占60%，60岁以上占70%. */
const OVERLAPPING = /[岁男女]|以上|以下|增长|下降|提高|提升|上升|同比|环比|满意|率/u;
const REST = /其他|其它|其余|剩余/u;
const HUNDRED = fromInteger(100);

/** Shares of one whole: at least three, or two of which one names the rest. */
function percentSpots(sentence: string, start: number): Spot[] {
  const matches = [...sentence.matchAll(PERCENT)];
  const [first, last] = [matches[0], matches.at(-1)];
  if (first === undefined || last === undefined || OVERLAPPING.test(sentence)) return [];
  if (!/占/u.test(sentence) || matches.length < (REST.test(sentence) ? 2 : 3)) return [];
  const gaps = matches.slice(1).map(({ index }, position) => {
    const before = matches[position];
    return sentence.slice((before?.index ?? 0) + (before?.[0].length ?? 0), index);
  });
  if (!gaps.every((gap) => ITEM_GAP.test(gap))) return [];
  const zero = fromInteger(0);
  const sum = matches.reduce(
    (all, { groups }) => add(all, parseQuantity(groups?.number ?? '') ?? zero),
    zero,
  );
  const distance = distanceBetween(sum, HUNDRED);
  // Rounded shares add up to a little more or less.
  if (compare(times(distance, 2n), fromInteger(matches.length)) <= 0) return [];
  if (compare(sum, HUNDRED) < 0 && !REST.test(sentence)) return [];
  const end = last.index + last[0].length;
  return [
    {
      index: start + first.index,
      words: sentence.slice(first.index, end),
      severity: 'warning',
      says: {
        'zh-Hans': `各项占比相加是${figureText(sum, 2, 'zh-Hans')}%，不是100%。`,
        en: `the shares add up to ${figureText(sum, 2, 'en')}%, not 100%.`,
      },
    },
  ];
}

function spotsIn(text: string): Spot[] {
  return [...text.matchAll(SENTENCE)].flatMap(({ index, 0: sentence }) =>
    /\d/u.test(sentence)
      ? [...sumSpots(sentence, index), ...productSpots(sentence, index), ...percentSpots(sentence, index)]
      : [],
  );
}

export const sumInSentence: Check = {
  code: 'sum-in-sentence',
  title: { 'zh-Hans': '句中数字相加不符', en: 'Figures of a sentence do not add up' },
  rule: {
    'zh-Hans':
      '同一句里同一单位的分项相加等于“共、合计”的数，男女相加等于其总数；其中的几项只差百分之五以内也提醒；相乘的积、各项占比之和也要相符。约数、交叉的分组不算。',
    en: 'Within a sentence, parts of one unit add up to the total named beside them (共, 合计), men and women to all; after 其中 (among them) only a difference within 5% is one. Products and shares of a whole are looked at as well; round figures and groups that overlap are exempt.',
  },
  run: (programme) =>
    foundInTexts(programme, ({ text, language }) => (language === 'zh-Hans' ? spotsIn(text) : [])),
  examples: {
    fires: () =>
      exampleOf({
        stories: [storySaying('男12人、女20人，共33人。厨余占45%、可回收物占40%、其他垃圾占25%。')],
      }),
    silent: () =>
      exampleOf({
        stories: [
          storySaying(
            '共33人，其中男12人、女21人；大米25公斤×40袋，共1000公斤；约12人、20人，共33人；女性占60%，60岁以上占70%。',
          ),
        ],
      }),
  },
};
