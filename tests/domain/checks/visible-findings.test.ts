/** A partner reads only findings about its own entries, with words from its own entries only. */
import { CHECKS } from '../../../src/plugins/monthly-report/server/src/checks/rules';
import {
  exampleActivity,
  exampleOf,
  exampleStory,
  paragraphs,
} from '../../../src/plugins/monthly-report/server/src/checks/rules/example-facts';
import type { CheckFacts } from '../../../src/plugins/monthly-report/server/src/checks/rules/facts';
import { runChecks } from '../../../src/plugins/monthly-report/server/src/checks/rules/run';
import { visibleFindings } from '../../../src/plugins/monthly-report/server/src/checks/rules/visible-findings';

const mine = exampleStory({ documentId: 'mine', slug: 'mine', photos: [] });
const theirs = exampleStory({
  documentId: 'theirs',
  slug: 'theirs',
  partner: 'river_side',
  title: { 'zh-Hans': '河畔的秘密', en: null },
  photos: [],
});

function seenBy(facts: CheckFacts, reach: { partners?: readonly string[]; programmes?: readonly string[] }) {
  const { partners = [], programmes = [] } = reach;
  return visibleFindings(CHECKS, facts, {
    partners: new Set(partners),
    programmes: new Set(programmes),
  });
}

describe('A partner', () => {
  it('reads the findings on its own entries and on no others', () => {
    const seen = seenBy(exampleOf({ stories: [theirs, mine] }), { partners: ['green_home'] });
    expect(seen.map(({ check }) => check)).toContain('story-without-photo');
    expect(seen.every(({ partner }) => partner === 'green_home')).toBe(true);
  });

  it('is not told what another one has written, although its own entry repeats it', () => {
    const copied =
      '居民带着厨余来到小区花园，志愿者把它们倒进堆肥箱，盖上落叶，再浇一点水，慢慢变成松软的黑土。';
    const stories = [theirs, mine].map((story) => ({
      ...story,
      body: { 'zh-Hans': paragraphs(copied), en: null },
    }));
    const facts = exampleOf({ stories });
    const findings = runChecks(CHECKS, facts);
    expect(findings.some(({ message }) => message['zh-Hans'].includes('“河畔的秘密”几乎相同'))).toBe(true);
    const seen = seenBy(facts, { partners: ['green_home'] });
    expect(JSON.stringify(seen)).not.toContain('河畔的秘密');
    expect(seenBy(facts, { partners: ['green_home', 'river_side'] }).length).toBeGreaterThan(seen.length);
  });

  it('is not told what all activities of the month add up to', () => {
    const activities = ['12', '20', '9', '15', '900'].map((participants, index) =>
      exampleActivity({
        documentId: `activity-${index}`,
        title: `活动${index}`,
        partner: participants === '900' ? 'green_home' : 'river_side',
        measurements: { participants },
      }),
    );
    const facts = exampleOf({ activities });
    expect(runChecks(CHECKS, facts).map(({ check }) => check)).toContain('dominating-entry');
    expect(seenBy(facts, { partners: ['green_home'] })).toEqual([]);
  });

  it('hears nothing that the others’ entries settle: a community that one of theirs counts', () => {
    const story = exampleStory({
      body: { 'zh-Hans': paragraphs('枫林苑的居民也来了。'), en: paragraphs('Neighbours came too.') },
    });
    const activities = [
      exampleActivity(),
      exampleActivity({ documentId: 'other', partner: 'river_side', communities: ['maple_court'] }),
    ];
    expect(seenBy(exampleOf({ stories: [story], activities }), { partners: ['green_home'] })).toEqual([]);
  });
});

describe('The secretariat of a programme', () => {
  it('reads all of its findings, in their order', () => {
    const facts = exampleOf({ stories: [theirs, mine] });
    expect(seenBy(facts, { programmes: ['zero_waste'] })).toEqual(runChecks(CHECKS, facts));
    expect(seenBy(facts, { programmes: ['yicang'] })).toEqual([]);
  });
});
