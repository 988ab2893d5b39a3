/** The picture of a trend, found in its report. */
import { trendPicture } from '../../src/plugins/monthly-report/server/src/documents/charts/trend-picture';
import { compileReport } from '../../src/plugins/monthly-report/server/src/report/rules/compile';
import type { BlockOf, Section } from '../../src/plugins/monthly-report/server/src/report/rules/model';
import { withTrends } from '../../src/plugins/monthly-report/server/src/report/rules/trends';
import { drawTrend } from '../../src/plugins/monthly-report/server/src/rendering/draw-trend';
import { quantity } from '../helpers/builders';
import {
  buildMeasured,
  buildProgramme,
  buildReportFacts,
  buildStory,
  DECEMBER,
} from '../helpers/report-builders';

const measured = buildMeasured();
const model = withTrends(
  compileReport(
    buildReportFacts({
      programmes: ['first', 'second'].map((code, order) =>
        buildProgramme({
          programme: { code, order },
          indicators: [measured],
          narrative: { stories: [buildStory(code)] },
        }),
      ),
    }),
  ),
  [
    {
      programme: 'second',
      indicator: measured,
      points: [{ month: DECEMBER, value: quantity('19') }],
    },
  ],
);

const trends = (sections: readonly Section[]): BlockOf<'trend'>[] =>
  sections.flatMap(({ blocks, sections: below }) => [
    ...blocks.filter((block): block is BlockOf<'trend'> => block.kind === 'trend'),
    ...trends(below),
  ]);

describe('the trend of a programme', () => {
  it.each(['wide', 'narrow'] as const)('is drawn as the report has it: %s', (layout) => {
    const [trend] = trends(model.sections);
    if (trend === undefined) throw new Error('The second programme has figures');
    expect(drawTrend(model, { programme: 'second', layout })).toBe(
      trendPicture(trend, 'zh-Hans', layout).svg,
    );
  });

  it('is null where the programme has none, or is not of the report', () => {
    expect(drawTrend(model, { programme: 'first', layout: 'wide' })).toBeNull();
    expect(drawTrend(model, { programme: 'nobody', layout: 'wide' })).toBeNull();
  });
});
