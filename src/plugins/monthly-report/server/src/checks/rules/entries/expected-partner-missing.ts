import { toMonth } from '../../../domain/month';
import { partnerName } from '../partner-name';
import type { Check } from '../check';
import { exampleFacts, exampleOf } from '../example-facts';
import { expectedPartners } from '../../../totals/rules/reporting';

const member = (partner: string) => ({ partner, fromMonth: toMonth('2020-01'), toMonth: null });

export const expectedPartnerMissing: Check = {
  code: 'expected-partner-missing',
  title: { 'zh-Hans': '应报机构未报', en: 'An expected partner is missing' },
  rule: {
    'zh-Hans': '按参与关系应在本月填报的机构，应有活动，或已提交填报（含零报告）。',
    en: 'A partner whose membership covers the month has an activity in it, or has submitted (a nil return included).',
  },
  run: ({ facts, activities, submitted }, checked) =>
    [...expectedPartners(facts.memberships, checked.month, facts.programme)]
      .filter((code) => !submitted.has(code) && !activities.some(({ partner }) => partner === code))
      .map((code) => {
        const name = partnerName(checked, code);
        return {
          severity: 'warning' as const,
          partner: code,
          subject: { kind: 'partner' as const, partner: code },
          particulars: [],
          message: {
            'zh-Hans': `${name['zh-Hans']}应在本月填报，但没有活动，也没有零报告。`,
            en: `${name.en} is expected to report this month, but has no activity and no nil return.`,
          },
        };
      }),
  examples: {
    fires: () => exampleOf({ facts: exampleFacts(undefined, { memberships: [member('river_side')] }) }),
    silent: () => exampleOf({ facts: exampleFacts(undefined, { memberships: [member('green_home')] }) }),
  },
};
