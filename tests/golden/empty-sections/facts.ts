import {
  buildActivityOf,
  buildCounted,
  buildProgramme,
  buildReportFacts,
  buildStory,
  words,
} from '../../helpers/report-builders';

/** Parts without content are left out, and the numbers of the parts that remain do not jump. */
export const facts = buildReportFacts({
  programmes: [
    buildProgramme({ programme: { code: 'silent', name: words('无内容项目'), order: 1 } }),
    buildProgramme({
      programme: { code: 'stories_only', name: words('只有故事的项目'), order: 2 },
      narrative: {
        // The last one belongs to no organisation, so it has no region.
        stories: [buildStory('区内故事'), buildStory('网络故事', { partner: null })],
      },
    }),
    buildProgramme({
      programme: { code: 'figures_only', name: words('只有数据的项目'), order: 3 },
      indicators: [buildCounted()],
      facts: { activities: [buildActivityOf('一场活动')] },
    }),
  ],
});
