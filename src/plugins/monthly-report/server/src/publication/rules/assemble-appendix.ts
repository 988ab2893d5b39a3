/** Builds the appendix of a report from its frozen data. */
import { BASES, type Basis, type Locale } from '../../../../shared/vocabulary';
import type { Month } from '../../domain/month';
import type { FrozenProgramme } from './frozen-month';
import { targetsByBasis } from '../../totals/rules/targets';
import { namedSourcesReader } from '../../totals/rules/named-sources';
import { eachBasis } from '../../domain/each';
import { spanOf } from '../../domain/spans';
import type {
  Appendix,
  AppendixGrouping,
  AppendixProgramme,
  GroupFiguresNode,
  SourceNode,
} from '../../report/rules/appendix';
import {
  figureNode,
  indicatorNode,
  seriesNodes,
  type IndicatorSeries,
} from '../../report/rules/indicator-nodes';
import type { ProgrammeNode, Report } from '../../report/rules/model';
import { PHRASES } from '../../report/rules/phrases';
import { targetNodes } from '../../report/rules/target-nodes';
import { translate } from '../../report/rules/translate';

export interface AppendixParts {
  readonly report: Pick<Report, 'month' | 'locale' | 'programmes'>;
  /** The programmes of the month, printed or not. */
  readonly programmes: readonly FrozenProgramme[];
  readonly series: readonly IndicatorSeries[];
}

export function assembleAppendix({ report, programmes, series }: AppendixParts): Appendix {
  const { month, locale } = report;
  const known = new Map(programmes.map((frozen) => [frozen.programme.code, frozen]));
  return {
    programmes: report.programmes.flatMap((printed) => {
      const frozen = known.get(printed.code);
      if (frozen === undefined) return [];
      const own = series.filter(({ programme }) => programme === printed.code);
      return [programmeOf(printed, frozen, own, month, locale)];
    }),
  };
}

function programmeOf(
  { code, name }: ProgrammeNode,
  frozen: FrozenProgramme,
  series: AppendixParts['series'],
  month: Month,
  locale: Locale,
): AppendixProgramme {
  const groups = (grouping: AppendixGrouping) => groupRows(frozen, grouping, locale);
  return {
    code,
    name,
    statedBases: statedBases(frozen, locale),
    groups: { region: groups('region'), partner: groups('partner'), community: groups('community') },
    series: seriesNodes(series, locale),
    sources: sourceNodes(frozen, month, locale),
  };
}

function statedBases({ totals }: FrozenProgramme, locale: Locale): ReadonlyMap<string, string> {
  return new Map(
    totals.month.flatMap(({ indicator, statedBasis }) =>
      statedBasis === null ? [] : [[indicator.code, PHRASES[locale].basisNames[statedBasis]] as const],
    ),
  );
}

/** A group of the month also exists in every longer span, so the longest span gives all groups and their order. */
function groupRows(
  { groups }: FrozenProgramme,
  grouping: AppendixGrouping,
  locale: Locale,
): GroupFiguresNode[] {
  const byCode = (basis: Basis) =>
    new Map(
      groups[basis][grouping].map(({ code, figures }) => [
        code,
        new Map(figures.map((figure) => [figure.indicator.code, figure])),
      ]),
    );
  const known = {
    month: byCode('month'),
    'year-to-date': byCode('year-to-date'),
    'to-date': byCode('to-date'),
  };
  return groups['to-date'][grouping].flatMap(({ code, name, figures }) =>
    figures.flatMap(({ indicator }): GroupFiguresNode[] => {
      const figureAt = (basis: Basis) => known[basis].get(code)?.get(indicator.code);
      const valueAt = (basis: Basis) => figureAt(basis)?.value ?? null;
      const targets = targetsByBasis(eachBasis((basis) => figureAt(basis)?.target ?? null));
      if (BASES.every((basis) => valueAt(basis) === null)) return [];
      const at = (basis: Basis) => figureNode(valueAt(basis), indicator, locale);
      return [
        {
          code,
          name: name === null ? { text: PHRASES[locale].noGroup, language: locale } : translate(name, locale),
          indicator: indicatorNode(indicator, locale),
          figures: { month: at('month'), 'year-to-date': at('year-to-date'), 'to-date': at('to-date') },
          ...(targets && { targets: targetNodes(targets, indicator, locale) }),
        },
      ];
    }),
  );
}

function sourceNodes(
  { programme, form, indicators, totals, activities, carried }: FrozenProgramme,
  month: Month,
  locale: Locale,
): SourceNode[] {
  const span = spanOf('month', month, programme);
  if (span === null) return [];
  const sourcesOf = namedSourcesReader(
    { indicators, form, programme },
    { activities, levels: [...activities, ...carried] },
  );
  // A ratio has the activities of its sides, which are listed there.
  const withOwn = totals.month.filter(({ indicator }) => indicator.source !== 'ratio');
  return withOwn.flatMap(({ indicator }) =>
    sourcesOf(span, indicator.code).map(({ activity, value, share }): SourceNode => ({
      indicator: indicatorNode(indicator, locale),
      documentId: activity.documentId,
      title: activity.title,
      startDate: activity.startDate,
      endDate: activity.endDate,
      partner: activity.partner === null ? null : translate(activity.partner.name, locale),
      communities: activity.communities.map(({ name }) => translate(name, locale)),
      value: figureNode(value, indicator, locale),
      share: share === null ? null : figureNode(share, indicator, locale),
    })),
  );
}
