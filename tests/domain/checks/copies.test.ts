/** Duplicate texts, stories and activities. */
import fc from 'fast-check';

import {
  exampleActivity,
  exampleOf,
  exampleStory,
  paragraphs,
} from '../../../src/plugins/monthly-report/server/src/checks/rules/example-facts';
import type {
  CheckedActivity,
  CheckedStory,
  EarlierStory,
} from '../../../src/plugins/monthly-report/server/src/checks/rules/facts';
import { runChecks } from '../../../src/plugins/monthly-report/server/src/checks/rules/run';
import { CopiedTexts } from '../../../src/plugins/monthly-report/server/src/checks/rules/text/copied-texts';
import { duplicateActivity } from '../../../src/plugins/monthly-report/server/src/checks/rules/text/duplicate-activity';
import { duplicateStory } from '../../../src/plugins/monthly-report/server/src/checks/rules/text/duplicate-story';
import {
  containment,
  likeness,
  shinglesOf,
} from '../../../src/plugins/monthly-report/server/src/checks/rules/text/similarity';
import { storySentAgain } from '../../../src/plugins/monthly-report/server/src/checks/rules/text/story-sent-again';
import { summaryAndSingle } from '../../../src/plugins/monthly-report/server/src/checks/rules/text/summary-and-single';
import { translationNumbers } from '../../../src/plugins/monthly-report/server/src/checks/rules/text/translation-numbers';
import { toMonth } from '../../../src/plugins/monthly-report/server/src/domain/month';

const SOUP =
  '小草的社工和桂中社区的志愿者去市场挑猪肘、山药和白芸豆，在爱心厨房慢慢炖汤。下午两点，汤装进保温桶，送到独居和高龄老人手里。';
const PORRIDGE =
  '众益社工在师大现代花园支起大锅，把各家凑来的米和豆熬成一锅粥，盛出近一百五十碗，分给路过的邻居。';

const anyText = fc.string({ unit: 'grapheme', maxLength: 40 });

describe('likeness', () => {
  it('is symmetric, between 0 and 1, and 1 for what is long enough to compare with itself', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(likeness(a, b)).toBe(likeness(b, a));
        expect(likeness(a, b)).toBeGreaterThanOrEqual(0);
        expect(likeness(a, b)).toBeLessThanOrEqual(1);
        expect(likeness(a, a)).toBe(shinglesOf(a, 2).size > 0 ? 1 : 0);
      }),
    );
  });

  it('does not see punctuation, width, case or spaces', () => {
    expect(likeness('“一勺米·邻里爱” 2020', '一勺米邻里爱２０２０！')).toBe(1);
  });
});

describe('copied texts', () => {
  it('share with each other what their shingles say', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('粥', '汤', '米'), maxLength: 60 }), { maxLength: 8 }),
        (texts) => {
          const [asked = '', ...list] = texts;
          const expected = list
            .map((text, position) => ({ position, a: shinglesOf(asked, 8), b: shinglesOf(text, 8) }))
            .filter(({ a, b }) => Math.min(a.size, b.size) >= 16)
            .map(({ position, a, b }) => ({ position, share: containment(a, b) }))
            .filter(({ share }) => share > 0);
          expect(new CopiedTexts(list, [asked]).copiesOf(asked)).toEqual(expected);
        },
      ),
    );
  });

  it('do not count a formula that stands in more than twenty texts', () => {
    const list = new CopiedTexts(Array<string>(21).fill(SOUP), [SOUP]);
    expect(list.copiesOf(SOUP)).toEqual([]);
  });
});

function earlier(overrides: Partial<EarlierStory> = {}): EarlierStory {
  return {
    documentId: 'earlier',
    month: toMonth('2019-12'),
    partner: 'zhongyi',
    title: '百家粥',
    text: PORRIDGE,
    ...overrides,
  };
}

