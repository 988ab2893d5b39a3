/** A partner's figure beside its own earlier months: one finding, of the likeliest mistake. */
import fc from 'fast-check';
import {
  both,
  exampleActivity,
  exampleFacts,
  exampleIndicator,
  exampleOf,
} from '../../../../src/plugins/monthly-report/server/src/checks/rules/example-facts';
import type { CheckedProgramme } from '../../../../src/plugins/monthly-report/server/src/checks/rules/facts';
import { FIGURE_CHECKS } from '../../../../src/plugins/monthly-report/server/src/checks/rules/figures';
import { exampleHistory } from '../../../../src/plugins/monthly-report/server/src/checks/rules/figures/example-figures';
import { visibleFindings } from '../../../../src/plugins/monthly-report/server/src/checks/rules/visible-findings';
import { runChecks } from '../../../../src/plugins/monthly-report/server/src/checks/rules/run';

const STEADY = ['38', '41', '35', '44', '40', '39'];

function foundFor(
  value: string | null,
  history: readonly string[],
  overrides: Partial<CheckedProgramme> = {},
) {
  return runChecks(
    FIGURE_CHECKS,
    exampleOf({
      activities: [exampleActivity({ measurements: { participants: value } })],
      history: exampleHistory(...history),
      ...overrides,
    }),
  );
}

const codesFor = (...asked: Parameters<typeof foundFor>): readonly string[] =>
  foundFor(...asked).map(({ check }) => check);

describe('a jump', () => {
  it('names the partner, the entry, the figure, what is usual, and by how much', () => {
    const [finding] = foundFor('260', STEADY);
    expect(finding?.message).toEqual({
      'zh-Hans':
        '“绿色家园”本月“参与人次”为260人次（见“厨余堆肥体验”（2020-12-08）），明显高于平常：以往6个月的中位数为39.5人次，本月是它的6.6倍，超出了往月波动的范围。',
      en: '“Green Home” reports 260 people for “Participants” in the month (in “厨余堆肥体验” (2020-12-08)), far above what is usual: its median of 6 earlier months is 39.5 people, and this is 6.6 times as much, more than months usually vary.',
    });
  });

  it('needs two earlier months', () => {
    expect(codesFor('260', STEADY.slice(0, 2))).toEqual(['jump-against-history']);
    expect(codesFor('260', STEADY.slice(0, 1))).toEqual([]);
  });

  it('needs a single month where those of other partners tell what is usual', () => {
    const partners = Array.from({ length: 12 }, (_, index) => `other_${index}`);
    const others = partners.flatMap((partner) =>
      exampleHistory('40', '60', '50').map((past) => ({ ...past, partner })),
    );
    const activities = ['green_home', ...partners].map((partner) =>
      exampleActivity({
        documentId: partner,
        partner,
        communities: [],
        measurements: { participants: '520' },
      }),
    );
    const mine = foundFor(null, [], { activities, history: [...exampleHistory('52'), ...others] }).filter(
      ({ partner }) => partner === 'green_home',
    );
    expect(mine.map(({ check }) => check)).toEqual(['jump-against-history']);
  });

  it('is told in the same words to the partner, who is compared with its own months alone', () => {
    const facts = exampleOf({
      activities: [exampleActivity({ measurements: { participants: '260' } })],
      history: [
        ...exampleHistory(...STEADY),
        ...exampleHistory('90', '20', '50').map((past) => ({ ...past, partner: 'river_side' })),
      ],
    });
    const findings = runChecks(FIGURE_CHECKS, facts);
    const reach = { programmes: new Set<string>(), partners: new Set(['green_home']) };
    expect(visibleFindings(FIGURE_CHECKS, facts, reach)).toEqual(findings);
    expect(findings).toHaveLength(1);
  });

  it('is judged by how a partner’s months vary', () => {
    const wild = ['10', '100', '20', '300', '15', '150', '60', '400', '30', '12'];
    expect(codesFor('260', wild)).toEqual([]);
    expect(codesFor('200', [...STEADY, ...STEADY])).toEqual(['jump-against-history']);
  });

  it('down is as far as up, and small counts vary by chance', () => {
    expect(codesFor('9', ['92', '88', '90'])).toEqual(['jump-against-history']);
    expect(codesFor('1', ['4', '3', '5'])).toEqual([]);
  });

  it('is none where a steady partner differs by a few people', () => {
    expect(codesFor('52', ['40', '40', '41', '39', '40', '41'])).toEqual([]);
  });

  it('from months that were all the same is more than twice as much, or less than half', () => {
    const same = ['40', '40', '40', '40', '40', '40'];
    expect(codesFor('80', same)).toEqual([]);
    expect(codesFor('100', same)).toEqual(['jump-against-history']);
    expect(codesFor('20', same)).toEqual([]);
    expect(codesFor('16', same)).toEqual(['jump-against-history']);
  });

  it('from what is usually zero is none', () => {
    expect(codesFor('30', ['0', '0', '0', '0', '12', '0'])).toEqual([]);
  });

  it('adds up the activities of the partner, and is then about the partner', () => {
    const half = (documentId: string) =>
      exampleActivity({ documentId, measurements: { participants: '130' } });
    const [finding] = foundFor(null, STEADY, { activities: [half('first'), half('second')] });
    expect(finding).toMatchObject({
      check: 'jump-against-history',
      subject: { kind: 'partner', partner: 'green_home' },
    });
  });

  it('looks at earlier months only', () => {
    const later = exampleHistory(...STEADY).map((past) => ({ ...past, month: exampleOf().month }));
    expect(codesFor('260', [], { history: later })).toEqual([]);
  });

  it('down is none while drafts may still be joined by others, unless the partner has submitted', () => {
    const activities = [exampleActivity({ status: 'draft', measurements: { participants: '3' } })];
    expect(codesFor(null, STEADY, { activities })).toEqual([]);
    expect(codesFor(null, STEADY, { activities, submitted: new Set(['green_home']) })).toEqual([
      'jump-against-history',
    ]);
  });
});

