/**
 * The figures behind a report in parts. Copying a month of thousands of activities in one
 * piece would block the main thread.
 */
import { BASES, type Basis, type Grouping } from '../../../shared/vocabulary';
import { APPENDIX_GROUPINGS } from '../report/rules/appendix';
import { eachBasis, eachGrouping } from '../domain/each';
import type { IndicatorSeries } from '../report/rules/indicator-nodes';
import type { FrozenProgramme } from '../publication/rules/frozen-month';
import type { GroupTotals } from '../totals/rules/figures';
import type { FiguresPart } from './jobs';

export interface Figures {
  readonly programmes: readonly FrozenProgramme[];
  readonly series: readonly IndicatorSeries[];
}

/** Rows of a list in one part: a few milliseconds. */
const ROWS = 500;

export function* figuresParts({ programmes, series }: Figures): Generator<FiguresPart, void> {
  for (const { programme, form, indicators, totals, groups, activities, carried } of programmes) {
    yield { kind: 'programme', programme: { programme, form, indicators, totals } };
    for (const basis of BASES) {
      for (const grouping of APPENDIX_GROUPINGS) {
        for (const rows of slices(groups[basis][grouping])) {
          // A group may compute its figures only when they are read, so read them before they are copied.
          const plain = rows.map(({ code, name, figures }) => ({ code, name, figures }));
          yield { kind: 'groups', basis, grouping, groups: plain };
        }
      }
    }
    for (const rows of slices(activities)) yield { kind: 'activities', activities: rows };
    for (const rows of slices(carried)) yield { kind: 'carried', activities: rows };
  }
  for (const rows of slices(series)) yield { kind: 'series', series: rows };
}

function* slices<T>(rows: readonly T[]): Generator<readonly T[], void> {
  for (let at = 0; at < rows.length; at += ROWS) yield rows.slice(at, at + ROWS);
}

type Groups = Record<Basis, Record<Grouping, GroupTotals[]>>;

interface Growing extends Omit<FrozenProgramme, 'groups' | 'activities' | 'carried'> {
  readonly groups: Groups;
  readonly activities: FrozenProgramme['activities'][number][];
  readonly carried: FrozenProgramme['carried'][number][];
}

/** @param next gives the next part, null after the last. */
export async function figuresOfParts(next: () => Promise<FiguresPart | null>): Promise<Figures> {
  const programmes: Growing[] = [];
  const series: IndicatorSeries[] = [];
  const newest = (): Growing => {
    const programme = programmes.at(-1);
    if (programme === undefined) throw new Error('A list arrived before the programme it belongs to');
    return programme;
  };
  for (let part = await next(); part !== null; part = await next()) {
    switch (part.kind) {
      case 'programme':
        programmes.push({ ...part.programme, groups: noGroups(), activities: [], carried: [] });
        break;
      case 'groups':
        newest().groups[part.basis][part.grouping].push(...part.groups);
        break;
      case 'activities':
        newest().activities.push(...part.activities);
        break;
      case 'carried':
        newest().carried.push(...part.activities);
        break;
      case 'series':
        series.push(...part.series);
        break;
    }
  }
  return { programmes, series };
}

const noGroups = (): Groups => eachBasis(() => eachGrouping(() => []));
