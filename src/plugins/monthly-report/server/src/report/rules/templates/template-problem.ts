/** The problems that a template can have, and their messages for editors. */
import type { Locale } from '../../../../../shared/vocabulary';
import { assertNever } from '../../../domain/assert-never';
import { PLACEHOLDER_FORMS } from './placeholders';

export interface Place {
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
}

/**
 * `name` is the placeholder as written; for a syntax problem the parser's name for it (or TOO_LONG),
 * and for an unsupported element its kind.
 */
export type TemplateProblem = Place &
  (
    | { readonly code: 'syntax'; readonly name: string }
    | { readonly code: 'unknown-indicator'; readonly name: string; readonly accepted: readonly string[] }
    | { readonly code: 'unknown-placeholder'; readonly name: string; readonly accepted: readonly string[] }
    | { readonly code: 'unsupported'; readonly name: UnsupportedElement }
  );

export type UnsupportedElement = 'date' | 'time' | 'number-style' | 'plural-offset' | 'tag';

type Wording = Readonly<Record<Locale, string>>;

const ACCEPTED_ELEMENTS = '{x}, {x, number}, {x, plural, …}, {x, selectordinal, …}, {x, select, …}';

/** Mistakes that editors often make; the message of any other mistake names only its place. */
const SYNTAX_WORDING: ReadonlyMap<string, Wording> = new Map([
  ['EXPECT_ARGUMENT_CLOSING_BRACE', { 'zh-Hans': '缺少右花括号 }', en: 'a closing brace } is missing' }],
  ['EXPECT_ARGUMENT_TYPE', { 'zh-Hans': '逗号后缺少类型', en: 'a type is missing after the comma' }],
  ['EMPTY_ARGUMENT', { 'zh-Hans': '花括号里没有名称', en: 'there is no name between the braces' }],
  [
    'MALFORMED_ARGUMENT',
    { 'zh-Hans': '花括号里的名称写法有误', en: 'the name between the braces is malformed' },
  ],
  ['INVALID_ARGUMENT_TYPE', { 'zh-Hans': '没有这种类型', en: 'there is no such type' }],
  ['MISSING_OTHER_CLAUSE', { 'zh-Hans': '缺少 other 分支', en: 'the "other" option is missing' }],
  ['TOO_LONG', { 'zh-Hans': '模板过长', en: 'the template is too long' }],
  ['DUPLICATE_PLURAL_ARGUMENT_SELECTOR', { 'zh-Hans': '分支重复', en: 'an option is repeated' }],
  ['DUPLICATE_SELECT_ARGUMENT_SELECTOR', { 'zh-Hans': '分支重复', en: 'an option is repeated' }],
]);

const UNSUPPORTED_WORDING = {
  date: { 'zh-Hans': '日期格式', en: 'date formats' },
  time: { 'zh-Hans': '时间格式', en: 'time formats' },
  'number-style': { 'zh-Hans': '数字样式', en: 'number styles' },
  'plural-offset': { 'zh-Hans': '复数的 offset', en: 'plural offsets' },
  tag: { 'zh-Hans': '标签', en: 'tags' },
} as const satisfies Record<UnsupportedElement, Wording>;

/** One sentence with the place, the problem and what is accepted instead. */
export function describeProblem(problem: TemplateProblem, locale: Locale): string {
  const { line, column } = problem;
  return locale === 'zh-Hans'
    ? `第${line}行第${column}列：${explainInChinese(problem)}`
    : `Line ${line}, column ${column}: ${explainInEnglish(problem)}`;
}

function explainInChinese(problem: TemplateProblem): string {
  switch (problem.code) {
    case 'syntax': {
      const wording = SYNTAX_WORDING.get(problem.name)?.['zh-Hans'] ?? '模板写法有误';
      return `${wording}。可用写法：${ACCEPTED_ELEMENTS}。`;
    }
    case 'unknown-indicator':
      return `本项目没有指标“${problem.name}”。可用指标：${listed(problem.accepted, '、', '（无）')}。`;
    case 'unknown-placeholder':
      return `不认识“{${problem.name}}”。可用写法：${forms('、')}；code 为指标代码：${listed(problem.accepted, '、', '（无）')}。`;
    case 'unsupported':
      return `模板不支持${UNSUPPORTED_WORDING[problem.name]['zh-Hans']}。可用写法：${ACCEPTED_ELEMENTS}。`;
    default:
      return assertNever(problem);
  }
}

function explainInEnglish(problem: TemplateProblem): string {
  switch (problem.code) {
    case 'syntax': {
      const wording = SYNTAX_WORDING.get(problem.name)?.en ?? 'the template is malformed';
      return `${wording}. Accepted: ${ACCEPTED_ELEMENTS}.`;
    }
    case 'unknown-indicator':
      return `the programme has no indicator for "${problem.name}". Its indicators: ${listed(problem.accepted, ', ', '(none)')}.`;
    case 'unknown-placeholder':
      return `"{${problem.name}}" is unknown. Accepted: ${forms(', ')}, where code is one of: ${listed(problem.accepted, ', ', '(none)')}.`;
    case 'unsupported':
      return `${UNSUPPORTED_WORDING[problem.name].en} are not supported. Accepted: ${ACCEPTED_ELEMENTS}.`;
    default:
      return assertNever(problem);
  }
}

function forms(separator: string): string {
  return PLACEHOLDER_FORMS.map((form) => `{${form}}`).join(separator);
}

function listed(names: readonly string[], separator: string, whenEmpty: string): string {
  return names.length === 0 ? whenEmpty : names.join(separator);
}
