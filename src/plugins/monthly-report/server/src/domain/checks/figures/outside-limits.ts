import { compare } from '../../quantity';
import type { Check } from '../check';
import { nameOfActivity } from '../entry-names';
import { exactly, exampleActivity, exampleFacts, exampleIndicator, exampleOf } from '../example-facts';
import { valuesOfSingles } from './measured-of';
import { labelOf, printed } from './printed';

const LIMITED = exampleIndicator({ lowest: exactly('1'), highest: exactly('500') });

export const outsideLimits: Check = {
  code: 'outside-limits',
  title: { 'zh-Hans': '超出常见范围', en: 'Outside the usual limits' },
  rule: {
    'zh-Hans': '一次活动的数值应在指标设定的最低值与最高值之间；汇总条目除外。',
    en: 'What one activity reports lies between the lowest and the highest value of its indicator; summaries are exempt.',
  },
  run: (programme) =>
    valuesOfSingles(programme).flatMap(({ activity, indicator, value }) => {
      const { lowest, highest } = indicator;
      const isBelow = lowest !== null && compare(value, lowest) < 0;
      const limit = isBelow ? lowest : highest !== null && compare(value, highest) > 0 ? highest : null;
      if (limit === null) return [];
      const [name, label] = [nameOfActivity(activity), labelOf(indicator)];
      const [is, bound] = [printed(value, indicator), printed(limit, indicator)];
      return [
        {
          severity: 'error' as const,
          partner: activity.partner,
          subject: { kind: 'activity' as const, documentId: activity.documentId },
          particulars: [indicator.code, is['zh-Hans'], bound['zh-Hans']],
          message: {
            'zh-Hans': `${name['zh-Hans']}：${label['zh-Hans']}为${is['zh-Hans']}，${isBelow ? '低于最低值' : '高于最高值'}${bound['zh-Hans']}。`,
            en: `${name.en}: ${label.en} is ${is.en}, ${isBelow ? 'below the lowest' : 'above the highest'} value of ${bound.en}.`,
          },
        },
      ];
    }),
  examples: {
    fires: () =>
      exampleOf({
        facts: exampleFacts([LIMITED]),
        activities: [exampleActivity({ measurements: { participants: '501' } })],
      }),
    silent: () =>
      exampleOf({
        facts: exampleFacts([LIMITED]),
        activities: [
          exampleActivity({ measurements: { participants: '500' } }),
          exampleActivity({ documentId: 'b', kind: 'summary', measurements: { participants: '5000' } }),
        ],
      }),
  },
};
