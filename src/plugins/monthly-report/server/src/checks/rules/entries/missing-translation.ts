import { linesOf } from '../../../domain/plain-text';
import type { Check, Found } from '../check';
import { nameOfOverview, nameOfProgress, nameOfStory } from '../entry-names';
import { exampleOf, exampleStory } from '../example-facts';
import type { Bodies, CheckedPhoto, CheckedProgramme } from '../facts';
import type { Message, Subject } from '../../../domain/finding';
import { nameOfPhoto } from './photos';

interface Told {
  readonly subject: Subject;
  readonly partner: string | null;
  readonly entry: Message;
  readonly body: Bodies;
  readonly photos: readonly CheckedPhoto[];
}

function told({ overview, progress, stories }: CheckedProgramme): Told[] {
  return [
    ...(overview === null
      ? []
      : [
          {
            subject: { kind: 'programme-month' as const, documentId: overview.documentId },
            partner: null,
            entry: nameOfOverview(),
            body: overview.body,
            photos: [],
          },
        ]),
    ...progress.map((update) => ({
      subject: { kind: 'progress-update' as const, documentId: update.documentId },
      partner: null,
      entry: nameOfProgress(update),
      body: update.body,
      photos: update.photos,
    })),
    ...stories.map((story) => ({
      subject: { kind: 'story' as const, documentId: story.documentId },
      partner: story.partner,
      entry: nameOfStory(story),
      body: story.body,
      photos: story.photos,
    })),
  ];
}

const isEmpty = (body: Bodies['en']): boolean => body === null || linesOf(body).length === 0;

function withoutEnglish({ subject, partner, entry, body, photos }: Told): Found[] {
  if (isEmpty(body['zh-Hans'])) return [];
  if (isEmpty(body.en)) {
    const message = {
      'zh-Hans': `${entry['zh-Hans']}没有英文正文。`,
      en: `${entry.en} has no English text.`,
    };
    return [{ severity: 'info', partner, subject, particulars: [], message }];
  }
  return photos.flatMap((photo, index): Found[] => {
    if (!isUntranslated(photo)) return [];
    const name = nameOfPhoto({ number: index + 1, photo });
    return [
      {
        severity: 'info',
        partner,
        subject,
        particulars: [String(index + 1), photo.file ?? ''],
        message: {
          'zh-Hans': `${entry['zh-Hans']}有英文正文，而${name['zh-Hans']}的图注或替代文字没有英文。`,
          en: `${entry.en} is in English, but ${name.en} has a caption or an alternative text in Chinese alone.`,
        },
      },
    ];
  });
}

function isUntranslated({ caption, alternativeText }: CheckedPhoto): boolean {
  return [caption, alternativeText].some(
    ({ 'zh-Hans': chinese, en }) => chinese.trim() !== '' && (en ?? '').trim() === '',
  );
}

export const missingTranslation: Check = {
  code: 'missing-translation',
  title: { 'zh-Hans': '缺少英文', en: 'No English version' },
  rule: {
    'zh-Hans': '有中文正文的条目应有英文，它的照片也应有英文图注和替代文字；没有的，英文月报里照刊中文。',
    en: 'What is told in Chinese is told in English, its photos included; what is not appears in Chinese in the English report.',
  },
  run: (programme) => told(programme).flatMap(withoutEnglish),
  examples: {
    fires: () =>
      exampleOf({
        stories: [exampleStory({ body: { ...exampleStory().body, en: null } })],
      }),
    silent: () => exampleOf({ stories: [exampleStory()] }),
  },
};
