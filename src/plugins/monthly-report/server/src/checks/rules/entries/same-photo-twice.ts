import type { Check, Found } from '../check';
import { both, exampleOf, examplePhoto, exampleStory } from '../example-facts';
import { nameOfPhoto, photosOf, type PlacedPhoto } from './photos';

/** A story may show the same photo as its activity, so photos of activities are not compared. */
function isCompared({ subject }: PlacedPhoto): boolean {
  return subject.kind !== 'activity';
}

function found(photo: PlacedPhoto, first: PlacedPhoto): Found {
  const [name, other] = [nameOfPhoto(photo), nameOfPhoto(first)];
  const { subject, partner, entry } = photo;
  return {
    severity: 'warning',
    partner,
    subject,
    particulars: [String(photo.number), photo.photo.file ?? '', ...Object.values(first.subject)],
    message: {
      'zh-Hans': `${entry['zh-Hans']}：${name['zh-Hans']}与${first.entry['zh-Hans']}的${other['zh-Hans']}是同一张。`,
      en: `${entry.en}: ${name.en} is ${other.en} of ${first.entry.en} once more.`,
    },
  };
}

export const samePhotoTwice: Check = {
  code: 'same-photo-twice',
  title: { 'zh-Hans': '同一张照片用了两次', en: 'The same photo twice' },
  rule: {
    'zh-Hans': '一个月里同一张照片只用一次；故事与它的活动共用的不算。',
    en: 'A photo is shown once in a month; a story and its activity may share one.',
  },
  run: (programme) => {
    const firsts = new Map<string, PlacedPhoto>();
    return photosOf(programme)
      .filter(isCompared)
      .flatMap((photo): Found[] => {
        const { media } = photo.photo;
        if (media === null) return [];
        const first = firsts.get(media);
        if (first !== undefined) return [found(photo, first)];
        firsts.set(media, photo);
        return [];
      });
  },
  examples: {
    fires: () =>
      exampleOf({
        stories: [
          exampleStory(),
          exampleStory({
            documentId: 'story-2',
            slug: 'two',
            occurredOn: '2020-12-09',
            title: both('另一天', 'Another day'),
          }),
        ],
      }),
    silent: () =>
      exampleOf({
        stories: [exampleStory({ photos: [examplePhoto(), examplePhoto({ media: '2' })] })],
      }),
  },
};
