import { monthOfDay } from '../../../domain/month';
import type { Check, Found } from '../check';
import { nameOfStory } from '../entry-names';
import { exampleOf, exampleStory } from '../example-facts';
import type { CheckedStory } from '../facts';

/** Each partner gets only one finding, at the first of its stories. */
function found([first, ...others]: readonly [CheckedStory, ...CheckedStory[]]): Found {
  const stories = [first, ...others].map(nameOfStory);
  const chinese = stories.map((name, place) =>
    place === 0 ? name['zh-Hans'] : name['zh-Hans'].replace('故事', ''),
  );
  const english = stories.map(({ en }) => en.replace('Story ', '')).join(', ');
  return {
    severity: 'info',
    partner: first.partner,
    subject: { kind: 'story', documentId: first.documentId },
    particulars: others.map(({ documentId }) => documentId),
    message: {
      'zh-Hans': `${chinese.join('')}没有照片。`,
      en: others.length === 0 ? `Story ${english} has no photo.` : `Stories ${english} have no photo.`,
    },
  };
}

export const storyWithoutPhoto: Check = {
  code: 'story-without-photo',
  title: { 'zh-Hans': '故事没有照片', en: 'A story without a photo' },
  rule: {
    'zh-Hans': '精彩故事应配照片；同一机构的几篇合为一条，不在本月的故事先改日期。',
    en: 'A story is told with a photo; those of one partner are told of at once, and a story of another month is moved first.',
  },
  run: ({ stories }, { month }) => {
    const byPartner = new Map<string, [CheckedStory, ...CheckedStory[]]>();
    for (const story of stories) {
      const { photos, occurredOn, partner, documentId } = story;
      if (photos.length > 0 || (occurredOn !== null && monthOfDay(occurredOn) !== month)) continue;
      const key = JSON.stringify([partner, partner === null ? documentId : null]);
      const known = byPartner.get(key);
      if (known === undefined) byPartner.set(key, [story]);
      else known.push(story);
    }
    return [...byPartner.values()].map(found);
  },
  examples: {
    fires: () => exampleOf({ stories: [exampleStory({ photos: [] })] }),
    silent: () => exampleOf({ stories: [exampleStory()] }),
  },
};
