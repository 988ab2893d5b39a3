import { toDigits } from '../../quantity';
import type { Check } from '../check';
import { nameOfActivity } from '../entry-names';
import { exampleActivity, exampleOf } from '../example-facts';
import { valuesOfSingles } from './measured-of';
import { labelOf, printed } from './printed';

const EVERY_DECIMAL = 3;

export const tooManyDecimals: Check = {
  code: 'too-many-decimals',
  title: { 'zh-Hans': '小数位数超出指标设定', en: 'More decimals than the indicator has' },
  rule: {
    'zh-Hans': '数值的小数位数不应多于指标设定的位数（指标的设定可能后来改过）。',
    en: 'A value has no more decimals than its indicator, whose setting may have changed since it was saved.',
  },
  run: (programme) =>
    valuesOfSingles(programme).flatMap(({ activity, indicator, value }) => {
      const [, fraction = ''] = toDigits(value, EVERY_DECIMAL).split('.');
      if (fraction.length <= indicator.decimals) return [];
      const [name, label, is] = [nameOfActivity(activity), labelOf(indicator), printed(value, indicator)];
      const most = indicator.decimals;
      return [
        {
          severity: 'warning' as const,
          partner: activity.partner,
          subject: { kind: 'activity' as const, documentId: activity.documentId },
          particulars: [indicator.code, is['zh-Hans']],
          message: {
            'zh-Hans': `${name['zh-Hans']}：${label['zh-Hans']}为${is['zh-Hans']}，该指标${most === 0 ? '应为整数' : `最多${most}位小数`}。`,
            en: `${name.en}: ${label.en} is ${is.en}, but the indicator is ${most === 0 ? 'a whole number' : `of ${most} decimals at the most`}.`,
          },
        },
      ];
    }),
  examples: {
    fires: () => exampleOf({ activities: [exampleActivity({ measurements: { participants: '12.5' } })] }),
    silent: () => exampleOf({ activities: [exampleActivity({ measurements: { participants: '12' } })] }),
  },
};
