import { compareText } from '../../../domain/order';
import { compare } from '../../../domain/quantity';
import { dayText } from '../../../report/rules/days';
import { advising } from '../advising';
import type { Check, Found } from '../check';
import { nameOfActivity } from '../entry-names';
import { exampleActivity, exampleOf } from '../example-facts';
import type { CheckedActivity } from '../facts';
import { lettersOf, likeness } from './similarity';

const SAME_TITLE = 0.6;

/** 上午场 and 下午场, 第1场 and 第2场 are two sessions, however alike their titles are. */
const SESSION_MARKS = /\d+|[一二三四五六七八九十]|上午|下午|晚上|早上/gu;

function marksOf(title: string): string {
  return (title.normalize('NFKC').match(SESSION_MARKS) ?? []).join(' ');
}

function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b;
}

function maybeOneActivity(a: CheckedActivity, b: CheckedActivity): boolean {
  if (differ(a.startTime, b.startTime) || differ(a.venue, b.venue)) return false;
  return marksOf(a.title) === marksOf(b.title) && likeness(a.title, b.title) >= SAME_TITLE;
}

function sameFigures(a: CheckedActivity, b: CheckedActivity): boolean {
  if (a.sessions !== b.sessions || a.measurements.size !== b.measurements.size) return false;
  return [...a.measurements].every(([code, value]) => {
    const other = b.measurements.get(code);
    if (value === null || other === null || other === undefined) return value === other;
    return compare(value, other) === 0;
  });
}

/** Single activities of one day in the same communities; without a community, activities cannot be compared. */
function groupsOf(activities: readonly CheckedActivity[]): readonly (readonly CheckedActivity[])[] {
  const groups = new Map<string, CheckedActivity[]>();
  for (const activity of activities) {
    const { kind, partner, startDate, communities } = activity;
    if (kind === 'summary' || communities.length === 0) continue;
    const key = JSON.stringify([partner, startDate, ...[...communities].sort(compareText)]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [activity]);
    else group.push(activity);
  }
  return [...groups.values()];
}

function found(activity: CheckedActivity, first: CheckedActivity): Found {
  const same = lettersOf(activity.title) === lettersOf(first.title) && sameFigures(activity, first);
  const name = nameOfActivity(activity);
  const day = { zh: dayText(activity.startDate, 'zh-Hans'), en: dayText(activity.startDate, 'en') };
  return {
    severity: same ? 'error' : 'warning',
    partner: activity.partner,
    subject: { kind: 'activity', documentId: activity.documentId },
    particulars: [first.documentId, first.title],
    message: advising(
      {
        'zh-Hans': `${name['zh-Hans']}与“${first.title}”同在${day.zh}、同一社区${same ? '，数据也相同' : ''}`,
        en: `${name.en} and “${first.title}” are of one day (${day.en}) and place${same ? ' and have the same figures' : ''}`,
      },
      {
        'zh-Hans': same ? '，已重复计入合计。' : '，请确认不是同一场。',
        en: same ? ': they count twice in every total.' : '; are they one activity.',
      },
    ),
  };
}

/** Whether an entry reports a value: two entries with only blanks have no values in common. */
function reportsSomething({ measurements }: CheckedActivity): boolean {
  return [...measurements.values()].some((value) => value !== null && value.thousandths > 0n);
}

/** One event that two partners have entered: the same day, title and figures. */
function ofTwoPartners(activities: readonly CheckedActivity[]): Found[] {
  const groups = new Map<string, CheckedActivity[]>();
  for (const activity of activities) {
    if (activity.kind === 'summary' || activity.partner === null || !reportsSomething(activity)) continue;
    const key = JSON.stringify([activity.startDate, lettersOf(activity.title)]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [activity]);
    else group.push(activity);
  }
  return [...groups.values()].flatMap((group) =>
    group.flatMap((activity): Found[] => {
      const other = group.find(
        (one) =>
          one.partner !== activity.partner && sameFigures(one, activity) && maybeOneActivity(one, activity),
      );
      return other === undefined ? [] : [foundOfTwo(activity, other)];
    }),
  );
}

function foundOfTwo(activity: CheckedActivity, other: CheckedActivity): Found {
  const name = nameOfActivity(activity);
  const day = { zh: dayText(activity.startDate, 'zh-Hans'), en: dayText(activity.startDate, 'en') };
  return {
    severity: 'warning',
    partner: activity.partner,
    subject: { kind: 'activity', documentId: activity.documentId },
    particulars: [other.documentId, other.title],
    message: advising(
      {
        'zh-Hans': `${name['zh-Hans']}与另一家机构${day.zh}填报的活动标题、数据都相同`,
        en: `${name.en} has the day (${day.en}), the title and the figures of an activity of another partner`,
      },
      {
        'zh-Hans': '；如果是联合开展的一场，请由一家填报，另一家列为联合开展机构。',
        en: '; if it was held jointly, one of them enters it and names the other.',
      },
    ),
  };
}

export const duplicateActivity: Check = {
  code: 'duplicate-activity',
  title: { 'zh-Hans': '活动重复', en: 'Duplicate activity' },
  rule: {
    'zh-Hans':
      '同一机构、同一天、同样的社区、标题相近的两个活动提醒；标题和数据都相同的是错误；两家机构同一天标题和数据都相同的，两边都提醒。开始时间、地点或场次不同的不算，汇总条目不算。',
    en: 'Two activities of one partner, day and set of communities with similar titles are a warning, with the same title and figures an error; of two partners, the same day, title and figures are a warning on both. Another time, venue or number of session tells them apart. Summary entries are exempt.',
  },
  run: ({ activities }) => [
    ...groupsOf(activities).flatMap((group) =>
      group.flatMap((activity, position) => {
        const first = group.slice(0, position).find((other) => maybeOneActivity(other, activity));
        return first === undefined ? [] : [found(activity, first)];
      }),
    ),
    ...ofTwoPartners(activities),
  ],
  examples: {
    fires: () =>
      exampleOf({
        activities: [
          exampleActivity({ measurements: { participants: '18' } }),
          exampleActivity({ documentId: 'activity-2', measurements: { participants: '18' } }),
        ],
      }),
    silent: () =>
      exampleOf({
        activities: [
          exampleActivity({ title: '厨余堆肥体验（上午场）' }),
          exampleActivity({ documentId: 'activity-2', title: '厨余堆肥体验（下午场）' }),
          exampleActivity({ documentId: 'activity-3', kind: 'summary', title: '厨余堆肥体验（上午场）' }),
        ],
      }),
  },
};
