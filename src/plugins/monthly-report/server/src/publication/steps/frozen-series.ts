import type { ProgrammeSeries } from '../../documents/json/totals';
import type { Month } from '../../domain/month';
import { frozenSeries, type FrozenFigures } from '../rules/frozen-series';
import { NotFoundError } from '../../errors';
import type { TotalsService } from '../../totals/steps/totals';
import type { RevisionsService } from './revisions';

export interface SeriesQuestion {
  readonly months: readonly Month[];
  /** The public months. */
  readonly visible: ReadonlySet<Month>;
  readonly programme: string | null;
  readonly indicator: string | null;
  /** Version of the reference data, if the caller has just read it. */
  readonly reference?: string | undefined;
}

/**
 * One point per month, as published; null if the month is not public. Programmes and indicators that are in no
 * published month of the span, such as a programme that begins later, come from the present reference data.
 *
 * @throws NotFoundError for an unknown programme or indicator.
 */
export async function publicSeries(
  { revisions, totals }: { readonly revisions: RevisionsService; readonly totals: TotalsService },
  question: SeriesQuestion,
): Promise<ProgrammeSeries[]> {
  const { months, visible } = question;
  const newest = await revisions.newestOfAll();
  const frozen = new Map<Month, FrozenFigures>();
  for (const month of months) {
    const header = visible.has(month) ? newest.get(month) : undefined;
    if (header !== undefined) frozen.set(month, (await revisions.summary(header)).figures);
  }
  const published = frozenSeries(months, frozen, question);
  const present = await presentSeries(totals, { ...question, visible: new Set() }, published);
  return published.length === 0 ? present : mergeSeries(published, present, frozen);
}

async function presentSeries(
  totals: TotalsService,
  { reference, ...question }: SeriesQuestion,
  published: readonly ProgrammeSeries[],
): Promise<ProgrammeSeries[]> {
  try {
    return await totals.series({
      ...question,
      ...(reference === undefined ? {} : { reference }),
    });
  } catch (error) {
    // A programme or indicator that was deleted later keeps its published series.
    if (error instanceof NotFoundError && published.length > 0) return [];
    throw error;
  }
}

/** Published series first, then series of programmes that are in no published month. */
function mergeSeries(
  published: readonly ProgrammeSeries[],
  present: readonly ProgrammeSeries[],
  frozen: ReadonlyMap<Month, FrozenFigures>,
): ProgrammeSeries[] {
  const known = new Set([...frozen.values()].flatMap((figures) => [...figures.keys()]));
  return [...published, ...present.filter(({ programme }) => !known.has(programme))];
}
