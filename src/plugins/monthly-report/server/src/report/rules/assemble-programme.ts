/** The content of one programme in one month, its figures printed. */
import type { Locale } from '../../../../shared/vocabulary';
import type { ProgrammeContent, Reference } from '../../entries/rules/facts';
import { figureText } from '../../domain/figure-text';
import type { Month } from '../../domain/month';
import type { Quantity } from '../../domain/quantity';
import type { Total, Carried } from '../../totals/rules/figures';
import { reportingRate } from '../../totals/rules/reporting';
import type { FigureNode, ProgrammeNode, ReportingNode, TotalNode, CarriedNode } from './model';
import { PHRASES } from './phrases';
import { percentText } from './percent';
import { progressTree } from './progress';
import { groupStories } from './stories';
import { summaryOf } from './summary';
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
  return {
    code: programme.code,
    name: translate(programme.name, locale),
    overview: narrative.overview,
    summary: summaryOf(programme, totals, month, locale),
    reporting: reportingOf(calculated, month, locale),
    totals: totals.map((total) => totalNode(total, month, locale)),
    progress: progressTree(narrative.progress),
    stories: groupStories(narrative.stories, programme, reference, locale),
  };
}

function totalNode(total: Total, month: Month, locale: Locale): TotalNode {
  const { code, label, unit, decimals, isKeyFigure } = total.indicator;
  const figure = (value: Quantity | null): FigureNode => ({
    value,
    decimals,
    text: figureText(value, decimals, locale),
  });
  return {
    indicator: code,
    label: translate(label, locale),
    unit: unit === null ? null : translate(unit, locale),
    ...(isKeyFigure && { isKeyFigure }),
    value: figure(total.value),
    ...(total.carried === null ? {} : { carried: carriedNode(total.carried, month, locale) }),
    previous: figure(total.previous),
    yearToDate: figure(total.yearToDate),
    toDate: figure(total.toDate),
    sameMonthLastYear: figure(total.sameMonthLastYear),
    change: { value: figure(total.change.value), percent: total.change.percent },
    stated: total.stated === null ? null : { ...figure(total.stated), text: statedText(total, locale) },
    ...(total.targets && { targets: targetNodes(total.targets, total.indicator, locale) }),
  };
}

function carriedNode({ partners, since }: Carried, month: Month, locale: Locale): CarriedNode {
  return { partners, since, text: PHRASES[locale].carried(partners, since, month) };
}

/** Names the basis where the stated figure speaks of another span than the month's column. */
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
  const { expected, actual, rate } = reportingRate(facts.memberships, reportedPartners, month);
  const percent = rate === null ? null : percentText(rate);
  return { expected, actual, rate, text: PHRASES[locale].reporting(expected, actual, percent) };
}
