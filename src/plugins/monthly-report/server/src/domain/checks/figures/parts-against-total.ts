import { figureReader } from '../../totals/figure';
import { spanOf } from '../../totals/spans';
import type { MeasuredIndicator } from '../../facts';
import { compare, sumOf, type Quantity } from '../../quantity';
import type { Check, Found } from '../check';
import { nameOfActivity } from '../entry-names';
import { exampleActivity, exampleFacts, exampleIndicator, exampleOf } from '../example-facts';
import type { CheckedProgramme, CheckFacts } from '../facts';
import type { Message, Subject } from '../finding';
import { measuredIndicators } from './measured-of';
import { labelOf, printed } from './printed';

/** The sum of the parts where it contradicts the total; a part that is not reported may hold the rest. */
function contradiction(total: Quantity | null, parts: readonly (Quantity | null)[]): Quantity | null {
  const sum = sumOf(parts);
  if (total === null || sum === null) return null;
  const difference = compare(sum, total);
  const isComplete = parts.every((part) => part !== null);
  return difference > 0 || (isComplete && difference < 0) ? sum : null;
}

function found(
  place: { readonly subject: Subject; readonly partner: string | null; readonly name: Message },
  indicator: MeasuredIndicator,
  total: Quantity | null,
  parts: readonly (Quantity | null)[],
): Found[] {
  const sum = contradiction(total, parts);
  if (sum === null) return [];
  const { subject, partner, name } = place;
  const [label, stated, added] = [labelOf(indicator), printed(total, indicator), printed(sum, indicator)];
  return [
    {
      severity: 'error',
      partner,
      subject,
      particulars: [indicator.code, stated['zh-Hans'], added['zh-Hans']],
      message: {
        'zh-Hans': `${name['zh-Hans']}：${label['zh-Hans']}为${stated['zh-Hans']}，各分项相加为${added['zh-Hans']}，两者不符。`,
        en: `${name.en}: ${label.en} is ${stated.en}, but its parts add up to ${added.en}.`,
      },
    },
  ];
}

const MONTH_TOTAL: Message = { 'zh-Hans': '本月合计', en: 'Total of the month' };

function inTotals({ facts }: CheckedProgramme, { month }: CheckFacts, indicator: MeasuredIndicator): Found[] {
  const read = figureReader(facts.indicators, facts.cells);
  const span = spanOf('month', month, facts.programme.startMonth);
  const subject = { kind: 'total', indicator: indicator.code } as const;
  const parts = indicator.parts.map((part) => read(part, span));
  return found({ subject, partner: null, name: MONTH_TOTAL }, indicator, read(indicator.code, span), parts);
}

function inActivities({ activities }: CheckedProgramme, indicator: MeasuredIndicator): Found[] {
  return activities.flatMap((activity) => {
    const valueOf = (code: string) => activity.measurements.get(code) ?? null;
    const subject = { kind: 'activity', documentId: activity.documentId } as const;
    const place = { subject, partner: activity.partner, name: nameOfActivity(activity) };
    return found(place, indicator, valueOf(indicator.code), indicator.parts.map(valueOf));
  });
}

const WASTE = [
  exampleIndicator({
    code: 'waste',
    label: { 'zh-Hans': '垃圾减量', en: 'Waste' },
    parts: ['kitchen', 'other'],
  }),
  exampleIndicator({ code: 'kitchen', label: { 'zh-Hans': '厨余', en: 'Kitchen waste' } }),
  exampleIndicator({ code: 'other', label: { 'zh-Hans': '其他', en: 'Other waste' } }),
];

export const partsAgainstTotal: Check = {
  code: 'parts-against-total',
  title: { 'zh-Hans': '分项与合计不符（勾稽关系）', en: 'Parts do not add up' },
  rule: {
    'zh-Hans': '有分项的指标，各分项相加应等于合计；有分项未填报时，已填的分项之和不应超过合计。',
    en: 'The parts of an indicator add up to it; where one is not reported, the others come to no more than it.',
  },
  run: (programme, facts) =>
    measuredIndicators(programme)
      .filter(({ parts }) => parts.length > 0)
      .flatMap((indicator) => [
        ...inActivities(programme, indicator),
        ...inTotals(programme, facts, indicator),
      ]),
  examples: {
    fires: () =>
      exampleOf({
        facts: exampleFacts(WASTE),
        activities: [exampleActivity({ measurements: { waste: '30', kitchen: '12', other: '19' } })],
      }),
    silent: () =>
      exampleOf({
        facts: exampleFacts(WASTE),
        activities: [
          exampleActivity({ measurements: { waste: '31', kitchen: '12', other: '19' } }),
          exampleActivity({ documentId: 'b', measurements: { waste: '31', kitchen: '12', other: null } }),
        ],
      }),
  },
};
