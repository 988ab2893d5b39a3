import type { Section } from '../../src/plugins/monthly-report/server/src/report/rules/model';
import { compileReport } from '../../src/plugins/monthly-report/server/src/report/rules/compile';
import { toMonth } from '../../src/plugins/monthly-report/server/src/domain/month';
import { fromInteger } from '../../src/plugins/monthly-report/server/src/domain/quantity';
import {
  buildPartner,
  buildProgramme,
  buildProgress,
  buildRegion,
  buildReportFacts,
  buildStory,
  DECEMBER,
  prose,
  words,
} from '../helpers/report-builders';

/** The visible headings, indented by level. */
function headings(sections: readonly Section[]): string[] {
  return sections.flatMap(({ heading, sections: below }) => [
    `${'#'.repeat(heading.level)} ${heading.number}${heading.title.text}`,
    ...headings(below),
  ]);
}

function ids(sections: readonly Section[]): string[] {
  return sections.flatMap((section) => [section.id, ...ids(section.sections)]);
}

const NORTH = buildRegion({ code: 'north', name: words('华北区', 'North'), order: 1 });
const EAST = buildRegion({ code: 'east', name: words('华东区'), order: 2 });

describe('programmes of a report', () => {
  it('come by order, then code', () => {
    const programme = (code: string, order: number) =>
      buildProgramme({ programme: { code, order }, narrative: { stories: [buildStory(code)] } });
    const { report } = compileReport(
      buildReportFacts({ programmes: [programme('c', 1), programme('a', 2), programme('b', 1)] }),
    );
    expect(report.programmes.map(({ code }) => code)).toEqual(['b', 'c', 'a']);
  });

  it('are left out without activity, word or stated figure in the month', () => {
    const stated = (month: string) => [
      {
        month: toMonth(month),
        basis: 'month' as const,
        indicator: 'reads',
        value: fromInteger(1),
        statedBy: null,
        explanation: null,
      },
    ];
    const programme = (code: string, month: string) =>
      buildProgramme({ programme: { code }, facts: { statedFigures: stated(month) } });
    const { report } = compileReport(
      buildReportFacts({ programmes: [programme('now', DECEMBER), programme('then', '2020-11')] }),
    );
    expect(report.programmes.map(({ code }) => code)).toEqual(['now']);
  });
});

describe('stories', () => {
  it('stand under regions by order with those of no region last, and partners by their first story', () => {
    const facts = buildReportFacts({
      partners: [
        buildPartner({ code: 'late', name: words('晚'), region: NORTH }),
        buildPartner({ code: 'early', name: words('早'), region: NORTH }),
        buildPartner({ code: 'east', name: words('东'), region: EAST }),
        buildPartner({ code: 'nowhere', name: words('无区'), region: null }),
      ],
      programmes: [
        buildProgramme({
          programme: { regionHeading: words('{region}情况') },
          narrative: {
            stories: [
              buildStory('n', { partner: 'nowhere', occurredOn: '2020-12-01' }),
              buildStory('e', { partner: 'east', occurredOn: '2020-12-02' }),
              buildStory('l', { partner: 'late', occurredOn: '2020-12-04' }),
              buildStory('undated', { partner: 'early', occurredOn: null }),
              buildStory('y', { partner: 'early', occurredOn: '2020-12-03' }),
            ],
          },
        }),
      ],
    });
    expect(headings(compileReport(facts).sections)).toEqual([
      '## 零废弃网络发展项目',
      '### 一、项目精彩故事及图片、视频',
      '#### （一）华北区情况',
      '##### 1.早',
      '###### （1）y',
      '###### （2）undated',
      '##### 2.晚',
      '###### （1）l',
      '#### （二）华东区情况',
      '##### 1.东',
      '###### （1）e',
      '#### （三）其他',
      '##### 1.无区',
      '###### （1）n',
    ]);
  });

  it('put partners whose first stories read the same in order of their codes, whatever their ids', () => {
    const twin = (partner: string, documentId: string) => buildStory('twin', { partner, documentId });
    const { report } = compileReport(
      buildReportFacts({
        partners: [buildPartner({ code: 'a' }), buildPartner({ code: 'b' })],
        programmes: [buildProgramme({ narrative: { stories: [twin('a', '2'), twin('b', '1')] } })],
      }),
    );
    expect(report.programmes[0]?.stories[0]?.partners.map(({ code }) => code)).toEqual(['a', 'b']);
  });

  it('keep a region heading in one language where half of it is not translated', () => {
    const { report } = compileReport(
      buildReportFacts({
        locale: 'en',
        partners: [buildPartner({ region: EAST })],
        programmes: [
          buildProgramme({
            programme: { regionHeading: words('{region}情况', 'Activities in {region}') },
            narrative: { stories: [buildStory('story')] },
          }),
        ],
      }),
    );
    expect(report.programmes[0]?.stories[0]?.region?.heading).toEqual({
      text: '华东区情况',
      language: 'zh-Hans',
    });
  });
});

