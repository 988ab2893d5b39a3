import type { Check } from '../check';
import { nameOfOverview, nameOfProgress, nameOfStory } from '../entry-names';
import { exampleOf, exampleStory } from '../example-facts';
import type { Bodies, CheckedProgramme } from '../facts';
import type { Message, Subject } from '../finding';
import { linesOf } from '../../plain-text';

interface Told {
  readonly subject: Subject;
  readonly partner: string | null;
  readonly entry: Message;
  readonly body: Bodies;
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
          },
        ]),
    ...progress.map((update) => ({
      subject: { kind: 'progress-update' as const, documentId: update.documentId },
      partner: null,
      entry: nameOfProgress(update),
      body: update.body,
    })),
    ...stories.map((story) => ({
      subject: { kind: 'story' as const, documentId: story.documentId },
      partner: story.partner,
      entry: nameOfStory(story),
      body: story.body,
    })),
  ];
}

const isEmpty = (body: Bodies['en']): boolean => body === null || linesOf(body).length === 0;

export const missingTranslation: Check = {
  code: 'missing-translation',
  title: { 'zh-Hans': '缺少英文', en: 'No English version' },
  rule: {
    'zh-Hans': '有中文正文的条目应有英文；没有的，英文月报里照刊中文。',
    en: 'What is told in Chinese is told in English; what is not appears in Chinese in the English report.',
  },
  run: (programme) =>
    told(programme)
      .filter(({ body }) => !isEmpty(body['zh-Hans']) && isEmpty(body.en))
      .map(({ subject, partner, entry }) => ({
        severity: 'info' as const,
        partner,
        subject,
        particulars: [],
        message: { 'zh-Hans': `${entry['zh-Hans']}没有英文正文。`, en: `${entry.en} has no English text.` },
      })),
  examples: {
    fires: () =>
      exampleOf({
        stories: [exampleStory({ body: { ...exampleStory().body, en: null } })],
      }),
    silent: () => exampleOf({ stories: [exampleStory()] }),
  },
};
