/** Series of published months, from the frozen figures of each month. */
import type { Programme } from '../../entries/rules/facts';
import type { Month } from '../../domain/month';
import { by, compareNumber, compareText, inOrder } from '../../domain/order';
import type { Figure, SeriesPoint } from '../../totals/rules/figures';
import type { FrozenMonth } from './frozen-month';

/** The data that a series reads of a month, by the code of the programme: small, compared with megabytes of content. */
export type FrozenFigures = ReadonlyMap<string, FrozenProgrammeFigures>;

interface FrozenProgrammeFigures {
  readonly programme: Pick<Programme, 'code' | 'order' | 'startMonth'>;
  /** Figures of the month only, by the indicator's code. */
  readonly figures: ReadonlyMap<string, Figure>;
}

export function frozenFigures({ programmes }: FrozenMonth): FrozenFigures {
  return new Map(
    programmes.map(({ programme, totals }) => [
      programme.code,
      {
        programme: { code: programme.code, order: programme.order, startMonth: programme.startMonth },
        figures: new Map(totals.month.map(({ indicator, value }) => [indicator.code, { indicator, value }])),
      },
    ]),
  );
}

interface FrozenSeries {
  readonly programme: string;
  readonly indicator: Figure['indicator'];
  readonly points: readonly SeriesPoint[];
}

const inReportOrder = inOrder<FrozenProgrammeFigures>(
  by(({ programme }) => programme.order, compareNumber),
  by(({ programme }) => programme.code, compareText),
);

/** Programmes and indicators of the newest month first, then those that only earlier months have. */
export function frozenSeries(
  months: readonly Month[],
  frozen: ReadonlyMap<Month, FrozenFigures>,
  asked: { readonly programme: string | null; readonly indicator: string | null },
): FrozenSeries[] {
  const newestFirst = [...frozen].sort(([a], [b]) => compareText(b, a)).map(([, figures]) => figures);
  const programmes = new Map<string, FrozenProgrammeFigures>();
  const indicators = new Map<string, Map<string, Figure['indicator']>>();
  for (const [code, programme] of newestFirst.flatMap((figures) => [...figures])) {
    if (asked.programme !== null && asked.programme !== code) continue;
    if (!programmes.has(code)) programmes.set(code, programme);
    const known = indicators.get(code) ?? new Map<string, Figure['indicator']>();
    indicators.set(code, known);
    for (const [name, { indicator }] of programme.figures) {
      const isAsked = asked.indicator === null || asked.indicator === name;
      if (isAsked && !known.has(name)) known.set(name, indicator);
    }
  }
  return [...programmes.values()].sort(inReportOrder).flatMap(({ programme: { code } }) =>
    [...(indicators.get(code)?.values() ?? [])].map((indicator) => ({
      programme: code,
      indicator,
      points: months.map((month) => ({
        month,
        value: frozen.get(month)?.get(code)?.figures.get(indicator.code)?.value ?? null,
      })),
    })),
  );
}
