import { spanText } from '../../../report/rules/days';
import type { Check, Found } from '../check';
import { nameOfStory } from '../entry-names';
import { exampleActivity, exampleOf, exampleStory } from '../example-facts';
import type { CheckedActivity, CheckedStory } from '../facts';

function found(story: CheckedStory, day: string, { title, startDate, endDate }: CheckedActivity): Found[] {
  if (startDate <= day && day <= (endDate ?? startDate)) return [];
  const name = nameOfStory(story);
  return [
    {
      severity: 'warning',
      partner: story.partner,
      subject: { kind: 'story', documentId: story.documentId },
      particulars: [day, startDate, endDate ?? startDate],
      message: {
        'zh-Hans': `${name['zh-Hans']}的日期是${spanText(day, null, 'zh-Hans')}，它所讲的活动“${title}”却在${spanText(startDate, endDate, 'zh-Hans')}。`,
        en: `${name.en} is dated ${spanText(day, null, 'en')}, while its activity “${title}” was on ${spanText(startDate, endDate, 'en')}.`,
      },
    },
  ];
}

export const storyOffItsActivity: Check = {
  code: 'story-off-its-activity',
  title: { 'zh-Hans': '故事与活动日期不一致', en: 'Story dated off its activity' },
  rule: {
    'zh-Hans': '故事的日期落在它所讲的活动的起止日期之内；汇总条目不算。',
    en: 'A story is dated within the days of the activity it tells of; summary entries are exempt.',
  },
  run: ({ stories, activities }) => {
    const single = new Map(
      activities.filter(({ kind }) => kind === 'single').map((activity) => [activity.documentId, activity]),
    );
    return stories.flatMap((story) => {
      const activity = story.activity === null ? undefined : single.get(story.activity);
      return activity === undefined || story.occurredOn === null
        ? []
        : found(story, story.occurredOn, activity);
    });
  },
  examples: {
    fires: () => exampleOf({ stories: [exampleStory({ occurredOn: '2020-12-09' })] }),
    silent: () =>
      exampleOf({
        activities: [exampleActivity({ startDate: '2020-12-07', endDate: '2020-12-09' })],
        stories: [exampleStory()],
      }),
  },
};
