import { plainText } from '../../../domain/plain-text';
import { advising } from '../advising';
import type { Check, Found } from '../check';
import { nameOfStory } from '../entry-names';
import { exampleOf, exampleStory, paragraphs } from '../example-facts';
import type { CheckedStory } from '../facts';
import type { Severity } from '../../../domain/finding';
import { CopiedTexts } from './copied-texts';
import { likeness } from './similarity';

const COPIED = 0.8;
/** Two stories of one event share a quarter of their pairs of characters; other stories of a partner share a fifth. */
const SAME_WORDS = 0.25;
const SAME_TITLE = 0.6;

/** True if the entered data of both stories fit one event, and nothing is against it. */
function maybeOneEvent(a: CheckedStory, b: CheckedStory): boolean {
  if (a.activity !== null && b.activity !== null && a.activity !== b.activity) return false;
  return (
    a.communities.some((code) => b.communities.includes(code)) ||
    a.communities.length + b.communities.length === 0
  );
}

/** 本活动由……资助，感谢……支持: the end of every story with a sponsor. */
const FORMULA =
  /(?:由[^\n。]{2,60}(?:资助|支持|赞助|捐赠|主办|承办)|(?:鸣谢|特别感谢|感谢)[^\n。]{2,80}(?:支持|陪伴|帮助|资助|关注))/u;

/** The text without the paragraphs that thank and name sponsors. */
function ownWordsOf(text: string): string {
  return text
    .split('\n')
    .filter((paragraph) => !FORMULA.test(paragraph))
    .join('\n');
}

/** Stories grouped by partner and day. */
function byPartnerAndDay(stories: readonly CheckedStory[]): ReadonlyMap<string, readonly CheckedStory[]> {
  const groups = new Map<string, CheckedStory[]>();
  for (const story of stories) {
    if (story.partner === null || story.occurredOn === null) continue;
    const group = groups.get(keyOf(story));
    if (group === undefined) groups.set(keyOf(story), [story]);
    else group.push(story);
  }
  return groups;
}

function keyOf({ partner, occurredOn }: CheckedStory): string {
  return JSON.stringify([partner, occurredOn]);
}

function tellsTheSame(a: CheckedStory, b: CheckedStory): boolean {
  return (
    likeness(a.title['zh-Hans'], b.title['zh-Hans']) >= SAME_TITLE ||
    likeness(ownWordsOf(plainText(a.body['zh-Hans'])), ownWordsOf(plainText(b.body['zh-Hans']))) >= SAME_WORDS
  );
}

function found(story: CheckedStory, first: CheckedStory, severity: Severity): Found {
  const [name, other] = [nameOfStory(story), nameOfStory(first)];
  return {
    severity,
    partner: story.partner,
    subject: { kind: 'story', documentId: story.documentId },
    particulars: [first.slug, severity],
    message:
      severity === 'error'
        ? advising(
            {
              'zh-Hans': `${name['zh-Hans']}的正文与${other['zh-Hans']}几乎相同`,
              en: `${name.en} has nearly the same text as the ${lowerFirst(other.en)}`,
            },
            { 'zh-Hans': '，请留一篇。', en: '.' },
          )
        : advising(
            {
              'zh-Hans': `${name['zh-Hans']}与${other['zh-Hans']}是同一机构同一天在同一处的事`,
              en: `${name.en} and the ${lowerFirst(other.en)} are of the same partner, day and place`,
            },
            { 'zh-Hans': '，像是把一次活动讲了两遍。', en: '; they seem to tell of one event twice.' },
          ),
  };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

export const duplicateStory: Check = {
  code: 'duplicate-story',
  title: { 'zh-Hans': '故事重复', en: 'Duplicate story' },
  rule: {
    'zh-Hans':
      '正文八成以上相同的两篇是错误（鸣谢、资助的套话不比）；同一机构、同一天、同一社区且标题或用词相近的两篇提醒。',
    en: 'Two stories with 80% of their text in common, sponsors’ formulas aside, are an error; two of one partner, one day and one community with similar titles or words a warning.',
  },
  run: ({ stories }) => {
    const bodies = stories.map(({ body }) => ownWordsOf(plainText(body['zh-Hans'])));
    const texts = new CopiedTexts(bodies, bodies);
    const groups = byPartnerAndDay(stories);
    return stories.flatMap((story, position) => {
      const copied = texts
        .copiesOf(bodies[position] ?? '')
        .find((copy) => copy.position < position && copy.share >= COPIED);
      const original = copied === undefined ? undefined : stories[copied.position];
      if (original !== undefined) return [found(story, original, 'error')];
      const sameDay = groups.get(keyOf(story)) ?? [];
      const first = sameDay
        .slice(0, Math.max(0, sameDay.indexOf(story)))
        .find((other) => maybeOneEvent(other, story) && tellsTheSame(other, story));
      return first === undefined ? [] : [found(story, first, 'warning')];
    });
  },
  examples: {
    fires: () =>
      exampleOf({
        stories: [
          exampleStory(),
          exampleStory({
            documentId: 'story-2',
            slug: 'compost-again',
            title: { 'zh-Hans': '花园里的一天', en: null },
            body: { 'zh-Hans': paragraphs('居民把厨余带到小区花园，一起堆肥。'), en: null },
          }),
        ],
      }),
    silent: () =>
      exampleOf({
        stories: [
          exampleStory(),
          exampleStory({ documentId: 'story-2', slug: 'compost-2', activity: 'activity-2' }),
          exampleStory({ documentId: 'story-3', slug: 'compost-3', occurredOn: '2020-12-09' }),
        ],
      }),
  },
};
