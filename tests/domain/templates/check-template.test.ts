import { optionWords } from '../../../src/plugins/monthly-report/server/src/report/rules/templates/placeholders';
import { checkTemplate } from '../../../src/plugins/monthly-report/server/src/report/rules/templates/parse-template';
import { describeProblem } from '../../../src/plugins/monthly-report/server/src/report/rules/templates/template-problem';

const known = ['participants', 'waste'];
const problems = (source: string, indicators = known) =>
  checkTemplate(source, indicators).map(({ code, name, line, column }) => [code, name, line, column]);
const messages = (source: string) =>
  checkTemplate(source, known).map((problem) => describeProblem(problem, 'zh-Hans'));

describe('checking a template', () => {
  it.each([
    '',
    '截至{year}年{month}月，参与【{participants}】人次，上月{participants_previous}，本年{participants_yearToDate}，累计{participants_toDate}。',
    '{participants, number} {month, number}',
    "{participants, plural, =0 {none} one {# person} other {# people}} in partners' <b>villages</b>",
    '{participants, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}',
    '{waste, select, 0 {none} other {{waste} kg}}',
  ])('finds nothing wrong with %j', (source) => {
    expect(problems(source)).toEqual([]);
  });

  it("tells where an indicator is not the programme's", () => {
    expect(problems('第一行\n共{participant}人，{water_toDate}吨')).toEqual([
      ['unknown-indicator', 'participant', 2, 2],
      ['unknown-indicator', 'water_toDate', 2, 17],
    ]);
  });

  it('tells names that never could be an indicator', () => {
    expect(problems('{0}{参与人次}{participants_lastYear}')).toEqual([
      ['unknown-placeholder', '0', 1, 1],
      ['unknown-placeholder', '参与人次', 1, 4],
      ['unknown-placeholder', 'participants_lastYear', 1, 10],
    ]);
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'prototype'])(
    'does not know %s',
    (name) => {
      expect(problems(`{${name}}`)).toHaveLength(1);
      expect(problems(`{${name}, select, other {x}}`)).toHaveLength(1);
    },
  );

  it('looks into plurals and selects', () => {
    expect(problems('{participants, plural, other {{nobody} {waste, select, other {{d, date}}}}}')).toEqual([
      ['unknown-indicator', 'nobody', 1, 31],
      ['unsupported', 'date', 1, 63],
    ]);
  });

  it.each([
    ['{month, date, short}', 'date'],
    ['{month, time}', 'time'],
    ['{waste, number, ::percent}', 'number-style'],
    ['{waste, number, integer}', 'number-style'],
    ['{waste, plural, offset:1 other {#}}', 'plural-offset'],
  ])('does not support %s', (source, name) => {
    expect(problems(source)).toEqual([['unsupported', name, 1, 1]]);
  });

  it.each([
    ['a\n{participants', 'EXPECT_ARGUMENT_CLOSING_BRACE', 2, 1],
    ['{}', 'EMPTY_ARGUMENT', 1, 1],
    ['{participants, plural, one {x}}', 'MISSING_OTHER_CLAUSE', 1, 31],
    ['{participants, spellout}', 'INVALID_ARGUMENT_TYPE', 1, 16],
  ])('tells where %j is malformed', (source, name, line, column) => {
    expect(problems(source)).toEqual([['syntax', name, line, column]]);
  });

  it('refuses a template too long to be a sentence, and reads the deepest nesting a shorter one can hold', () => {
    const nested = (depth: number) => `${'{waste,plural,other{'.repeat(depth)}x${'}}'.repeat(depth)}`;
    expect(problems(nested(20_000))).toEqual([['syntax', 'TOO_LONG', 1, 1]]);
    expect(problems(nested(450))).toEqual([]);
  });

  it('reads the longest code first', () => {
    expect(problems('{waste_previous_previous}')).toHaveLength(1);
    expect(problems('{waste_previous_previous}', ['waste', 'waste_previous'])).toEqual([]);
  });
});

describe('messages about a template', () => {
  it('name the place, the problem and what is accepted', () => {
    expect(messages('{water}')).toEqual([
      '第1行第1列：本项目没有指标“water”。可用指标：participants、waste。',
    ]);
    expect(messages('{0}')).toEqual([
      '第1行第1列：不认识“{0}”。可用写法：{code}、{code_previous}、{code_yearToDate}、{code_toDate}、{code_target}、{code_achievement}、{code_dimension_option}、{month}、{year}；code 为指标代码：participants、waste。',
    ]);
    expect(messages('{month, date}')[0]).toContain('模板不支持日期格式');
    expect(messages('{waste')[0]).toContain('缺少右花括号');
    expect(messages('{waste, plural, one {x}}')[0]).toContain('缺少 other 分支');
  });

  it('are there in English too', () => {
    const [problem] = checkTemplate('{water}', known);
    expect(problem && describeProblem(problem, 'en')).toBe(
      'Line 1, column 1: the programme has no indicator for "water". Its indicators: participants, waste.',
    );
    const [unknown] = checkTemplate('{0}', []);
    expect(unknown && describeProblem(unknown, 'en')).toContain(
      '{code_achievement}, {code_dimension_option}, {month}, {year}, where code is one of: (none)',
    );
  });
});

describe('a template that names options', () => {
  const people = [
    {
      code: 'sex',
      name: { 'zh-Hans': '性别', en: null },
      options: [{ code: 'female', label: { 'zh-Hans': '女', en: null } }],
    },
  ];
  const options = optionWords([['participants', people]]);
  const problems = (template: string) =>
    checkTemplate(template, ['participants'], options).map(({ code, name }) => [code, name]);

  it('may name those of its indicators, at every basis, and what is unknown', () => {
    expect(
      problems('{participants_sex_female}{participants_sex_unknown}{participants_sex_female_toDate}'),
    ).toEqual([]);
  });

  it('is told of options that there are none of, and of the month before', () => {
    expect(problems('{participants_sex_other}')).toEqual([['unknown-indicator', 'participants_sex_other']]);
    expect(problems('{participants_sex_female_previous}')).toEqual([
      ['unknown-indicator', 'participants_sex_female_previous'],
    ]);
  });
});
