import { figureText } from '../../../src/plugins/monthly-report/server/src/domain/figure-text';
import { toMonth } from '../../../src/plugins/monthly-report/server/src/domain/month';
import type { FigureNode } from '../../../src/plugins/monthly-report/server/src/report/rules/model';
import { percentText } from '../../../src/plugins/monthly-report/server/src/report/rules/percent';
import {
  renderSummary,
  type SummaryContext,
} from '../../../src/plugins/monthly-report/server/src/report/rules/templates/render-template';
import { quantity } from '../../helpers/builders';

const figures: Readonly<Record<string, string | null>> = {
  'participants month': '5205',
  'participants previous': null,
  'participants year-to-date': '60000',
  'participants to-date': '70000.5',
  'one month': '1',
  'none month': '0',
  'missing month': null,
  'waste month': '5701221.1',
  'waste_previous month': '8',
  'waste_previous previous': '9',
};

const targets: Readonly<Record<string, readonly [target: string, achievement: string | null]>> = {
  'participants month': ['6000', '0.8675'],
  'participants year-to-date': ['72000', null],
};

function contextOf(overrides: Partial<SummaryContext> = {}): SummaryContext {
  const language = overrides.language ?? 'zh-Hans';
  return {
    language,
    month: toMonth('2020-12'),
    basis: 'month',
    indicators: ['participants', 'one', 'none', 'missing', 'waste', 'waste_previous'],
    lookup: (indicator, basis): FigureNode => {
      const text = figures[`${indicator} ${basis}`];
      if (text === undefined) throw new Error(`No figure ${indicator} ${basis}`);
      const value = text === null ? null : quantity(text);
      return { value, decimals: 1, text: figureText(value, 1, language) };
    },
    lookUpTarget: (indicator, basis) => {
      const found = targets[`${indicator} ${basis}`];
      if (found === undefined) return null;
      const target = quantity(found[0]);
      return {
        target: { value: target, decimals: 1, text: figureText(target, 1, language) },
        achievement: { rate: found[1], text: found[1] === null ? '—' : percentText(found[1]) },
      };
    },
    ...overrides,
  };
}

const textOf = (source: string, overrides: Partial<SummaryContext> = {}) =>
  renderSummary(source, contextOf(overrides))
    .map(({ text }) => text)
    .join('');

describe('a rendered summary', () => {
  it('keeps figures as nodes that can be emphasised and traced', () => {
    expect(renderSummary('截至{year}年{month}月，共【{participants}】人次', contextOf())).toEqual([
      { kind: 'text', text: '截至2020年12月，共【' },
      { kind: 'figure', indicator: 'participants', basis: 'month', text: '5205' },
      { kind: 'text', text: '】人次' },
    ]);
  });

  it('knows targets and achievement, at the basis of the programme or one that is said', () => {
    expect(textOf('目标{participants_target}，完成{participants_achievement}')).toBe('目标6,000，完成86.75%');
    expect(textOf('{participants_yearToDate_target}，{participants_yearToDate_achievement}')).toBe(
      '72,000，暂无完成率',
    );
    expect(textOf('{one_target}、{one_achievement}')).toBe('未设目标、未设目标');
    expect(textOf('{one_target}', { language: 'en' })).toBe('no target');
    // The month before has no target.
    expect(textOf('{participants_previous_target}')).toBe('{participants_previous_target}');
  });

  it("means the programme's own basis by a bare code", () => {
    expect(renderSummary('{participants}', contextOf({ basis: 'to-date' }))).toEqual([
      { kind: 'figure', indicator: 'participants', basis: 'to-date', text: '70000.5' },
    ]);
  });

  it('prints every basis and says what is not reported', () => {
    expect(textOf('{participants_previous}/{participants_yearToDate}/{participants_toDate}')).toBe(
      '未填报/60000/70000.5',
    );
    expect(textOf('{participants_previous}', { language: 'en' })).toBe('not reported');
  });

  it("prints digits exactly in the language's way", () => {
    expect(textOf('{waste}kg {waste, number}')).toBe('5701221.1kg 5701221.1');
    expect(textOf('{waste} kg', { language: 'en' })).toBe('5,701,221.1 kg');
  });

  it('names the month in English and gives its number where a number is asked for', () => {
    expect(textOf('{month} {year}, {month, number}', { language: 'en' })).toBe('December 2020, 12');
    expect(textOf('{month, select, 12 {last month} other {}}', { language: 'en' })).toBe('last month');
  });

  it('reads the longest code first', () => {
    expect(textOf('{waste_previous} {waste_previous_previous}')).toBe('8 9');
  });

  it('picks plurals by the language of the template', () => {
    const people =
      '{one, plural, one {# person} other {# people}}, {participants, plural, one {# person} other {# people}}';
    expect(textOf(people, { language: 'en' })).toBe('1 person, 5,205 people');
    expect(textOf(people, { language: 'zh-Hans' })).toBe('1 people, 5205 people');
  });

  it('prefers an exact plural, takes other for what is not reported, and keeps # a figure', () => {
    const template = (code: string) => `{${code}, plural, =0 {nobody} one {#!} other {# people}}`;
    expect(textOf(template('none'), { language: 'en' })).toBe('nobody');
    expect(textOf(template('missing'), { language: 'en' })).toBe('not reported people');
    expect(renderSummary(template('one'), contextOf({ language: 'en' }))[0]).toMatchObject({
      kind: 'figure',
      indicator: 'one',
    });
  });

  it('picks ordinals', () => {
    expect(textOf('{one, selectordinal, one {#st} other {#th}}', { language: 'en' })).toBe('1st');
  });

  it('selects by the printed digits, never by what objects inherit', () => {
    expect(textOf('{none, select, 0 {无} other {有}}{one, select, 0 {无} other {有}}')).toBe('无有');
    expect(textOf('{missing, select, null {a} constructor {b} __proto__ {c} other {d}}')).toBe('d');
  });

  it('leaves what it cannot print as it is written', () => {
    expect(
      textOf('共{removed}人，{removed, plural, other {#}}，{month, date}，{__proto__}，{constructor}'),
    ).toBe('共{removed}人，{removed, plural, other {#}}，{month, date}，{__proto__}，{constructor}');
    expect(renderSummary('共{participants', contextOf())).toEqual([
      { kind: 'text', text: '共{participants' },
    ]);
    expect(renderSummary('', contextOf())).toEqual([]);
  });

  it('keeps brackets and tags as text', () => {
    expect(textOf('<script>【{one}】</script>')).toBe('<script>【1】</script>');
  });
});
