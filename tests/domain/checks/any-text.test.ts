/** Laws of every check of dates and texts, for any pasted text. */
import fc from 'fast-check';

import { DATE_CHECKS } from '../../../src/plugins/monthly-report/server/src/checks/rules/dates';
import { textsOf } from '../../../src/plugins/monthly-report/server/src/checks/rules/entry-texts';
import {
  both,
  exampleActivity,
  exampleOf,
  examplePhoto,
  exampleProgress,
  exampleStory,
  paragraphs,
} from '../../../src/plugins/monthly-report/server/src/checks/rules/example-facts';
import type { CheckFacts } from '../../../src/plugins/monthly-report/server/src/checks/rules/facts';
import { PEOPLE_CHECKS } from '../../../src/plugins/monthly-report/server/src/checks/rules/people';
import { runChecks } from '../../../src/plugins/monthly-report/server/src/checks/rules/run';
import { toMonth } from '../../../src/plugins/monthly-report/server/src/domain/month';
import { TEXT_CHECKS } from '../../../src/plugins/monthly-report/server/src/checks/rules/text';
import { cpuMilliseconds } from '../../helpers/cpu-time';

const CHECKS = [...PEOPLE_CHECKS, ...DATE_CHECKS, ...TEXT_CHECKS];

/** A month with the same text in every field that holds text. */
function everywhere(text: string): CheckFacts {
  const body = { 'zh-Hans': paragraphs(text, text), en: paragraphs(text) };
  const photos = [examplePhoto({ caption: both(text), alternativeText: both(text) })];
  const words = { title: both(text), body, photos };
  return exampleOf({
    overview: { documentId: 'overview', status: 'draft', body },
    activities: [exampleActivity({ title: text, venue: text, campaign: text, photos })],
    stories: [exampleStory(words), exampleStory({ ...words, documentId: 'story-2', slug: 'two' })],
    progress: [exampleProgress(words)],
    earlierStories: [{ documentId: 'old', month: toMonth('2019-12'), partner: null, title: text, text }],
  });
}

const slips = fc.constantFrom(
  'XX份',
  '参加参加了',
  '12月9日',
  '20号，',
  '宣传单22分',
  '，，',
  '（）',
  'the the ',
  'December 9',
  '{a}',
  '某某',
  '。',
);
const anyText = fc
  .array(fc.oneof(slips, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 12 })
  .map((parts) => parts.join(''));

it('says something of any text without failing, the same each time', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const facts = everywhere(text);
      expect(runChecks(CHECKS, facts)).toEqual(runChecks(CHECKS, facts));
    }),
  );
});

it('names words that stand in the text it names', () => {
  const naming = TEXT_CHECKS.filter(({ code }) =>
    ['placeholder-left', 'doubled-word', 'measure-word', 'wrong-character', 'punctuation'].includes(code),
  );
  fc.assert(
    fc.property(anyText, (text) => {
      const facts = everywhere(text);
      const texts = facts.programmes.flatMap(textsOf);
      for (const { subject, particulars } of runChecks(naming, facts)) {
        const [language, place, words = ''] = particulars;
        const named = texts.filter(
          (one) =>
            one.language === language &&
            one.place === place &&
            JSON.stringify(one.subject) === JSON.stringify(subject),
        );
        expect(named.some((one) => one.text.includes(words))).toBe(true);
      }
    }),
  );
});

it.each([
  'X',
  '×',
  '_',
  '（',
  '{a',
  '参加',
  '一',
  'the ',
  '的',
  '22分',
  '，',
  '12月9日',
  '待',
  '?',
  'a',
  ' ',
  '。',
  '王某某',
  '人人',
  '【1',
  '截止',
  '（一',
  '男12人、',
  '共33人，',
  '占45%、',
  '25公斤×4',
  '“',
  '《',
  '１',
  'https://a.b/c',
  '9:00-',
  '9月9日重阳节，',
  '12月8日周三',
  '2020年',
  '号、',
  '以经',
  '135岁',
  '1380013800',
  '6222 ',
  '3栋2单元',
  '独居老人王秀',
  '残废',
])('reads 200,000 characters of %s in linear time', (piece) => {
  const text = piece.repeat(Math.ceil(200_000 / piece.length));
  const facts = exampleOf({
    stories: [exampleStory({ body: { 'zh-Hans': paragraphs(text), en: null } })],
  });
  expect(cpuMilliseconds(() => runChecks(CHECKS, facts))).toBeLessThan(5_000);
});
