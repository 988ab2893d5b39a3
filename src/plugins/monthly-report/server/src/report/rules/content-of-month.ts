/** Finds the programmes in a month's report. */
import type { ProgrammeContent } from '../../entries/rules/facts';
import type { Month } from '../../domain/month';
import { by, compareNumber, compareText, inOrder } from '../../domain/order';

/** The programmes with an activity, a text or a stated figure in the month, by order, then code. */
export function programmesWithContent(
  programmes: readonly ProgrammeContent[],
  month: Month,
): ProgrammeContent[] {
  return programmes.filter((programme) => hasContent(programme, month)).sort(byOrderThenCode);
}

function hasContent({ facts, narrative }: ProgrammeContent, month: Month): boolean {
  return (
    narrative.overview !== null ||
    narrative.progress.length > 0 ||
    narrative.stories.length > 0 ||
    facts.cells.cellOf(month).activities > 0 ||
    facts.statedFigures.some((stated) => stated.month === month)
  );
}

const byOrderThenCode = inOrder<ProgrammeContent>(
  by(({ facts }) => facts.programme.order, compareNumber),
  by(({ facts }) => facts.programme.code, compareText),
);
