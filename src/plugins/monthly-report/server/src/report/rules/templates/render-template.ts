/**
 * Prints a summary template as nodes of the report tree. We walk the parsed template
 * ourselves: a formatter would take figures as doubles and give back a plain string,
 * while a figure must keep its exact digits and stay traceable.
 */
import {
  TYPE,
  type MessageFormatElement,
  type PluralElement,
  type SelectElement,
} from '@formatjs/icu-messageformat-parser';
import type { Basis, Locale } from '../../../../../shared/vocabulary';
import { assertNever } from '../../../domain/assert-never';
import { ENGLISH_MONTHS, monthNumberOf, yearOf, type Month } from '../../../domain/month';
import { printedFigure } from '../../../domain/figure-text';
import { toDigits } from '../../../domain/quantity';
import { PHRASES } from '../phrases';
import type { FigureNode, SentenceNode, TargetNode } from '../model';
import { parseTemplate } from './parse-template';
import { resolvePlaceholder, type OptionPlace, type OptionWords } from './placeholders';

export interface SummaryContext {
  /** The language of the template, which decides its plurals. */
  readonly language: Locale;
  readonly month: Month;
  /** The programme's own basis, which a bare `{code}` means. */
  readonly basis: Basis;
  /** Codes of the programme's indicators. */
  readonly indicators: readonly string[];
  /** The words for options of figures that are broken down. */
  readonly options?: OptionWords;
  readonly lookup: (indicator: string, basis: Basis | 'previous', option?: OptionPlace) => FigureNode;
  /** Null if there is no target. */
  readonly lookUpTarget: (indicator: string, basis: Basis) => TargetNode | null;
}

/** The value of a name: how it is printed, and the digits that plurals and selects choose by. */
interface Value {
  readonly printed: SentenceNode;
  readonly asNumber: SentenceNode;
  /** Null: not reported. */
  readonly digits: string | null;
}

/**
 * Never throws on a template. A part that cannot be printed stays as it is written, where
 * a reviewer sees it, and the rest of the report still compiles. checkTemplate reports such
 * parts when the template is saved, but an indicator may be removed from a programme later.
 */
export function renderSummary(source: string, context: SummaryContext): SentenceNode[] {
  const parsed = parseTemplate(source);
  if (!parsed.ok) return joinTexts([textNode(source)]);
  const indicators = new Set(context.indicators);

  function render(elements: readonly MessageFormatElement[], counted: Value | null): SentenceNode[] {
    return elements.flatMap((element) => renderElement(element, counted));
  }

  function renderElement(element: MessageFormatElement, counted: Value | null): SentenceNode[] {
    switch (element.type) {
      case TYPE.literal:
        return [textNode(element.value)];
      case TYPE.pound:
        return [counted === null ? textNode('#') : counted.asNumber];
      case TYPE.argument:
        return [valueOf(element.value)?.printed ?? asWritten(element)];
      case TYPE.number:
        return [valueOf(element.value)?.asNumber ?? asWritten(element)];
      case TYPE.plural: {
        const value = valueOf(element.value);
        return value === null
          ? [asWritten(element)]
          : render(pluralOption(element, value, context.language), value);
      }
      case TYPE.select: {
        const value = valueOf(element.value);
        return value === null ? [asWritten(element)] : render(selectOption(element, value), counted);
      }
      case TYPE.date:
      case TYPE.time:
      case TYPE.tag:
        return [asWritten(element)];
      default:
        return assertNever(element);
    }
  }

  function valueOf(name: string): Value | null {
    const placeholder = resolvePlaceholder(name, indicators, context.options);
    if (placeholder === null) return null;
    switch (placeholder.kind) {
      case 'month':
        return monthValue(context.month, context.language);
      case 'year': {
        const digits = String(yearOf(context.month));
        return { printed: textNode(digits), asNumber: textNode(digits), digits };
      }
      case 'figure': {
        const basis = placeholder.basis === 'own' ? context.basis : placeholder.basis;
        const { indicator, option } = placeholder;
        return figureValue(indicator, basis, context.lookup(indicator, basis, option));
      }
      case 'target':
      case 'achievement': {
        const { kind, indicator } = placeholder;
        const basis = placeholder.basis === 'own' ? context.basis : placeholder.basis;
        return valueBeside(kind, context.lookUpTarget(indicator, basis), context.language);
      }
      default:
        return assertNever(placeholder);
    }
  }

  function asWritten({ location }: MessageFormatElement): SentenceNode {
    return textNode(location ? source.slice(location.start.offset, location.end.offset) : '');
  }

  return joinTexts(render(parsed.elements, null));
}

function figureValue(indicator: string, basis: Basis | 'previous', figure: FigureNode): Value {
  const node: SentenceNode = { kind: 'figure', indicator, basis, text: figure.text };
  const digits = figure.value === null ? null : toDigits(figure.value, figure.decimals);
  return { printed: node, asNumber: node, digits };
}

/** A text node and not a figure: a target has no activities that it can be traced to. */
function valueBeside(kind: 'target' | 'achievement', found: TargetNode | null, language: Locale): Value {
  const { noTarget, noAchievement } = PHRASES[language];
  const said = (text: string, digits: string | null): Value => {
    const node = textNode(text);
    return { printed: node, asNumber: node, digits };
  };
  if (found === null) return said(noTarget, null);
  const { target, achievement } = found;
  if (kind === 'achievement') {
    return achievement.rate === null ? said(noAchievement, null) : said(achievement.text, achievement.rate);
  }
  const { value, decimals } = target;
  return said(printedFigure(value, decimals, language), value === null ? null : toDigits(value, decimals));
}

/** 12 in Chinese (before 月), December in English; `{month, number}` is 12 in both. */
function monthValue(month: Month, language: Locale): Value {
  const number = monthNumberOf(month);
  const digits = String(number);
  const name = language === 'en' ? (ENGLISH_MONTHS[number - 1] ?? digits) : digits;
  return { printed: textNode(name), asNumber: textNode(digits), digits };
}

/** An exact option such as =0 first, then the language's category; a figure that is not reported takes `other`. */
function pluralOption(
  element: PluralElement,
  { digits }: Value,
  language: Locale,
): readonly MessageFormatElement[] {
  if (digits === null) return optionNamed(element, []);
  const category = new Intl.PluralRules(language, { type: element.pluralType ?? 'cardinal' }).select(
    Number(digits),
  );
  return optionNamed(element, [`=${digits}`, category]);
}

function selectOption(element: SelectElement, { digits }: Value): readonly MessageFormatElement[] {
  return optionNamed(element, digits === null ? [] : [digits]);
}

/** The first existing option, else `other`, which the parser requires. Own keys only: options come from a template. */
function optionNamed(
  { options }: PluralElement | SelectElement,
  names: readonly string[],
): readonly MessageFormatElement[] {
  const name = [...names, 'other'].find((candidate) => Object.hasOwn(options, candidate));
  return (name === undefined ? undefined : options[name]?.value) ?? [];
}

function textNode(text: string): SentenceNode {
  return { kind: 'text', text };
}

/** Joins neighbouring text nodes into one, and drops empty ones. */
function joinTexts(nodes: readonly SentenceNode[]): SentenceNode[] {
  const joined: SentenceNode[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.kind === 'text' && last?.kind === 'text')
      joined[joined.length - 1] = textNode(last.text + node.text);
    else if (node.kind === 'figure' || node.text !== '') joined.push(node);
  }
  return joined;
}
