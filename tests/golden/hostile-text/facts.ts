import { fromInteger } from '../../../src/plugins/monthly-report/server/src/domain/quantity';
import type { RichText } from '../../../src/plugins/monthly-report/server/src/domain/rich-text';
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
} from '../../helpers/report-builders';
import { buildExplained } from '../../helpers/findings';
import { HOSTILE, HOSTILE_URLS } from '../hostile';

const hostile = words(HOSTILE, HOSTILE);
const text = { type: 'text', text: HOSTILE } as const;

const body: RichText = [
  {
    type: 'paragraph',
    children: [text, { ...text, bold: true, italic: true, underline: true, strikethrough: true }],
  },
  { type: 'heading', level: 1, children: [text] },
  { type: 'quote', children: [{ ...text, code: true }] },
  {
    type: 'code',
    language: HOSTILE,
    children: [text, { type: 'text', text: '\n```\n# out of the fence\n' }],
  },
  {
    type: 'list',
    format: 'ordered',
    children: [
      { type: 'list-item', children: [text] },
      { type: 'list', format: 'unordered', children: [{ type: 'list-item', children: [text] }] },
    ],
  },
  ...HOSTILE_URLS.flatMap((url): RichText => [
    { type: 'paragraph', children: [{ type: 'link', url, children: [text] }] },
    { type: 'image', image: { url, alternativeText: HOSTILE, width: null, height: null }, children: [] },
  ]),
];

const photos = [HOSTILE, ...HOSTILE_URLS].map((url) =>
  buildPhoto({
    url,
    alternativeText: HOSTILE,
    caption: HOSTILE,
    credit: HOSTILE,
    formats: { [HOSTILE]: { url: '/uploads/a.jpg 1w, javascript:alert(1)', width: 500, height: 375 } },
  }),
);
const links = [HOSTILE, ...HOSTILE_URLS].map((url) => ({ group: HOSTILE, title: HOSTILE, url }));
const narrative = { language: 'zh-Hans', title: HOSTILE, body } as const;

/** Every text field of a report at once. */
export const facts = buildReportFacts({
  entry: { title: hostile, note: hostile },
  partners: [buildPartner({ name: hostile, region: buildRegion({ name: hostile }) })],
  communities: [{ code: 'community', name: hostile }],
  programmes: [
    buildProgramme({
      programme: {
        name: hostile,
        regionHeading: words(`{region} ${HOSTILE}`),
        summaryTemplate: words(`{hostile} '${HOSTILE}'`),
      },
      indicators: [buildMeasured({ code: 'hostile', label: hostile, unit: hostile })],
      facts: {
        activities: [buildActivityOf('活动', { measurements: new Map([['hostile', fromInteger(1)]]) })],
      },
      narrative: {
        overview: { language: 'zh-Hans', status: 'published', body },
        progress: [buildProgress('progress', { slug: HOSTILE, narrative, links, photos, videos: links })],
        stories: [
          buildStory('story', {
            slug: HOSTILE,
            narrative,
            communities: ['community'],
            photos,
            videos: links,
          }),
        ],
      },
    }),
  ],
  findings: [buildExplained({ message: { 'zh-Hans': HOSTILE, en: HOSTILE }, explanation: HOSTILE })],
});
