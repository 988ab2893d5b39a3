import { by, compareNumber, compareText, inOrder } from '../../../domain/order';
import { plainText } from '../../../domain/plain-text';
import { advising } from '../advising';
import type { Check, Found } from '../check';
import { nameOfStory } from '../entry-names';
import { exampleOf, exampleStory, EXAMPLE_MONTH, paragraphs } from '../example-facts';
import type { CheckedStory, EarlierStory } from '../facts';
import type { Severity } from '../../../domain/finding';
import { addMonths } from '../../../domain/month';
import { CopiedTexts } from './copied-texts';
import { lettersOf } from './similarity';

const SAME = 0.8;
const ALIKE = 0.5;

interface Likeness {
  readonly earlier: EarlierStory;
  readonly severity: Severity;
  readonly share: number;
}

const closestFirst = inOrder<Likeness>(
  by(({ share }) => -share, compareNumber),
  by(
    ({ earlier }) => earlier.month,
    (a, b) => compareText(b, a),
  ),
  by(({ earlier }) => earlier.title, compareText),
  by(({ earlier }) => earlier.documentId, compareText),
);

/** Two stories of one partner have the same key if they have the same title. */
const titleKey = (partner: string | null, title: string): string =>
  JSON.stringify([partner, lettersOf(title)]);

function byTitle(earlier: readonly EarlierStory[]): ReadonlyMap<string, readonly EarlierStory[]> {
  const stories = new Map<string, EarlierStory[]>();
  for (const story of earlier) {
    const key = titleKey(story.partner, story.title);
    const known = stories.get(key);
    if (known) known.push(story);
    else stories.set(key, [story]);
  }
  return stories;
}

interface Earlier {
  readonly stories: readonly EarlierStory[];
  readonly byTitle: ReadonlyMap<string, readonly EarlierStory[]>;
  readonly texts: CopiedTexts;
}

/** An equal title alone may be the title of a column. */
const sameTitle = (story: CheckedStory, earlier: Earlier): Likeness[] =>
  (earlier.byTitle.get(titleKey(story.partner, story.title['zh-Hans'])) ?? []).map((other) => ({
    earlier: other,
    severity: 'info',
    share: 0,
  }));

function likenessesOf(story: CheckedStory, earlier: Earlier): Likeness[] {
  const copied = earlier.texts
    .copiesOf(plainText(story.body['zh-Hans']))
    .flatMap(({ position, share }): Likeness[] => {
      const other = earlier.stories[position];
      if (other === undefined || share < ALIKE) return [];
      return [{ earlier: other, severity: share >= SAME ? 'error' : 'warning', share }];
    });
  return [...copied, ...sameTitle(story, earlier)].filter(
    ({ earlier: { documentId } }) => documentId !== story.documentId,
  );
}

function found(story: CheckedStory, { earlier, severity, share }: Likeness): Found {
  const name = nameOfStory(story);
  const { month, title } = earlier;
  const percent = Math.round(share * 100);
  const what =
    severity === 'info'
      ? { zh: '标题相同', en: 'has the title of' }
      : { zh: `正文有${percent}%相同`, en: `shares ${percent}% of its text with` };
  return {
    severity,
    partner: story.partner,
    subject: { kind: 'story', documentId: story.documentId },
    particulars: [month, earlier.documentId, severity],
    message: advising(
      {
        'zh-Hans': `${name['zh-Hans']}与${month}的故事“${title}”${what.zh}`,
        en: `${name.en} ${what.en} the story “${title}” of ${month}`,
      },
      { 'zh-Hans': '，请确认不是重复报送。', en: '.' },
    ),
  };
}

export const storySentAgain: Check = {
  code: 'story-sent-again',
  title: { 'zh-Hans': '往期故事重复报送', en: 'Story sent again' },
  rule: {
    'zh-Hans':
      '正文与往期故事按八字片段比较，较短一方的八成以上相同是错误，五成以上提醒；同一机构标题相同的供参考。',
    en: 'Of the shorter text, 80% of the runs of eight characters in an earlier story is an error, 50% a warning (containment, Broder 1997); the title of an earlier story of the same partner is worth a look.',
  },
  run: ({ stories, earlierStories }) => {
    const earlier: Earlier = {
      stories: earlierStories,
      byTitle: byTitle(earlierStories),
      texts: new CopiedTexts(
        earlierStories.map(({ text }) => text),
        stories.map(({ body }) => plainText(body['zh-Hans'])),
      ),
    };
    return stories.flatMap((story) => {
      const [closest] = likenessesOf(story, earlier).sort(closestFirst);
      return closest === undefined ? [] : [found(story, closest)];
    });
  },
  examples: {
    fires: () =>
      exampleOf({
        stories: [
          exampleStory({ body: { 'zh-Hans': paragraphs(EARLIER.text.replace('，', '，昨天')), en: null } }),
        ],
        earlierStories: [EARLIER],
      }),
    silent: () => exampleOf({ stories: [exampleStory()], earlierStories: [EARLIER] }),
  },
};

const EARLIER: EarlierStory = {
  documentId: 'earlier-1',
  month: addMonths(EXAMPLE_MONTH, -12),
  partner: 'green_home',
  title: '百家粥',
  text: '社工在花园里支起大锅，把各家凑来的米和豆熬成一锅粥，盛出近一百五十碗，分给独居的老人和路过的邻居。',
};
