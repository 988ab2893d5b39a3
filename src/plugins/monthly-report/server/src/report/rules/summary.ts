/** The sentence that prints a programme's figures. */
import type { Basis, Frequency, Locale } from '../../../../shared/vocabulary';
import { assertNever } from '../../domain/assert-never';
import type { Programme } from '../../entries/rules/facts';
import { figureText } from '../../domain/figure-text';
import type { Month } from '../../domain/month';
import { optionWords, UNKNOWN_OPTION, type OptionPlace } from './templates/placeholders';
import { renderSummary } from './templates/render-template';
import type { Total } from '../../totals/rules/figures';
import type { FigureNode, SummaryNode } from './model';
import { PHRASES } from './phrases';
import { targetNode } from './target-nodes';
import { translate } from './translate';

/** In the language of the template, figures included: a sentence never mixes two languages. */
export function summaryOf(
  programme: Programme,
  totals: readonly Total[],
  month: Month,
  locale: Locale,
): SummaryNode {
  const { text: template, language } = translate(programme.summaryTemplate, locale);
  const byCode = new Map(totals.map((total) => [total.indicator.code, total]));
  const nodes = renderSummary(template, {
    language,
    month,
    basis: programme.basis,
    indicators: programme.indicators,
    options: optionWords(
      totals.flatMap(({ indicator, breakdown }) =>
        breakdown === undefined
          ? []
          : [[indicator.code, breakdown.month.map(({ dimension }) => dimension)] as const],
      ),
    ),
    lookup: (code, basis, option) => {
      const total = byCode.get(code);
      if (total === undefined) throw new RangeError(`No total was calculated for the indicator ${code}`);
      return option === undefined
        ? figureAt(total, basis, language)
        : optionAt(total, basis, option, language);
    },
    lookUpTarget: (code, basis) => {
      const total = byCode.get(code);
      const found = total?.targets?.[basis];
      return total && found ? targetNode(found, total.indicator, language) : null;
    },
  });
  return { language, nodes, text: nodes.map((node) => node.text).join('') };
}

/** In a month without figures the sentence says so: a template would be full of gaps. */
export function summaryBetweenPeriods(frequency: Frequency, locale: Locale): SummaryNode {
  const text = PHRASES[locale].betweenPeriods(frequency);
  return { language: locale, nodes: [{ kind: 'text', text }], text };
}

function figureAt(total: Total, basis: Basis | 'previous', language: Locale): FigureNode {
  const { decimals } = total.indicator;
  const value = valueAt(total, basis);
  return { value, decimals, text: figureText(value, decimals, language) };
}

/** The month before is not broken down by options: no placeholder asks for it. */
function optionAt(
  { indicator, breakdown }: Total,
  basis: Basis | 'previous',
  { dimension, option }: OptionPlace,
  language: Locale,
): FigureNode {
  const { decimals } = indicator;
  const found =
    basis === 'previous'
      ? undefined
      : breakdown?.[basis].find((candidate) => candidate.dimension.code === dimension);
  const value =
    option === UNKNOWN_OPTION
      ? found?.unknown
      : found?.options.find((candidate) => candidate.option.code === option)?.value;
  return { value: value ?? null, decimals, text: figureText(value ?? null, decimals, language) };
}

function valueAt(total: Total, basis: Basis | 'previous') {
  switch (basis) {
    case 'month':
      return total.value;
    case 'previous':
      return total.previous;
    case 'year-to-date':
      return total.yearToDate;
    case 'to-date':
      return total.toDate;
    default:
      return assertNever(basis);
  }
}
