/** A report with one text in every text field, and addresses in every field that takes one. */
import { fromInteger } from '../../src/plugins/monthly-report/server/src/domain/quantity';
import type { ReportFacts } from '../../src/plugins/monthly-report/server/src/entries/rules/facts';
import type { RichText } from '../../src/plugins/monthly-report/server/src/domain/rich-text';
import {
  buildActivityOf,
  buildMeasured,
  buildPartner,
  buildPhoto,
  buildProgramme,
  buildProgress,
  buildPublisher,
  buildRegion,
  buildReportFacts,
  buildStory,
  words,
} from '../helpers/report-builders';
import { buildExplained } from '../helpers/findings';

/** Escapes a text for an ICU message: apostrophes doubled, braces quoted. */
const literal = (text: string): string => text.replace(/'/g, "''").replace(/[{}]/g, "'$&'");

/** @param suffix for the codes in it, so that one report can have several. */
export function inEveryField(content: string, urls: readonly string[], suffix = ''): ReportFacts {
  const [partner, community] = [`green_neighbour${suffix}`, `community${suffix}`];
  const everywhere = words(content, content);
  const text = { type: 'text', text: content } as const;

  const body: RichText = [
    {
      type: 'paragraph',
      children: [text, { ...text, bold: true, italic: true, underline: true, strikethrough: true }],
    },
    { type: 'heading', level: 1, children: [text] },
    { type: 'quote', children: [{ ...text, code: true }] },
    {
      type: 'code',
      language: content,
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
    ...urls.flatMap((url): RichText => [
      { type: 'paragraph', children: [{ type: 'link', url, children: [text] }] },
      { type: 'image', image: { url, alternativeText: content, width: null, height: null }, children: [] },
    ]),
  ];

  const photos = [content, ...urls].map((url) =>
    buildPhoto({
      url,
      alternativeText: content,
      caption: content,
      credit: content,
      formats: { [content]: { url: '/uploads/a.jpg 1w, javascript:alert(1)', width: 500, height: 375 } },
    }),
  );
  const links = [content, ...urls].map((url) => ({ group: content, title: content, url }));
  const narrative = { language: 'zh-Hans', title: content, body } as const;

  return buildReportFacts({
    entry: { title: everywhere, note: everywhere },
    partners: [buildPartner({ code: partner, name: everywhere, region: buildRegion({ name: everywhere }) })],
    communities: [{ code: community, name: everywhere }],
    programmes: [
      buildProgramme({
        programme: {
          code: `zero_waste${suffix}`,
          name: everywhere,
          regionHeading: words(`{region} ${content}`),
          summaryTemplate: words(`{hostile} ${literal(content)}`),
        },
        indicators: [buildMeasured({ code: 'hostile', label: everywhere, unit: everywhere })],
        facts: {
          activities: [
            buildActivityOf('活动', { partner, measurements: new Map([['hostile', fromInteger(1)]]) }),
          ],
        },
        narrative: {
          overview: { language: 'zh-Hans', status: 'published', body },
          progress: [buildProgress('progress', { slug: content, narrative, links, photos, videos: links })],
          stories: [
            buildStory('story', {
              slug: content,
              partner,
              narrative,
              communities: [community],
              photos,
              videos: links,
            }),
          ],
        },
      }),
    ],
    publisher: buildPublisher({
      network: everywhere,
      publisher: everywhere,
      logo: buildPhoto({ url: '/uploads/logo.png', alternativeText: content }),
      cover: buildPhoto({ alternativeText: content, caption: content, credit: content }),
      contact: everywhere,
      licence: everywhere,
      licenceUrl: urls[0] ?? null,
      citation: words(`{title} ${content}`, `{title} ${content}`),
      imprint: everywhere,
      filingNumber: content,
      signatures: everywhere,
    }),
    findings: [buildExplained({ message: { 'zh-Hans': content, en: content }, explanation: content })],
  });
}

/** Several texts, each in every field of its own programme; the report itself has the first one. */
export function eachInEveryField(contents: readonly string[], urls: readonly string[]): ReportFacts {
  const all = contents.map((content, index) => inEveryField(content, urls, `_${index}`));
  const [first] = all;
  if (first === undefined) throw new Error('There is no text');
  return {
    ...first,
    reference: {
      partners: new Map(all.flatMap(({ reference }) => [...reference.partners])),
      communities: new Map(all.flatMap(({ reference }) => [...reference.communities])),
    },
    programmes: all.flatMap(({ programmes }) => programmes),
    findings: all.flatMap(({ findings }) => findings),
  };
}
