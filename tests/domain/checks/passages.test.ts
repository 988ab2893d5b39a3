/**
 * Passages like those of partners (tests/fixtures/cases/texts.json), each as the only story of its
 * month: the expected findings of a good checker, or no findings at all.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { CHECKS } from '../../../src/plugins/monthly-report/server/src/checks/rules';
import {
  both,
  exampleActivity,
  exampleFacts,
  exampleIndicator,
  exampleOf,
  examplePhoto,
  exampleStory,
  paragraphs,
} from '../../../src/plugins/monthly-report/server/src/checks/rules/example-facts';
import type {
  CheckedPhoto,
  CheckedStory,
  CheckFacts,
} from '../../../src/plugins/monthly-report/server/src/checks/rules/facts';
import { runChecks } from '../../../src/plugins/monthly-report/server/src/checks/rules/run';
import { addMonths, monthOfDay } from '../../../src/plugins/monthly-report/server/src/domain/month';
import type { RichText } from '../../../src/plugins/monthly-report/server/src/domain/rich-text';

interface Case {
  readonly id: string;
  readonly occurredOn: string;
  readonly text: string;
  /** The classes of the expected findings; empty if none is expected. */
  readonly expected: readonly string[];
  readonly title?: string;
  readonly photo?: string;
  readonly altText?: string;
  readonly activity?: { readonly measurements: Readonly<Record<string, number>> };
}

const CASES = path.resolve(__dirname, '../../fixtures/cases/texts.json');
const { cases } = JSON.parse(readFileSync(CASES, 'utf8')) as { cases: readonly Case[] };

/** The checks that belong to the class names of the cases. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  'date-contradiction': ['text-contradicts-date'],
  'wrong-year': ['wrong-year', 'text-contradicts-date'],
  typo: ['wrong-character'],
  'percent-sum': ['sum-in-sentence'],
  width: ['full-width'],
  unmatched: ['unmatched-marks'],
  'unit-次': ['measure-word'],
  'privacy-phone': ['private-contact'],
  'privacy-address': ['private-contact'],
  sensitive: ['words-for-people'],
  'text-vs-measurement': ['text-against-measurement'],
  'community-misspelt': ['name-misspelt'],
  'photo-reused': ['same-photo-twice'],
  'alt-useless': ['alternative-text-useless'],
  weekday: ['wrong-weekday'],
  'festival-date': ['festival-off-its-day'],
  duration: ['times-that-disagree'],
  'told-twice-across': ['cancelled-and-held'],
};

const BEGINS_A_HEADING = '@@';

function bodyOf(text: string): RichText {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.flatMap((line): RichText =>
    line.startsWith(BEGINS_A_HEADING)
      ? [{ type: 'heading', level: 3, children: [{ type: 'text', text: line.slice(2) }] }]
      : paragraphs(line),
  );
}

function photoOf({ photo, altText }: Case): CheckedPhoto {
  if (photo === 'noalt') return examplePhoto({ alternativeText: both('', null) });
  return examplePhoto(altText === undefined ? {} : { alternativeText: both(altText) });
}

/** The twin or the original that some classes of cases need beside the passage. */
function besides(given: Case, story: CheckedStory): Partial<CheckFacts['programmes'][number]> {
  const twin = {
    ...story,
    documentId: 'twin',
    slug: 'twin',
    title: both('另一篇', 'Another'),
    occurredOn: null,
  };
  if (given.expected.includes('duplicate-story')) return { stories: [twin, story] };
  if (given.expected.includes('story-sent-again')) {
    const month = addMonths(monthOfDay(given.occurredOn), -2);
    const earlier = { documentId: 'earlier', month, partner: null, title: '往期', text: given.text };
    return { stories: [story], earlierStories: [earlier] };
  }
  if (given.expected.includes('photo-reused')) {
    const body = { 'zh-Hans': paragraphs('孩子们在河边认识水鸟。'), en: paragraphs('Birds by the river.') };
    return { stories: [{ ...twin, body }, story] };
  }
  return { stories: [story] };
}

const hazardous = exampleIndicator({
  code: 'nc_hazardous',
  label: both('有害垃圾减量', 'Hazardous waste'),
  unit: both('kg'),
  decimals: 1,
});

function factsOf(given: Case): CheckFacts {
  const { occurredOn, text, title = '邻里一日', activity } = given;
  const measurements = Object.entries(activity?.measurements ?? {}).map(
    ([code, value]) => [code, String(value)] as const,
  );
  const english = paragraphs('They met again.');
  const story = exampleStory({
    title: both(title, 'A day'),
    occurredOn,
    body: { 'zh-Hans': bodyOf(text), en: english },
    photos: [photoOf(given)],
  });
  const known = (code: string, name: string) =>
    [code, { code, name: both(name), aliases: [], verified: true }] as const;
  const facts = exampleOf(
    {
      facts: exampleFacts([exampleIndicator(), hazardous]),
      activities: [
        exampleActivity({
          title: '邻里活动',
          startDate: occurredOn,
          communities: ['sunny_village', 'peace_lane'],
          measurements: Object.fromEntries(measurements),
        }),
      ],
      ...besides(given, story),
    },
    { month: monthOfDay(occurredOn) },
  );
  const communities = [known('peace_lane', '和平里小区'), known('willow_village', '柳荫新村')];
  return { ...facts, communities: new Map([...facts.communities, ...communities]) };
}

function codesFound(given: Case): readonly string[] {
  return [...new Set(runChecks(CHECKS, factsOf(given)).map(({ check }) => check))];
}

const isFound = (given: Case): boolean => {
  const codes = codesFound(given);
  return given.expected.every((word) => (CODES[word] ?? [word]).some((code) => codes.includes(code)));
};

/** The share of the cases in the file that must be found, and the share that must stay without findings. */
const LEAST_FOUND = 0.9;
const LEAST_SILENT = 0.95;

const shareOf = (part: readonly unknown[], whole: readonly unknown[]) => part.length / whole.length;

const told = (list: readonly Case[]) =>
  list.map((given) => `${given.id} ${given.text} → ${codesFound(given).join(', ') || 'nothing'}`).join('\n');

const show = (text: string) => process.stdout.write(`${text}\n`);

describe('Of passages as partners send them', () => {
  it('nine tenths of what is wrong is found', () => {
    const wrong = cases.filter(({ expected }) => expected.length > 0);
    const missed = wrong.filter((given) => !isFound(given));
    const share = 1 - shareOf(missed, wrong);
    if (process.env.SHOW_CASES) show(`found ${share.toFixed(3)} of ${wrong.length}\n${told(missed)}`);
    expect(share).toBeGreaterThanOrEqual(LEAST_FOUND);
  });

  it('nineteen in twenty of what is right are passed over in silence', () => {
    const right = cases.filter(({ expected }) => expected.length === 0);
    const accused = right.filter((given) => codesFound(given).length > 0);
    const share = 1 - shareOf(accused, right);
    if (process.env.SHOW_CASES) show(`silent ${share.toFixed(3)} of ${right.length}\n${told(accused)}`);
    expect(share).toBeGreaterThanOrEqual(LEAST_SILENT);
  });
});
