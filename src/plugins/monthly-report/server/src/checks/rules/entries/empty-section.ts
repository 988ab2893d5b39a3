import type { RichText } from '../../../domain/rich-text';
import { linesOf } from '../../../domain/plain-text';
import type { Check, Found } from '../check';
import { nameOfOverview, nameOfProgress, nameOfStory } from '../entry-names';
import { exampleOf, exampleStory, paragraphs } from '../example-facts';
import type { Bodies, CheckedProgramme, CheckedProgress, CheckedStory } from '../facts';
import type { Message, Subject } from '../../../domain/finding';

/** Headings without content before the next heading of the same or a higher level, or before the end. */
function emptyHeadings(body: RichText): string[] {
  return body.flatMap((block, index) => {
    if (block.type !== 'heading') return [];
    const next = body.slice(index + 1);
    const end = next.findIndex((later) => later.type === 'heading' && later.level <= block.level);
    const section = end === -1 ? next : next.slice(0, end);
    const isFilled = section.some((inside) => inside.type === 'image' || linesOf([inside]).length > 0);
    return isFilled ? [] : linesOf([block]);
  });
}

interface Place {
  readonly subject: Subject;
  readonly partner: string | null;
  readonly entry: Message;
}

function inBodies({ subject, partner, entry }: Place, bodies: Bodies): Found[] {
  const headings = new Set([...emptyHeadings(bodies['zh-Hans']), ...emptyHeadings(bodies.en ?? [])]);
  return [...headings].map((heading) => ({
    severity: 'warning',
    partner,
    subject,
    particulars: [heading],
    message: {
      'zh-Hans': `${entry['zh-Hans']}：小标题“${heading}”下面没有内容。`,
      en: `${entry.en}: nothing stands below the heading “${heading}”.`,
    },
  }));
}

/** An update with only a title and nothing below it, not even another update. */
function untold(update: CheckedProgress, { progress }: CheckedProgramme): Found[] {
  const { documentId, body, links, photos, videos } = update;
  const isEmpty =
    linesOf(body['zh-Hans']).length === 0 &&
    [links, photos, videos].every((list) => list.length === 0) &&
    !progress.some(({ parent }) => parent === documentId);
  if (!isEmpty) return [];
  const name = nameOfProgress(update);
  return [
    {
      severity: 'warning',
      partner: null,
      subject: { kind: 'progress-update', documentId },
      particulars: ['entry'],
      message: {
        'zh-Hans': `${name['zh-Hans']}只有标题，没有内容。`,
        en: `${name.en} has a title and nothing else.`,
      },
    },
  ];
}

/** Photos and videos alone may be a story; a title alone may not. */
function untoldStory({ documentId, partner, title, body, photos, videos }: CheckedStory): Found[] {
  if (linesOf(body['zh-Hans']).length + photos.length + videos.length > 0) return [];
  const name = nameOfStory({ title });
  return [
    {
      severity: 'warning',
      partner,
      subject: { kind: 'story', documentId },
      particulars: ['entry'],
      message: {
        'zh-Hans': `${name['zh-Hans']}只有标题，没有内容。`,
        en: `${name.en} has a title and nothing else.`,
      },
    },
  ];
}

const heading = (text: string) =>
  ({ type: 'heading', level: 3, children: [{ type: 'text', text }] }) as const;

const bodyWith = (...after: readonly string[]): Bodies => ({
  'zh-Hans': [heading('活动收获'), ...paragraphs(...after)],
  en: null,
});

export const emptySection: Check = {
  code: 'empty-section',
  title: { 'zh-Hans': '有标题没有内容', en: 'A heading with nothing below it' },
  rule: {
    'zh-Hans': '小标题下面应有内容，工作进展和故事不应只有标题。',
    en: 'Something stands below every heading, and a progress update or a story is more than its title.',
  },
  run: (programme) => {
    const { overview, progress, stories } = programme;
    return [
      ...(overview === null
        ? []
        : inBodies(
            {
              subject: { kind: 'programme-month', documentId: overview.documentId },
              partner: null,
              entry: nameOfOverview(),
            },
            overview.body,
          )),
      ...progress.flatMap((update) => {
        const subject = { kind: 'progress-update', documentId: update.documentId } as const;
        return [
          ...inBodies({ subject, partner: null, entry: nameOfProgress(update) }, update.body),
          ...untold(update, programme),
        ];
      }),
      ...stories.flatMap((story) => {
        const subject = { kind: 'story', documentId: story.documentId } as const;
        const entry = nameOfStory(story);
        return [...inBodies({ subject, partner: story.partner, entry }, story.body), ...untoldStory(story)];
      }),
    ];
  },
  examples: {
    fires: () => exampleOf({ stories: [exampleStory({ body: bodyWith() })] }),
    silent: () => exampleOf({ stories: [exampleStory({ body: bodyWith('大家收获满满。') })] }),
  },
};
