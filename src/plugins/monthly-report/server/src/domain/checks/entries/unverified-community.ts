import type { Check } from '../check';
import { both, exampleActivity, exampleOf } from '../example-facts';

const community = (verified: boolean) => ({
  communities: new Map([
    ['sunny_village', { code: 'sunny_village', name: both('阳光新村'), aliases: [], verified }],
  ]),
});

export const unverifiedCommunity: Check = {
  code: 'unverified-community',
  title: { 'zh-Hans': '社区未核实', en: 'A community that nobody has verified' },
  rule: {
    'zh-Hans': '本月活动用到的社区应已核实，以免同一社区有两个名称、被数两次。',
    en: 'Communities of the month are verified, so that none is counted twice under two names.',
  },
  run: ({ activities }, { communities }) =>
    [...new Set(activities.flatMap((activity) => activity.communities))].flatMap((code) => {
      const known = communities.get(code);
      if (known === undefined || known.verified) return [];
      const { 'zh-Hans': name, en } = known.name;
      return [
        {
          severity: 'info' as const,
          partner: null,
          subject: { kind: 'community' as const, community: code },
          particulars: [],
          message: {
            'zh-Hans': `社区“${name}”还没有核实，请确认它不是另一社区的别名。`,
            en: `Community “${en ?? name}” is not verified; it may be another one by a second name.`,
          },
        },
      ];
    }),
  examples: {
    fires: () => exampleOf({ activities: [exampleActivity()] }, community(false)),
    silent: () => exampleOf({ activities: [exampleActivity()] }, community(true)),
  },
};
