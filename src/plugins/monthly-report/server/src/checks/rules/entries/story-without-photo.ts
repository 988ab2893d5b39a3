import type { Check } from '../check';
import { nameOfStory } from '../entry-names';
import { exampleOf, exampleStory } from '../example-facts';

export const storyWithoutPhoto: Check = {
  code: 'story-without-photo',
  title: { 'zh-Hans': '故事没有照片', en: 'A story without a photo' },
  rule: { 'zh-Hans': '精彩故事应配照片。', en: 'A story is told with a photo.' },
  run: ({ stories }) =>
    stories
      .filter(({ photos }) => photos.length === 0)
      .map((story) => ({
        severity: 'info' as const,
        partner: story.partner,
        subject: { kind: 'story' as const, documentId: story.documentId },
        particulars: [],
        message: {
          'zh-Hans': `${nameOfStory(story)['zh-Hans']}没有照片。`,
          en: `${nameOfStory(story).en} has no photo.`,
        },
      })),
  examples: {
    fires: () => exampleOf({ stories: [exampleStory({ photos: [] })] }),
    silent: () => exampleOf({ stories: [exampleStory()] }),
  },
};
