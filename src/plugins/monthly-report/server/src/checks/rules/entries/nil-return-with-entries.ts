import type { Check } from '../check';
import { exampleOf } from '../example-facts';
import { partnerName } from '../partner-name';

/** A partner cannot declare this itself; entries that others add for it later can cause it. */
export const nilReturnWithEntries: Check = {
  code: 'nil-return-with-entries',
  title: { 'zh-Hans': '零报告却有活动', en: 'Nil return with activities' },
  rule: {
    'zh-Hans': '申报零报告的机构，本月不应有活动。',
    en: 'A partner that declared a nil return has no activity in the month.',
  },
  run: ({ activities, nilReturns }, checked) =>
    [...nilReturns].flatMap((code) => {
      const count = activities.filter(({ partner }) => partner === code).length;
      if (count === 0) return [];
      const name = partnerName(checked, code);
      return [
        {
          severity: 'error' as const,
          partner: code,
          subject: { kind: 'partner' as const, partner: code },
          particulars: [String(count)],
          message: {
            'zh-Hans': `${name['zh-Hans']}申报了零报告，但本月有${count}条活动。`,
            en: `${name.en} declared a nil return, but has ${count} ${count === 1 ? 'activity' : 'activities'} in the month.`,
          },
        },
      ];
    }),
  examples: {
    fires: () => exampleOf({ nilReturns: new Set(['green_home']) }),
    silent: () => exampleOf({ nilReturns: new Set(['river_side']) }),
  },
};
