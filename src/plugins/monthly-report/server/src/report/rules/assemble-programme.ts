/** The content of one programme in one month, its figures printed. */
import type { Locale } from '../../../../shared/vocabulary';
import type { Indicator, ProgrammeContent, Reference } from '../../entries/rules/facts';
import { figureText, notDueText, printedFigure } from '../../domain/figure-text';
import type { Month } from '../../domain/month';
import { isClosing, isMonthly } from '../../domain/calendar';
import { calendarOf, isBetweenPeriods, periodOf } from '../../domain/spans';
import { compare, fromInteger, type Quantity } from '../../domain/quantity';
import type { Breakdown } from '../../totals/rules/breakdown';
import { isPercentage } from '../../totals/rules/ratio';
import type { Total, Carried, RatioSides } from '../../totals/rules/figures';
import { reportingRate } from '../../totals/rules/reporting';
import type {
  BreakdownNode,
  FigureNode,
  ProgrammeNode,
  RatioNode,
  ReportingNode,
  SideNode,
  TotalNode,
  CarriedNode,
} from './model';
import { PHRASES } from './phrases';
import { percentText } from './percent';
import { progressTree } from './progress';
import { groupStories } from './stories';
import { summaryBetweenPeriods, summaryOf } from './summary';
import { targetNodes } from './target-nodes';
import { translate } from './translate';

interface CalculatedProgramme extends ProgrammeContent {
  readonly totals: readonly Total[];
}

export function assembleProgramme(
  calculated: CalculatedProgramme,
  reference: Reference,
  month: Month,
  locale: Locale,
): ProgrammeNode {
  const { narrative, totals } = calculated;
  const { programme } = calculated.facts;
  const isDue = !isBetweenPeriods(month, programme);
  return {
    code: programme.code,
    name: translate(programme.name, locale),
    overview: narrative.overview,
    summary: isDue
      ? summaryOf(programme, totals, month, locale)
      : summaryBetweenPeriods(calendarOf(programme).frequency, locale),
    reporting: reportingOf(calculated, month, locale),
    totals: totals.map((total) => totalNode(total, month, locale, isDue)),
    progress: progressTree(narrative.progress),
    stories: groupStories(narrative.stories, programme, reference, locale),
  };
}

function totalNode(total: Total, month: Month, locale: Locale, isDue: boolean): TotalNode {
  const { code, label, unit, decimals, isKeyFigure } = total.indicator;
  const figure = (value: Quantity | null): FigureNode => ({
    value,
    decimals,
    text: value === null && !isDue ? notDueText(locale) : figureText(value, decimals, locale),
  });
  return {
    indicator: code,
    label: translate(label, locale),
    unit: unit === null ? null : translate(unit, locale),
    ...(isKeyFigure && { isKeyFigure }),
    value: figure(total.value),
    ...(total.carried === null ? {} : { carried: carriedNode(total.carried, month, locale) }),
    ...(total.breakdown && {
      breakdown: total.breakdown.month.map((breakdown) => breakdownNode(total.indicator, breakdown, locale)),
    }),
    ...(total.sides && { ratio: ratioNode(total.indicator, total.sides, locale) }),
    previous: figure(total.previous),
    yearToDate: figure(total.yearToDate),
    toDate: figure(total.toDate),
    sameMonthLastYear: figure(total.sameMonthLastYear),
    change: { value: changeNode(total, locale), percent: total.change.percent },
    stated: total.stated === null ? null : { ...figure(total.stated), text: statedText(total, locale) },
    ...(total.targets && { targets: targetNodes(total.targets, total.indicator, locale) }),
  };
}

/** A percentage changes by points. */
function changeNode({ indicator, change }: Total, locale: Locale): FigureNode {
  const text = figureText(change.value, indicator.decimals, locale);
  const isInPoints = change.value !== null && isPercentage(indicator);
  return {
    value: change.value,
    decimals: indicator.decimals,
    text: isInPoints ? PHRASES[locale].points(text) : text,
  };
}

function ratioNode(indicator: Indicator, sides: RatioSides, locale: Locale): RatioNode {
  const node = ({ indicator: side, value }: RatioSides['numerator']): SideNode => ({
    indicator: side.code,
    label: translate(side.label, locale),
    unit: side.unit === null ? null : translate(side.unit, locale),
    figure: { value, decimals: side.decimals, text: figureText(value, side.decimals, locale) },
  });
  const [numerator, denominator] = [node(sides.numerator), node(sides.denominator)];
  const printed = ({ figure: { value, decimals } }: SideNode) => printedFigure(value, decimals, locale);
  const isTold = numerator.figure.value !== null || denominator.figure.value !== null;
  return {
    numerator,
    denominator,
    isPercentage: isPercentage(indicator),
    text: isTold ? `${printed(numerator)}/${printed(denominator)}` : '',
  };
}

function breakdownNode(
  { decimals }: Indicator,
  { dimension, options, unknown }: Breakdown,
  locale: Locale,
): BreakdownNode {
  const figure = (value: Quantity | null): FigureNode => ({
    value,
    decimals,
    text: figureText(value, decimals, locale),
  });
  const words = PHRASES[locale];
  const told = options.flatMap(({ option, value }) =>
    value === null ? [] : [{ label: translate(option.label, locale).text, value }],
  );
  const rest = unknown === null || compare(unknown, NOTHING) === 0 ? [] : [unknown];
  const items = [
    ...told.map(({ label, value }) => words.option(label, printedFigure(value, decimals, locale))),
    ...rest.map((value) => words.option(words.unknown, printedFigure(value, decimals, locale))),
  ];
  return {
    dimension: dimension.code,
    name: translate(dimension.name, locale),
    options: options.map(({ option, value }) => ({
      option: option.code,
      label: translate(option.label, locale),
      figure: figure(value),
    })),
    unknown: unknown === null ? null : figure(unknown),
    text: told.length === 0 ? '' : words.ofWhich(items),
  };
}

const NOTHING = fromInteger(0);

function carriedNode({ partners, since }: Carried, month: Month, locale: Locale): CarriedNode {
  return { partners, since, text: PHRASES[locale].carried(partners, since, month) };
}

/** Names the basis if the stated figure has another span than the column of the month. */
function statedText({ indicator, stated, statedBasis }: Total, locale: Locale): string {
  return PHRASES[locale].statedAtBasis(
    figureText(stated, indicator.decimals, locale),
    statedBasis ?? 'month',
  );
}

function reportingOf(
  { facts, reportedPartners }: ProgrammeContent,
  month: Month,
  locale: Locale,
): ReportingNode {
  const { expected, actual, rate } = reportingRate(
    facts.memberships,
    reportedPartners,
    month,
    facts.programme,
  );
  const percent = rate === null ? null : percentText(rate);
  const words = PHRASES[locale];
  const calendar = calendarOf(facts.programme);
  const { from, to } = periodOf(month, facts.programme);
  const isLonger = !isMonthly(calendar) && isClosing(month, calendar);
  const text = [
    ...(isLonger ? [words.ofPeriod(calendar.frequency, from, to)] : []),
    words.reporting(expected, actual, percent),
  ].join(locale === 'en' ? ' ' : '');
  return { expected, actual, rate, text };
}
