/** Random whole reports, as editors might type them: any number of all parts, and awkward texts. */
import fc from 'fast-check';
import type {
  ProgrammeContent,
  ReportFacts,
} from '../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { fromThousandths } from '../../src/plugins/monthly-report/server/src/domain/quantity';
import {
  buildActivityOf,
  buildMeasured,
  buildPartner,
  buildPhoto,
  buildProgramme,
  buildProgress,
  buildRegion,
  buildReportFacts,
  buildStory,
  words,
} from './report-builders';

/** Chinese, Latin, and signs with a meaning in Markdown, HTML, XML, Typst, spreadsheets or ICU. */
const CHARACTERS = '绿邻社区厨余酃，。（）一1.Ab 中-*_#<>&|`[]$@\\"\'=+{}~/:!';

const name = fc
  .string({ unit: fc.constantFrom(...CHARACTERS), minLength: 1, maxLength: 14 })
  // A name is one line: editors cannot see spaces at its end or double spaces.
  .map((text) => `${text.replace(/ +/g, ' ').trim()}甲`);

/** Up to 9,007,199,254,740.993: more digits than a double holds of thousandths. */
const thousandths = fc.bigInt({ min: 0n, max: 9_007_199_254_740_993n });

const indicator = fc.record({
  label: name,
  unit: fc.option(fc.constantFrom('kg', '人次', '家')),
  decimals: fc.integer({ min: 0, max: 3 }),
  value: fc.option(thousandths),
});

const REGIONS = [
  buildRegion(),
  buildRegion({ code: 'south', name: words('华南区', 'South China'), order: 4 }),
];
const PARTNERS = [
  buildPartner(),
  buildPartner({ code: 'green_life', name: words('绿生活', 'Green Life'), region: REGIONS[1] ?? null }),
  buildPartner({ code: 'nowhere', name: words('四海'), region: null }),
];

const story = fc.record({
  title: name,
  partner: fc.constantFrom(null, ...PARTNERS.map(({ code }) => code)),
  photos: fc.integer({ min: 0, max: 2 }),
});

const progress = fc.record({ title: name, isBelow: fc.boolean() });

const programme = fc.record({
  name,
  indicators: fc.array(indicator, { minLength: 1, maxLength: 17 }),
  stories: fc.array(story, { maxLength: 6 }),
  progress: fc.array(progress, { maxLength: 5 }),
  grouping: fc.constantFrom('region-and-partner' as const, 'partner' as const),
});

type Drawn<T> = T extends fc.Arbitrary<infer Value> ? Value : never;

function contentOf(
  { name: title, indicators, stories, progress: updates, grouping }: Drawn<typeof programme>,
  number: number,
): ProgrammeContent {
  const listed = indicators.map(({ label, unit, decimals }, index) =>
    buildMeasured({
      code: `indicator_${index}`,
      label: words(label),
      unit: unit === null ? null : words(unit),
      decimals,
    }),
  );
  const measurements = new Map(
    indicators.flatMap(({ value }, index) =>
      value === null ? [] : [[`indicator_${index}`, fromThousandths(value)] as const],
    ),
  );
  return buildProgramme({
    programme: {
      code: `programme_${number}`,
      name: words(title),
      storyGrouping: grouping,
      order: number,
    },
    indicators: listed,
    facts: { activities: [buildActivityOf('活动', { measurements })] },
    narrative: {
      stories: stories.map(({ title: told, partner, photos }, order) =>
        buildStory(told, {
          documentId: `story ${number} ${order}`,
          slug: `story-${order}`,
          order,
          partner,
          photos: Array.from({ length: photos }, (_, photo) =>
            buildPhoto({ url: `/uploads/${order}-${photo}.jpg`, caption: told }),
          ),
        }),
      ),
      progress: updates.map(({ title: told, isBelow }, order) =>
        buildProgress(told, {
          documentId: `progress ${number} ${order}`,
          slug: `progress-${order}`,
          order,
          parent: isBelow && order > 0 ? `progress ${number} ${order - 1}` : null,
        }),
      ),
    },
  });
}

export const arbitraryReport: fc.Arbitrary<ReportFacts> = fc
  .array(programme, { minLength: 1, maxLength: 3 })
  .map((programmes) =>
    buildReportFacts({
      partners: PARTNERS,
      programmes: programmes.map(contentOf),
    }),
  );