describe('progress updates', () => {
  const compiled = (...updates: Parameters<typeof buildProgress>[]) =>
    compileReport(
      buildReportFacts({
        programmes: [
          buildProgramme({ narrative: { progress: updates.map((update) => buildProgress(...update)) } }),
        ],
      }),
    );

  it('bring an orphan to the top and print what stands too deep beside its parent', () => {
    const { sections } = compiled(
      ['great-grandchild', { parent: 'progress grandchild' }],
      ['grandchild', { parent: 'progress child' }],
      ['child', { parent: 'progress root' }],
      ['root', { order: 1 }],
      ['orphan', { order: 2, parent: 'progress of another month' }],
    );
    expect(headings(sections).slice(3)).toEqual([
      '##### 1.root',
      '###### （1）child',
      '###### （2）grandchild',
      '###### （3）great-grandchild',
      '##### 2.orphan',
    ]);
  });

  it('lose none that stand under themselves by a roundabout', () => {
    const { report } = compiled(
      ['a', { parent: 'progress b' }],
      ['b', { parent: 'progress a' }],
      ['c', { parent: 'progress b' }],
      ['self', { parent: 'progress self' }],
    );
    const tree = report.programmes[0]?.progress.map(({ slug, children }) => [
      slug,
      children.map((child) => child.slug),
    ]);
    expect(tree).toEqual([
      ['a', []],
      ['b', ['c']],
      ['self', []],
    ]);
  });

  it.each([
    [
      'postponed',
      '2020-12-10',
      '2021-01-02',
      null,
      '原计划于2020年12月10日至2021年1月2日举行，现推迟，新日期待定。',
    ],
    ['postponed', null, null, '2021-02-01', '活动推迟至2021年2月1日举行。'],
    ['cancelled', '2020-12-30', '2020-12-30', null, '原计划于2020年12月30日举行，现已取消。'],
    ['held', '2020-11-30', '2020-12-01', null, '原计划于2020年11月30日至12月1日举行，已举行。'],
  ] as const)(
    'say that an event is %s (%s to %s, then %s)',
    (eventStatus, plannedFrom, plannedTo, newDate, text) => {
      const { sections } = compiled(['event', { eventStatus, plannedFrom, plannedTo, newDate }]);
      const event = sections[0]?.sections[0]?.sections[0]?.sections[0];
      expect(event?.blocks).toContainEqual({ kind: 'paragraph', text });
    },
  );

  it('have addresses that are unique even where slugs meet', () => {
    const all = ids(
      compiled(['one', { slug: 'same' }], ['two', { slug: 'same' }], ['odd', { slug: 'a b"<' }]).sections,
    );
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(expect.arrayContaining(['zero_waste-progress-same', 'zero_waste-progress-same-2']));
    expect(all.join('')).toMatch(/^[\p{L}\p{N}_-]+$/u);
  });
});

describe('an English report', () => {
  it('shows a Chinese text where there is no translation, and says so', () => {
    const { sections } = compileReport(
      buildReportFacts({
        locale: 'en',
        programmes: [
          buildProgramme({
            narrative: {
              overview: { language: 'zh-Hans', status: 'published', body: prose('概述') },
              stories: [buildStory('story')],
            },
          }),
        ],
      }),
    );
    const notice = {
      kind: 'notice',
      reason: 'untranslated',
      text: 'No English translation yet; shown in Chinese.',
    };
    expect(sections[0]?.sections[0]?.sections[0]?.blocks[0]).toEqual(notice);
    const story = sections[0]?.sections[1]?.sections[0]?.sections[0]?.sections[0];
    expect(story?.heading.title.language).toBe('zh-Hans');
    expect(story?.blocks[0]).toEqual(notice);
  });
});
