import type { MeasuredIndicator } from '../../../entries/rules/facts';
import { compare, parseQuantity, type Quantity } from '../../../domain/quantity';
import type { Check, Found } from '../check';
import { plainText } from '../../../domain/plain-text';
import { nameOfStory } from '../entry-names';
import {
  both,
  exampleActivity,
  exampleFacts,
  exampleIndicator,
  exampleOf,
  exampleStory,
  paragraphs,
} from '../example-facts';
import type { CheckedActivity, CheckedProgramme, CheckedStory } from '../facts';
import { isSingle, measuredIndicators } from '../figures/entered';
import { times } from '../figures/spread';
import { amountOf, digitsOf, nameOf } from '../figures/wording';

/** The counted thing as a text names it: 有害垃圾减量 is 有害垃圾, 志愿者人次 is 志愿者. */
const WORDING = /(?:减量|合计|总计|总量|总数|数量|重量|人次|人数|次数|户数|件数|场次|数|量)+$/u;
const SHORTEST_WORD = 3;

/** Units that can be converted: how many of the first unit make one of each. */
const UNITS: readonly ReadonlyMap<string, bigint>[] = [
  new Map([
    ['kg', 1n],
    ['千克', 1n],
    ['公斤', 1n],
    ['吨', 1000n],
    ['t', 1000n],
  ]),
  new Map([
    ['人', 1n],
    ['人次', 1n],
    ['名', 1n],
    ['位', 1n],
  ]),
  new Map([
    ['元', 1n],
    ['万元', 10_000n],
  ]),
];

function unitsLike(unit: string): ReadonlyMap<string, bigint> | null {
  return UNITS.find((units) => units.has(unit)) ?? (unit === '' ? null : new Map([[unit, 1n]]));
}

const escaped = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}]/gu, '\\$&');

interface Named {
  readonly words: string;
  /** The value in the unit of the indicator. */
  readonly value: Quantity;
}

/** 有害垃圾32公斤, 有害垃圾共约32公斤: the pattern of an indicator's value; null if texts cannot name the indicator. */
function patternOf(
  indicator: MeasuredIndicator,
): { pattern: RegExp; units: ReadonlyMap<string, bigint> } | null {
  const word = indicator.label['zh-Hans'].replace(WORDING, '');
  const units = unitsLike(indicator.unit?.['zh-Hans'] ?? '');
  if (word.length < SHORTEST_WORD || units === null) return null;
  const names = [...units.keys()].sort((a, b) => b.length - a.length).map(escaped);
  return {
    units,
    pattern: new RegExp(
      `${escaped(word)}(?:共计?|合计|总计|约|近|达|为|有|：)? ?(?<number>\\d{1,9}(?:\\.\\d{1,3})?) ?(?:余|多)?(?<unit>${names.join('|')})`,
      'gu',
    ),
  };
}

function namedIn(text: string, indicator: MeasuredIndicator): Named[] {
  const known = patternOf(indicator);
  if (known === null) return [];
  const own = known.units.get(indicator.unit?.['zh-Hans'] ?? '') ?? 1n;
  return [...text.matchAll(known.pattern)].flatMap(({ 0: words, groups = {} }) => {
    const value = parseQuantity(groups.number ?? '');
    const size = known.units.get(groups.unit ?? '') ?? 1n;
    if (value === null) return [];
    return [{ words, value: { thousandths: value.thousandths * size, over: own } }];
  });
}

/** A text may mention a part of the value, but never more than the whole value. */
const ROUNDED_IN_PERCENT = 105n;

function contradicts(told: Quantity, entered: Quantity): boolean {
  return compare(times(told, 100n), times(entered, ROUNDED_IN_PERCENT)) > 0;
}

function foundIn(
  story: CheckedStory,
  text: string,
  activity: CheckedActivity,
  indicators: readonly MeasuredIndicator[],
): Found[] {
  const entry = nameOfStory(story);
  return indicators.flatMap((indicator): Found[] => {
    const entered = activity.measurements.get(indicator.code) ?? null;
    if (entered === null) return [];
    const more = namedIn(text, indicator).find(({ value }) => contradicts(value, entered));
    if (more === undefined) return [];
    const [name, amount] = [nameOf(indicator), amountOf(indicator, entered)];
    return [
      {
        severity: 'warning',
        partner: story.partner,
        subject: { kind: 'story', documentId: story.documentId },
        particulars: [indicator.code, more.words, digitsOf(entered)],
        message: {
          'zh-Hans': `${entry['zh-Hans']}写着“${more.words}”，它所讲的活动“${activity.title}”填报的${name['zh-Hans']}却是${amount['zh-Hans']}。`,
          en: `${entry.en} says “${more.words}”, but its activity “${activity.title}” reports ${amount.en} for ${name.en}.`,
        },
      },
    ];
  });
}

function contradictions(programme: CheckedProgramme): readonly Found[] {
  const single = new Map(
    programme.activities.filter(isSingle).map((activity) => [activity.documentId, activity]),
  );
  const indicators = measuredIndicators(programme);
  return programme.stories.flatMap((story) => {
    const activity = story.activity === null ? undefined : single.get(story.activity);
    if (activity === undefined) return [];
    return foundIn(story, plainText(story.body['zh-Hans']), activity, indicators);
  });
}

const hazardous = exampleIndicator({
  code: 'waste_hazardous',
  label: both('有害垃圾减量', 'Hazardous waste'),
  unit: both('kg'),
  decimals: 1,
});

const telling = (text: string) =>
  exampleOf({
    facts: exampleFacts([hazardous]),
    activities: [exampleActivity({ measurements: { waste_hazardous: '3.2' } })],
    stories: [exampleStory({ body: { 'zh-Hans': paragraphs(text), en: null } })],
  });

export const textAgainstMeasurement: Check = {
  code: 'text-against-measurement',
  title: { 'zh-Hans': '文中数字与填报不符', en: 'A figure of the text against what was entered' },
  rule: {
    'zh-Hans':
      '故事里紧跟指标名称的数，不应大于它所讲的单场活动填报的数（千克与吨、人与人次等换算后比较，百分之五以内算取整）；小于的可能只讲了一部分。',
    en: 'A figure that a story names beside an indicator is no more than its single activity reports, units converted and within 5%; less may be a part of it.',
  },
  run: contradictions,
  examples: {
    fires: () => telling('两小时里收到有害垃圾32公斤。'),
    silent: () => telling('收到有害垃圾3.2公斤，其中有害垃圾2千克是电池。'),
  },
};
