/**
 * Summary templates are ICU messages, because translators and their tools know them.
 * Angle brackets are plain text, and only exact elements are supported: number styles
 * would print rounded doubles, dates have no value here.
 */
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { assertNever } from '../../../domain/assert-never';
import { looksLikeIndicator, resolvePlaceholder, type OptionWords } from './placeholders';
import type { Place, TemplateProblem, UnsupportedElement } from './template-problem';

export type ParsedTemplate =
  | { readonly ok: true; readonly elements: readonly MessageFormatElement[] }
  | { readonly ok: false; readonly problem: TemplateProblem };

const BEGINNING: Place = { line: 1, column: 1 };

/** Longer than any sentence, and too short for a nesting so deep that walking it exhausts the stack. */
const LONGEST_TEMPLATE = 10_000;

/** Never throws: a template that the parser cannot read has a syntax problem. */
export function parseTemplate(source: string): ParsedTemplate {
  if (source.length > LONGEST_TEMPLATE) {
    return { ok: false, problem: { code: 'syntax', name: 'TOO_LONG', ...BEGINNING } };
  }
  try {
    const elements = parse(source, { ignoreTag: true, captureLocation: true, requiresOtherClause: true });
    return { ok: true, elements };
  } catch (error) {
    return {
      ok: false,
      problem: {
        code: 'syntax',
        name: error instanceof Error ? error.message : String(error),
        ...placeOf(error),
      },
    };
  }
}

/** All problems of a template in the order of their places; empty when it can be printed. */
export function checkTemplate(
  source: string,
  knownIndicators: readonly string[],
  options?: OptionWords,
): TemplateProblem[] {
  const parsed = parseTemplate(source);
  if (!parsed.ok) return [parsed.problem];
  const indicators = new Set(knownIndicators);
  return parsed.elements.flatMap((element) => problemsOf(element, { indicators, options }));
}

/** The names a template may use. */
interface KnownNames {
  readonly indicators: ReadonlySet<string>;
  readonly options: OptionWords | undefined;
}

function problemsOf(element: MessageFormatElement, names: KnownNames): TemplateProblem[] {
  switch (element.type) {
    case TYPE.literal:
    case TYPE.pound:
      return [];
    case TYPE.argument:
      return nameProblems(element, element.value, names);
    case TYPE.number:
      return [
        ...nameProblems(element, element.value, names),
        ...(element.style ? [unsupported(element, 'number-style')] : []),
      ];
    case TYPE.plural:
      return [
        ...nameProblems(element, element.value, names),
        ...(element.offset === 0 ? [] : [unsupported(element, 'plural-offset')]),
        ...optionElements(element.options).flatMap((inner) => problemsOf(inner, names)),
      ];
    case TYPE.select:
      return [
        ...nameProblems(element, element.value, names),
        ...optionElements(element.options).flatMap((inner) => problemsOf(inner, names)),
      ];
    case TYPE.date:
      return [unsupported(element, 'date')];
    case TYPE.time:
      return [unsupported(element, 'time')];
    case TYPE.tag:
      return [unsupported(element, 'tag')];
    default:
      return assertNever(element);
  }
}

function nameProblems(
  element: MessageFormatElement,
  name: string,
  { indicators, options }: KnownNames,
): TemplateProblem[] {
  if (resolvePlaceholder(name, indicators, options) !== null) return [];
  const code = looksLikeIndicator(name) ? 'unknown-indicator' : 'unknown-placeholder';
  return [{ code, name, accepted: [...indicators], ...startOf(element) }];
}

function unsupported(element: MessageFormatElement, name: UnsupportedElement): TemplateProblem {
  return { code: 'unsupported', name, ...startOf(element) };
}

function optionElements(
  options: Readonly<Record<string, { value: MessageFormatElement[] }>>,
): MessageFormatElement[] {
  return Object.values(options).flatMap((option) => option.value);
}

function startOf(element: MessageFormatElement): Place {
  if (!element.location) return BEGINNING;
  const { line, column } = element.location.start;
  return { line, column };
}

/** The parser adds the place of a mistake to the error it throws. */
function placeOf(error: unknown): Place {
  const start = propertyOf(propertyOf(error, 'location'), 'start');
  const line = propertyOf(start, 'line');
  const column = propertyOf(start, 'column');
  return typeof line === 'number' && typeof column === 'number' ? { line, column } : BEGINNING;
}

function propertyOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
