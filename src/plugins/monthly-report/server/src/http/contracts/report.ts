/** The JSON answers of the addresses of reports, key by key. */
import { z } from '@strapi/utils';

import { EVENT_STATUSES, FORMATS } from '../../../../shared/vocabulary';
import { basis, day, figure, indicatorWords, instant, locale, month, named, total } from './common';
import { richText } from './rich-text';

const links = z
  .strictObject(Object.fromEntries(FORMATS.map((format) => [format, z.string()])))
  .describe('The address of each format; root-relative unless the site has a PUBLIC_URL.')
  .meta({ id: 'FormatLinks' });

export const reportList = z
  .strictObject({
    data: z.array(
      z.strictObject({ month, title: z.string(), revision: z.int().nullable(), publishedAt: instant, links }),
    ),
  })
  .describe('The published months, newest first.')
  .meta({ id: 'ReportList' });

const size = { url: z.string(), width: z.int(), height: z.int() };

const photo = z
  .strictObject({
    url: z.string(),
    width: z.int().nullable(),
    height: z.int().nullable(),
    alternativeText: z.string().nullable(),
    caption: z.string().nullable(),
    credit: z.string().nullable(),
    formats: z.record(z.string(), z.strictObject(size)).describe('Smaller sizes of the same photo, by name.'),
    missing: z.literal(true).optional().describe('The file was gone or broken: print a note instead.'),
  })
  .describe('Everybody shown has agreed to publication.')
  .meta({ id: 'Photo' });

const video = z.strictObject({ title: z.string(), url: z.string().nullable() });

const entry = {
  documentId: z.string(),
  slug: z.string(),
  title: z.string(),
  occurredOn: day.nullable(),
  body: richText,
  photos: z.array(photo),
  videos: z.array(video),
  locale: locale.describe('The language its words are in: Chinese where there is no translation.'),
  status: z.literal('draft').optional().describe('On drafts alone, in a preview.'),
};

const progress = z
  .strictObject({
    ...entry,
    eventStatus: z.enum(EVENT_STATUSES).nullable(),
    plannedFrom: day.nullable(),
    plannedTo: day.nullable(),
    newDate: day.nullable(),
    links: z.array(
      z.strictObject({ group: z.string().nullable(), title: z.string(), url: z.string().nullable() }),
    ),
    // The type is wider than the schema: the type of a schema that contains itself has no end.
    get children(): z.ZodArray<z.ZodType> {
      return z.array(progress);
    },
  })
  .meta({ id: 'ProgressUpdate' });

const story = z.strictObject({ ...entry, communities: z.array(named) }).meta({ id: 'Story' });

const programme = z
  .strictObject({
    code: z.string(),
    name: z.string(),
    overview: richText,
    summary: z.string(),
    reporting: z.strictObject({
      expected: z.int(),
      actual: z.int(),
      rate: z.number().nullable().describe('Four decimals; null where nobody was expected.'),
    }),
    totals: z.array(total),
    progress: z.array(progress),
    stories: z.array(
      z.strictObject({
        region: z
          .strictObject({ code: z.string().nullable(), name: z.string(), heading: z.string() })
          .nullable()
          .describe('null where a programme groups its stories by partner alone.'),
        partners: z.array(
          z.strictObject({
            code: z.string().nullable(),
            name: z.string().nullable(),
            stories: z.array(story),
          }),
        ),
      }),
    ),
    summaryNodes: z
      .array(
        z.union([
          z.strictObject({ kind: z.literal('text'), text: z.string() }),
          z.strictObject({
            kind: z.literal('figure'),
            indicator: z.string(),
            basis: z.string(),
            text: z.string(),
          }),
        ]),
      )
      .describe('The summary with each figure as a node of its own.'),
  })
  .meta({ id: 'ReportProgramme' });

const correction = z
  .strictObject({
    revision: z.int(),
    previousRevision: z.int(),
    reason: z.string(),
    figures: z.array(
      z.strictObject({
        programme: z.string(),
        ...indicatorWords,
        basis,
        stated: figure,
        correct: figure,
        difference: figure,
      }),
    ),
    texts: z.array(
      z.strictObject({
        programme: z.string().nullable(),
        change: z.enum(['added', 'removed', 'changed']),
        name: z.string(),
      }),
    ),
  })
  .describe('What this revision corrects of the one before.')
  .meta({ id: 'Correction' });

const publisher = z
  .strictObject({
    network: z.string(),
    publisher: z.string().nullable(),
    logo: photo.nullable(),
    cover: photo.nullable().describe('The photo of the first page.'),
    colour: z.string().nullable().describe('#rrggbb, with a contrast of 4.5 : 1 and more on white.'),
    contact: z.string().nullable(),
    licence: z.strictObject({ text: z.string(), url: z.string().nullable() }).nullable(),
    citation: z.string().nullable(),
    imprint: z.string().nullable(),
    filingNumber: z.string().nullable(),
  })
  .describe('Whose report it is, as it was said when the report was published.')
  .meta({ id: 'Publisher' });

const explanation = { programme: z.string(), check: z.string(), message: z.string() };

export const report = z
  .strictObject({
    data: z.strictObject({
      month,
      locale,
      title: z.string(),
      status: z.enum(['published', 'draft']),
      revision: z.int().nullable(),
      publishedAt: instant.nullable(),
      correction: correction.nullable(),
      programmes: z.array(programme),
      note: z.string().nullable(),
      explanations: z.array(z.strictObject({ ...explanation, explanation: z.string() })),
      findings: z
        .array(
          z.strictObject({
            ...explanation,
            severity: z.enum(['error', 'warning', 'info']),
            explanation: z.string().nullable(),
          }),
        )
        .optional()
        .describe('In a preview alone.'),
      publisher: publisher.optional().describe('Left out where nobody had said it.'),
    }),
    meta: z.strictObject({
      sha256: z.string().describe('SHA-256 of the RFC 8785 form of `data` with root-relative addresses.'),
      formats: links,
      revisions: z.array(
        z.strictObject({ revision: z.int(), publishedAt: instant, reason: z.string().nullable(), links }),
      ),
      notices: z.array(z.strictObject({ code: z.string(), month, revision: z.int(), message: z.string() })),
    }),
  })
  .describe('The compiled report of a month.')
  .meta({ id: 'Report' });
