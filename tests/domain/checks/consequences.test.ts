/** One slip, one finding: a finding that another one explains is left out until that one is corrected. */
import { CHECKS } from '../../../src/plugins/monthly-report/server/src/checks/rules';
import {
  both,
  EXAMPLE_MONTH,
  exampleActivity,
  exampleFacts,
  exampleOf,
  examplePhoto,
  exampleProgress,
  exampleStory,
  paragraphs,
} from '../../../src/plugins/monthly-report/server/src/checks/rules/example-facts';
import {
  EXAMPLE_BREAKDOWN,
  exampleCells,
  exampleHistory,
} from '../../../src/plugins/monthly-report/server/src/checks/rules/figures/example-figures';
import { storyWithoutPhoto } from '../../../src/plugins/monthly-report/server/src/checks/rules/entries/story-without-photo';
import type { CheckFacts } from '../../../src/plugins/monthly-report/server/src/checks/rules/facts';
import { runChecks } from '../../../src/plugins/monthly-report/server/src/checks/rules/run';
import { addMonths, toMonth } from '../../../src/plugins/monthly-report/server/src/domain/month';

const codesIn = (facts: CheckFacts) => runChecks(CHECKS, facts).map(({ check }) => check);

const english = paragraphs('They met again.');

describe('One slip is one finding', () => {
  it('where a story is of another year, whatever else is wrong with it then', () => {
    const story = exampleStory({
      occurredOn: '2019-12-08',
      body: { 'zh-Hans': paragraphs('2019年12月8日，枫林小区的邻居来了。'), en: null },
      photos: [],
    });
    expect(codesIn(exampleOf({ stories: [story] }))).toEqual(['wrong-year']);
    expect(codesIn(exampleOf({ stories: [{ ...story, occurredOn: null }] })).sort()).toEqual(
      ['missing-translation', 'named-but-not-counted', 'story-without-photo', 'text-contradicts-date'].sort(),
    );
  });

  it('where an expected partner is missing, its story and its communities as well', () => {
    const facts = exampleFacts(undefined, {
      memberships: [{ partner: 'river_side', fromMonth: toMonth('2020-01'), toMonth: null }],
    });
    const story = exampleStory({
      partner: 'river_side',
      activity: null,
      body: { 'zh-Hans': paragraphs('枫林小区的邻居来了。'), en: english },
    });
    expect(codesIn(exampleOf({ facts, stories: [story] }))).toEqual(['expected-partner-missing']);
  });

  it('where the parts of an entry do not add up, and the month’s by exactly that', () => {
    const entered = { readers: '30', children: '18', adults: '11' };
    const month = (readers: string) =>
      exampleOf({
        facts: exampleFacts(EXAMPLE_BREAKDOWN, { cells: exampleCells({ ...entered, readers }) }),
        activities: [exampleActivity({ measurements: entered })],
      });
    expect(codesIn(month('30'))).toEqual(['parts-against-total']);
    expect(codesIn(month('31'))).toEqual(['parts-against-total', 'parts-against-month-total']);
  });

  it('where a figure has a zero too many and dominates the month', () => {
    const facts = exampleOf({
      activities: ['11', '12', '13', '14']
        .map((participants, index) =>
          exampleActivity({
            documentId: `other-${index}`,
            title: `第${index}场`,
            partner: 'river_side',
            measurements: { participants },
          }),
        )
        .concat(exampleActivity({ measurements: { participants: '1250' } })),
      history: exampleHistory('118', '125', '131'),
    });
    expect(codesIn(facts)).toEqual(['suspicious-multiple']);
  });

  it('where two stories are one, though they share a paragraph', () => {
    const text =
      '志愿者把厨余倒进堆肥箱，盖上落叶，再浇一点水，等它慢慢变成松软的黑土送给各家，各家再用它种花种菜。';
    const body = { 'zh-Hans': paragraphs(text), en: english };
    const stories = [
      exampleStory({ body }),
      exampleStory({ documentId: 'b', slug: 'b', title: both('另一篇', 'Another'), body }),
    ];
    expect(codesIn(exampleOf({ stories }))).toEqual(['duplicate-story']);
  });

  it('where an original and its translation leave out the same month', () => {
    const body = {
      'zh-Hans': paragraphs('8号那天，开箱了。'),
      en: paragraphs('On the 8th, they opened it.'),
    };
    expect(codesIn(exampleOf({ stories: [exampleStory({ body })] }))).toEqual(['day-without-month']);
  });

  it('where several stories of a partner have no photo, each without a photo of another month aside', () => {
    const told = (documentId: string, partner: string | null, occurredOn: string) =>
      exampleStory({
        documentId,
        slug: documentId,
        title: both(documentId, documentId),
        partner,
        occurredOn,
        photos: [],
        activity: null,
        body: { 'zh-Hans': paragraphs(`${documentId}来了。`), en: english },
      });
    const findings = runChecks(
      [storyWithoutPhoto],
      exampleOf({
        stories: [
          told('a', 'green_home', '2020-12-08'),
          told('b', 'river_side', '2020-12-09'),
          told('c', 'green_home', '2020-12-10'),
          told('d', 'green_home', '2020-11-10'),
          told('e', null, '2020-12-10'),
        ],
      }),
    );
    expect(findings.map(({ message }) => message.en)).toEqual([
      'Stories “a”, “c” have no photo.',
      'Story “b” has no photo.',
      'Story “e” has no photo.',
    ]);
  });

  it('where several links of an update have no address', () => {
    const links = ['a', 'b', 'c'].map((title) => ({ group: null, title, url: null }));
    expect(codesIn(exampleOf({ progress: [exampleProgress({ links })] }))).toEqual(['link-without-address']);
  });
});

describe('Not a slip at all', () => {
  const formula =
    '本活动由某某公益基金会“邻里守望”项目资助，感谢街道办事处、社区居委会和全体志愿者的大力支持与陪伴。';
  const told = (slug: string, text: string) =>
    exampleStory({
      documentId: slug,
      slug,
      title: both(slug, 'A day'),
      occurredOn: null,
      photos: [examplePhoto({ media: slug })],
      body: { 'zh-Hans': paragraphs(text, formula), en: english },
    });

  it('is the formula of a sponsor that short stories share', () => {
    const stories = [told('长桌', '老街坊在巷口搭起长桌。'), told('借书', '孩子们排队借走了新书。')];
    expect(codesIn(exampleOf({ stories }))).toEqual([]);
  });

  it('is a partner outside the programme that a text names; a linked one is', () => {
    const facts = exampleFacts(undefined, {
      memberships: [{ partner: 'green_home', fromMonth: EXAMPLE_MONTH, toMonth: null }],
    });
    const text = { body: { 'zh-Hans': paragraphs('河畔公益的伙伴也来了。'), en: english } };
    expect(codesIn(exampleOf({ facts, stories: [exampleStory(text)] }))).toEqual([]);
    const linked = exampleStory({ ...text, partner: 'river_side', activity: null });
    expect(codesIn(exampleOf({ facts, stories: [linked] }))).toEqual(['named-but-not-counted']);
    const since = { fromMonth: addMonths(EXAMPLE_MONTH, -9), toMonth: null };
    const members = exampleFacts(undefined, {
      memberships: [
        { partner: 'green_home', ...since },
        { partner: 'river_side', ...since },
      ],
    });
    expect(codesIn(exampleOf({ facts: members, stories: [exampleStory(text)] }))).toEqual([
      'expected-partner-missing',
    ]);
  });
});
