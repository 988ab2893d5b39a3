/** A check of single photos. */
import type { Check } from '../check';
import { exampleOf, examplePhoto, exampleStory } from '../example-facts';
import type { CheckedPhoto } from '../facts';
import type { Message, Severity } from '../../../domain/finding';
import { nameOfPhoto, photosOf } from './photos';

type Rule = Pick<Check, 'code' | 'title' | 'rule'> & {
  readonly severity: Severity;
  readonly isWrong: (photo: CheckedPhoto) => boolean;
  /** The end of a sentence that has named the photo. */
  readonly says: Message;
  /** The fields that make an ordinary photo wrong. */
  readonly wrong: Partial<CheckedPhoto>;
};

export function photoCheck({ code, title, rule, severity, isWrong, says, wrong }: Rule): Check {
  return {
    code,
    title,
    rule,
    run: (programme) =>
      photosOf(programme)
        .filter(({ photo }) => isWrong(photo))
        .map(({ subject, partner, entry, ...placed }) => {
          const name = nameOfPhoto(placed);
          return {
            severity,
            partner,
            subject,
            particulars: [String(placed.number), placed.photo.file ?? ''],
            message: {
              'zh-Hans': `${entry['zh-Hans']}：${name['zh-Hans']}${says['zh-Hans']}。`,
              en: `${entry.en}: ${name.en} ${says.en}.`,
            },
          };
        }),
    examples: {
      fires: () => exampleOf({ stories: [exampleStory({ photos: [examplePhoto(wrong)] })] }),
      silent: () => exampleOf({ stories: [exampleStory()] }),
    },
  };
}