function severityOfSentAgain(
  text: string,
  title: string,
  sent: readonly EarlierStory[] = [earlier()],
): string[] {
  const story = exampleStory({
    partner: 'zhongyi',
    title: { 'zh-Hans': title, en: null },
    body: { 'zh-Hans': paragraphs(text), en: null },
  });
  return runChecks([storySentAgain], exampleOf({ stories: [story], earlierStories: sent })).map(
    ({ severity }) => severity,
  );
}

describe('a story sent again', () => {
  it('is an error when nearly all of it was told before, whoever sends it and whatever its title', () => {
    expect(severityOfSentAgain(`今年冬天，${PORRIDGE}`, '又是一锅粥')).toEqual(['error']);
    expect(severityOfSentAgain(PORRIDGE, '百家粥', [earlier({ partner: null })])).toEqual(['error']);
  });

  it('is a warning when half of it was', () => {
    expect(severityOfSentAgain(PORRIDGE.slice(0, 34) + SOUP, '粥与汤')).toEqual(['warning']);
  });

  it('is worth a look when only the title was used by the partner', () => {
    expect(severityOfSentAgain(SOUP, '百家粥')).toEqual(['info']);
    expect(severityOfSentAgain(SOUP, '百家粥', [earlier({ partner: 'xiaocao' })])).toEqual([]);
  });

  it('is named once, with the closest of the earlier stories', () => {
    const sent = [earlier({ documentId: 'half', text: PORRIDGE.slice(0, 40) + SOUP.repeat(2) }), earlier()];
    const [finding, ...others] = runChecks(
      [storySentAgain],
      exampleOf({
        stories: [exampleStory({ body: { 'zh-Hans': paragraphs(PORRIDGE), en: null } })],
        earlierStories: sent,
      }),
    );
    expect(finding?.particulars).toEqual(['2019-12', 'earlier', 'error']);
    expect(others).toEqual([]);
  });
});

function severityOfStories(second: Partial<CheckedStory>): string[] {
  const first = exampleStory({
    title: { 'zh-Hans': '暖冬靓汤行', en: null },
    body: { 'zh-Hans': paragraphs(SOUP), en: null },
  });
  const stories = [first, { ...first, documentId: 'story-2', slug: 'again', ...second }];
  return runChecks([duplicateStory], exampleOf({ stories })).map(({ severity }) => severity);
}

describe('two stories', () => {
  const retold = paragraphs('桂中社区的志愿者和小草公益一起炖了一大锅汤，分送给社区里的独居老人。');
  const title = { 'zh-Hans': '一碗热汤送邻里', en: null };

  it('with one text are an error, even of two partners', () => {
    expect(severityOfStories({ partner: 'river_side', occurredOn: '2020-12-09', communities: [] })).toEqual([
      'error',
    ]);
  });

  it('of one event in other words are a warning', () => {
    expect(severityOfStories({ title, body: { 'zh-Hans': retold, en: null } })).toEqual(['warning']);
  });

  it.each([
    ['of two days', { occurredOn: '2020-12-09' }],
    ['of two activities', { activity: 'activity-2' }],
    ['of two communities', { communities: ['maple_court'] }],
    ['of two partners', { partner: 'river_side' }],
    ['without a day', { occurredOn: null }],
    [
      'in quite other words',
      { body: { 'zh-Hans': paragraphs('孩子们轮流当朗读员，每人读一页绘本。'), en: null } },
    ],
  ] as const)('%s are two', (_what, overrides) => {
    expect(severityOfStories({ title, body: { 'zh-Hans': retold, en: null }, ...overrides })).toEqual([]);
  });
});

function severityOfActivities(second: Partial<CheckedActivity>): string[] {
  const first = exampleActivity({ startTime: '09:00', venue: '花园', measurements: { participants: '18' } });
  return runChecks(
    [duplicateActivity],
    exampleOf({ activities: [first, { ...first, documentId: 'activity-2', ...second }] }),
  ).map(({ severity }) => severity);
}