describe('a suspicious multiple', () => {
  it('is the usual figure with a zero too many, and no jump besides', () => {
    expect(codesFor('1250', ['125', '118', '131', '122', '128', '125'])).toEqual(['suspicious-multiple']);
  });

  it('is the usual figure with a digit lost', () => {
    expect(codesFor('125', ['1250', '1180', '1310'])).toEqual(['suspicious-multiple']);
  });

  it('asks for three equal digits, which round numbers do not have: they are a jump', () => {
    expect(codesFor('1000', ['100', '100', '100'])).toEqual(['jump-against-history']);
    expect(codesFor('1200', ['120', '120', '120'])).toEqual(['jump-against-history']);
    expect(codesFor('1250', ['120', '124', '131'])).toEqual(['jump-against-history']);
  });

  it('may be another activity of the same partner, exactly', () => {
    const reporting = (documentId: string, participants: string, partner = 'green_home') =>
      exampleActivity({ documentId, partner, measurements: { participants } });
    const codes = (...activities: CheckedProgramme['activities']) => codesFor(null, [], { activities });
    expect(codes(reporting('a', '1230'), reporting('b', '123'))).toEqual(['suspicious-multiple']);
    expect(codes(reporting('a', '1234'), reporting('b', '123'))).toEqual([]);
    expect(codes(reporting('a', '123'), reporting('b', '123'))).toEqual([]);
    expect(codes(reporting('a', '1230'), reporting('b', '123', 'river_side'))).toEqual([]);
  });

  it('says how many times, and beside which activity', () => {
    const [finding] = foundFor(null, [], {
      activities: [
        exampleActivity({ documentId: 'a', measurements: { participants: '1230' } }),
        exampleActivity({ documentId: 'b', title: '旧物交换', measurements: { participants: '123' } }),
      ],
    });
    expect(finding?.subject).toEqual({ kind: 'activity', documentId: 'a' });
    expect(finding?.message['zh-Hans']).toBe(
      '“厨余堆肥体验”（2020-12-08）的“参与人次”为1230人次，恰好是同一伙伴“旧物交换”（2020-12-08）所填123人次的10倍，可能多写或漏写了零。',
    );
  });
});

describe('a unit that contradicts', () => {
  const kilograms = exampleFacts([exampleIndicator({ unit: both('kg'), decimals: 3 })]);
  const tonnes = exampleFacts([exampleIndicator({ unit: both('吨', 'tonnes'), decimals: 3 })]);
  const months = ['1210', '980', '1350', '1100', '1420', '1000'];

  it('is named instead of a jump', () => {
    expect(codesFor('1.3', months, { facts: kilograms })).toEqual(['unit-against-history']);
    expect(codesFor('1300000', months, { facts: kilograms })).toEqual(['unit-against-history']);
    expect(codesFor('1300000', months, { facts: tonnes })).toEqual(['unit-against-history']);
  });

  it('is none where the unit has no other to be taken for', () => {
    expect(codesFor('1300000', months)).toEqual(['jump-against-history']);
    expect(codesFor('1.3', months, { facts: tonnes })).toEqual(['jump-against-history']);
  });
});

describe('the usual figures of a partner', () => {
  it('never raise anything when they come again', () => {
    const figures = fc.array(fc.integer({ min: 1, max: 10 ** 6 }).map(String), {
      minLength: 6,
      maxLength: 24,
    });
    fc.assert(
      fc.property(figures, (history) => {
        const middle = [...history].sort((a, b) => Number(a) - Number(b))[history.length >> 1] ?? '';
        const odd = history.length % 2 === 1 ? history : [...history, middle];
        const median = [...odd].sort((a, b) => Number(a) - Number(b))[odd.length >> 1] ?? '';
        expect(codesFor(median, odd)).toEqual([]);
      }),
    );
  });
});
