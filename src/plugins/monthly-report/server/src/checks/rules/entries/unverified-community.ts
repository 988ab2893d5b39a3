import { by, compareText } from '../../../domain/order';
import { advising } from '../advising';
import type { Check } from '../check';
import { both, exampleActivity, exampleOf } from '../example-facts';

/** The most names in a message: a programme may have thousands. */
const MOST_NAMES = 5;

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
  run: ({ activities }, { communities }) => {
    const unverified = [...new Set(activities.flatMap((activity) => activity.communities))]
      .flatMap((code) => communities.get(code) ?? [])
      .filter(({ verified }) => !verified)
      .sort(by(({ code }) => code, compareText));
    if (unverified.length === 0) return [];
    const some = unverified.slice(0, MOST_NAMES);
    const [zh, en] = [
      some.map(({ name }) => name['zh-Hans']),
      some.map(({ name }) => name.en ?? name['zh-Hans']),
    ];
    const isAll = some.length === unverified.length;
    return [
      {
        severity: 'info',
        partner: null,
        subject: { kind: 'programme' },
        particulars: unverified.map(({ code }) => code),
        message: advising(
          {
            'zh-Hans': `本月活动涉及${unverified.length}个未核实的社区：${zh.join('、')}${isAll ? '' : '等'}`,
            en: `Communities that are not verified (${unverified.length}): ${en.join(', ')}${isAll ? '' : ' and others'}`,
          },
          { 'zh-Hans': '。请确认它们不是别的社区的另一名称。', en: '. They may be others by a second name.' },
        ),
      },
    ];
  },
  examples: {
    fires: () => exampleOf({ activities: [exampleActivity()] }, community(false)),
    silent: () => exampleOf({ activities: [exampleActivity()] }, community(true)),
  },
};