describe('two activities', () => {
  it('with the same title and figures count twice, which is an error', () => {
    expect(severityOfActivities({})).toEqual(['error']);
    expect(severityOfActivities({ title: '厨余、堆肥体验' })).toEqual(['error']);
  });

  it('with a similar title or other figures are a warning', () => {
    expect(severityOfActivities({ title: '厨余堆肥的体验' })).toEqual(['warning']);
    expect(severityOfActivities({ measurements: new Map() })).toEqual(['warning']);
  });

  it.each([
    ['at two times', { startTime: '14:00' }],
    ['at two venues', { venue: '广场' }],
    ['of two days', { startDate: '2020-12-09' }],
    ['numbered apart', { title: '厨余堆肥体验（第2场）' }],
    ['of two sets of communities', { communities: ['sunny_village', 'maple_court'] }],
    ['one of which is a summary', { kind: 'summary' }],
  ] as const)('%s are two', (_what, overrides) => {
    expect(severityOfActivities(overrides)).toEqual([]);
  });
});

describe('the same work entered twice', () => {
  const entry = (overrides: Partial<CheckedActivity>, participants: string) =>
    exampleActivity({ ...overrides, measurements: { participants } });
  const codesOf = (...activities: CheckedActivity[]) =>
    runChecks([duplicateActivity, summaryAndSingle], exampleOf({ activities })).map(
      ({ check, severity, subject }) => [check, severity, 'documentId' in subject ? subject.documentId : ''],
    );

  it('is told of a summary that has the figure of an activity in its community', () => {
    const summary = { documentId: 'summary', kind: 'summary' as const, title: '汇总' };
    expect(codesOf(entry({}, '35'), entry(summary, '35'))).toEqual([
      ['summary-and-single', 'warning', 'summary'],
    ]);
    const second = { documentId: 'second', title: '旧物交换', startDate: '2020-12-09' };
    expect(codesOf(entry({}, '35'), entry(second, '20'), entry(summary, '55'))).toHaveLength(1);
    expect(codesOf(entry({}, '35'), entry(summary, '36'))).toEqual([]);
    expect(codesOf(entry({}, '35'), entry({ ...summary, communities: ['maple_court'] }, '35'))).toEqual([]);
    expect(codesOf(entry({}, '35'), entry({ ...summary, partner: 'river_side' }, '35'))).toEqual([]);
    expect(codesOf(entry({}, '3'), entry(summary, '3'))).toEqual([]);
  });

  it('is told on both, where two partners enter one event', () => {
    const mine = entry({ communities: [] }, '80');
    const theirs = { documentId: 'theirs', partner: 'river_side', communities: [] };
    expect(codesOf(mine, entry(theirs, '80'))).toEqual([
      ['duplicate-activity', 'warning', 'activity-1'],
      ['duplicate-activity', 'warning', 'theirs'],
    ]);
    expect(codesOf(mine, entry(theirs, '81'))).toEqual([]);
    expect(codesOf(mine, entry({ ...theirs, startDate: '2020-12-09' }, '80'))).toEqual([]);
    expect(codesOf(mine, entry({ ...theirs, title: '旧物交换' }, '80'))).toEqual([]);
  });
});

describe('numbers of a translation', () => {
  const differs = (chinese: string, english: string) =>
    runChecks(
      [translationNumbers],
      exampleOf({
        stories: [exampleStory({ body: { 'zh-Hans': paragraphs(chinese), en: paragraphs(english) } })],
      }),
    ).length > 0;

  it.each([
    ['收到21公斤米', 'They got 12 kg of rice', true],
    ['收到21公斤米', 'They got rice', false],
    ['十二位老人', '12 elders', false],
    ['12位老人', 'A dozen elders', false],
    ['21户', 'Twenty-one households', false],
    ['12月8日14:00，收到1.2吨', 'At 2 pm on 8 December, 1,200 kg', false],
    ['捐款12.5万元', '125,000 yuan', false],
  ])('%s beside “%s” differ: %s', (chinese, english, expected) => {
    expect(differs(chinese, english)).toBe(expected);
  });
});
