import type { RichText } from '../../../domain/rich-text';
import type { Check } from '../check';
import { nameOfOverview, nameOfProgress, nameOfStory } from '../entry-names';
import { exampleOf, exampleStory, storySaying } from '../example-facts';
import type { Bodies, CheckedProgramme } from '../facts';
import type { Message, Subject } from '../../../domain/finding';

interface Place {
  readonly subject: Subject;
  readonly partner: string | null;
  readonly entry: Message;
  readonly body: Bodies;
}

function placesOf({ overview, progress, stories }: CheckedProgramme): Place[] {
  const places: Place[] = [];
  if (overview !== null) {
    const { documentId, body } = overview;
    places.push({
      subject: { kind: 'programme-month', documentId },
      partner: null,
      entry: nameOfOverview(),
      body,
    });
  }
  for (const update of progress) {
    const { documentId, body } = update;
    places.push({
      subject: { kind: 'progress-update', documentId },
      partner: null,
      entry: nameOfProgress(update),
      body,
    });
  }
  for (const story of stories) {
    const { documentId, partner, body } = story;
    places.push({ subject: { kind: 'story', documentId }, partner, entry: nameOfStory(story), body });
  }
  return places;
}

/** Each picture once, even if both languages have it. */
const picturesIn = ({ 'zh-Hans': chinese, en }: Bodies): ReadonlyMap<string, string | null> =>
  new Map(
    [...chinese, ...(en ?? [])].flatMap((block) =>
      block.type === 'image' ? [[block.image.url, block.image.alternativeText] as const] : [],
    ),
  );

const picture: RichText = [
  {
    type: 'image',
    image: { url: '/uploads/lecture.jpg', alternativeText: '居民听课', width: 1600, height: 1200 },
    children: [{ type: 'text', text: '' }],
  },
];

export const pictureInText: Check = {
  code: 'picture-in-text',
  title: { 'zh-Hans': '正文里有图片', en: 'A picture within the text' },
  rule: {
    'zh-Hans': '正文里的图片无处记录肖像授权和图片来源；有人的照片应放在“照片”里，没有人的图片请说明。',
    en: 'A picture within a text has nowhere to keep a consent or a credit: photos of people stand among the photos; a picture without people is explained.',
  },
  run: (programme) =>
    placesOf(programme).flatMap(({ subject, partner, entry, body }) =>
      [...picturesIn(body)].map(([url, words]) => ({
        severity: 'error' as const,
        partner,
        subject,
        particulars: [url],
        message: {
          'zh-Hans': `${entry['zh-Hans']}：正文里的图片${words === null ? '' : `（${words}）`}没有肖像授权的记录。`,
          en: `${entry.en}: the picture within the text${words === null ? '' : ` (${words})`} has no record of consent.`,
        },
      })),
    ),
  examples: {
    fires: () => exampleOf({ stories: [exampleStory({ body: { 'zh-Hans': picture, en: null } })] }),
    silent: () => exampleOf({ stories: [storySaying('居民听课。')] }),
  },
};
