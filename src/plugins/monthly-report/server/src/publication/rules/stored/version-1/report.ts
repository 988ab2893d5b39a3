/** The report of one language: its content by programme, and the same content under numbered headings. */
import {
  BOOLEAN,
  constant,
  FIGURE,
  INTEGER,
  lazily,
  list,
  MONTH,
  NULL,
  object,
  oneOf,
  optional,
  orNull,
  record,
  TEXT,
  type Of,
  type Shape,
} from '../shape';
import { BASIS, LOCALE, SEVERITY } from './names';
import { RICH_TEXT } from './rich-text';

export const PHRASE = object({ text: TEXT, language: LOCALE });
export const FIGURE_NODE = object({ value: orNull(FIGURE), decimals: INTEGER, text: TEXT });
const STATUS = constant('published', 'draft');
const LINK = object({ group: orNull(TEXT), title: TEXT, url: orNull(TEXT) });
const CODE_AND_NAME = object({ code: TEXT, name: PHRASE });

export const TOTAL_NODE = {
  indicator: TEXT,
  label: PHRASE,
  unit: orNull(PHRASE),
  value: FIGURE_NODE,
  previous: FIGURE_NODE,
  yearToDate: FIGURE_NODE,
  toDate: FIGURE_NODE,
  sameMonthLastYear: FIGURE_NODE,
  change: object({ value: FIGURE_NODE, percent: orNull(TEXT) }),
  stated: orNull(FIGURE_NODE),
};

const SUMMARY = object({
  language: LOCALE,
  nodes: list(
    oneOf('kind', {
      text: object({ kind: constant('text'), text: TEXT }),
      figure: object({
        kind: constant('figure'),
        indicator: TEXT,
        basis: constant('month', 'year-to-date', 'to-date', 'previous'),
        text: TEXT,
      }),
    }),
  ),
  text: TEXT,
});

const REPORTING = object({ expected: INTEGER, actual: INTEGER, rate: orNull(TEXT), text: TEXT });

export const PHOTO = object({
  url: TEXT,
  width: orNull(INTEGER),
  height: orNull(INTEGER),
  alternativeText: orNull(TEXT),
  caption: orNull(TEXT),
  credit: orNull(TEXT),
  formats: record(object({ url: TEXT, width: INTEGER, height: INTEGER })),
  missing: optional(constant(true)),
  description: TEXT,
  legend: orNull(TEXT),
});

/** The fields that stories and progress updates share. */
const ENTRY = {
  documentId: TEXT,
  slug: TEXT,
  status: STATUS,
  title: PHRASE,
  occurredOn: orNull(TEXT),
  body: RICH_TEXT,
  photos: list(PHOTO),
  videos: list(LINK),
};

const OWN_PROGRESS = {
  ...ENTRY,
  eventStatus: orNull(constant('held', 'postponed', 'cancelled')),
  plannedFrom: orNull(TEXT),
  plannedTo: orNull(TEXT),
  newDate: orNull(TEXT),
  links: list(LINK),
};

type OwnProgress = { readonly [Key in keyof typeof OWN_PROGRESS]: Of<(typeof OWN_PROGRESS)[Key]> };

interface Progress extends OwnProgress {
  readonly children: readonly Progress[];
}

const PROGRESS: Shape<Progress> = object({ ...OWN_PROGRESS, children: list(lazily(() => PROGRESS)) });

const STORY = object({ ...ENTRY, communities: list(CODE_AND_NAME) });

const STORY_REGION = object({
  region: orNull(object({ code: orNull(TEXT), name: PHRASE, heading: PHRASE })),
  partners: list(object({ code: orNull(TEXT), name: orNull(PHRASE), stories: list(STORY) })),
});

const PROGRAMME = {
  code: TEXT,
  name: PHRASE,
  overview: orNull(object({ language: LOCALE, status: STATUS, body: RICH_TEXT })),
  summary: SUMMARY,
  reporting: REPORTING,
  progress: list(PROGRESS),
  stories: list(STORY_REGION),
};

const FINDING = { programme: CODE_AND_NAME, check: TEXT, severity: SEVERITY, message: TEXT };
const EXPLANATION = object({ ...FINDING, explanation: PHRASE });

const CORRECTION = object({
  revision: INTEGER,
  previousRevision: INTEGER,
  reason: TEXT,
  figures: list(
    object({
      programme: CODE_AND_NAME,
      indicator: TEXT,
      label: PHRASE,
      unit: orNull(PHRASE),
      basis: BASIS,
      stated: FIGURE_NODE,
      correct: FIGURE_NODE,
      difference: FIGURE_NODE,
    }),
  ),
  texts: list(
    object({
      programme: orNull(CODE_AND_NAME),
      change: constant('added', 'removed', 'changed'),
      name: PHRASE,
      text: TEXT,
    }),
  ),
});

const REPORT = {
  month: MONTH,
  locale: LOCALE,
  title: PHRASE,
  note: orNull(PHRASE),
  status: STATUS,
  revision: orNull(INTEGER),
  publishedAt: orNull(TEXT),
  correction: orNull(CORRECTION),
  explanations: list(EXPLANATION),
  findings: orNull(list(object({ ...FINDING, explanation: orNull(PHRASE) }))),
};

const BLOCK = oneOf('kind', {
  notice: object({
    kind: constant('notice'),
    reason: constant('untranslated', 'draft', 'earlier-month-corrected'),
    text: TEXT,
  }),
  correction: object({
    kind: constant('correction'),
    title: TEXT,
    paragraphs: list(TEXT),
    previousRevision: INTEGER,
    columns: list(TEXT),
    rows: list(
      object({
        programme: TEXT,
        indicator: TEXT,
        basis: BASIS,
        isTold: object({ stated: BOOLEAN, correct: BOOLEAN }),
        cells: list(PHRASE),
      }),
    ),
    texts: orNull(object({ label: TEXT, lines: list(TEXT) })),
  }),
  trend: object({
    kind: constant('trend'),
    programme: TEXT,
    title: TEXT,
    description: list(TEXT),
    panels: list(
      object({
        indicator: TEXT,
        label: PHRASE,
        unit: orNull(PHRASE),
        points: list(object({ month: MONTH, figure: FIGURE_NODE })),
      }),
    ),
  }),
  'rich-text': object({ kind: constant('rich-text'), language: LOCALE, body: RICH_TEXT }),
  summary: object({ kind: constant('summary'), summary: SUMMARY }),
  paragraph: object({ kind: constant('paragraph'), text: TEXT, language: optional(LOCALE) }),
  details: object({ kind: constant('details'), items: list(PHRASE) }),
  totals: object({
    kind: constant('totals'),
    table: object({
      columns: list(TEXT),
      rows: list(object({ indicator: TEXT, cells: list(PHRASE) })),
    }),
  }),
  links: object({ kind: constant('links'), language: LOCALE, group: orNull(TEXT), links: list(LINK) }),
  explanations: object({ kind: constant('explanations'), items: list(EXPLANATION), dash: TEXT }),
  findings: object({
    kind: constant('findings'),
    items: list(object({ ...FINDING, explanation: orNull(PHRASE), label: TEXT })),
    dash: TEXT,
  }),
  photos: object({ kind: constant('photos'), language: LOCALE, photos: list(PHOTO) }),
  videos: object({ kind: constant('videos'), language: LOCALE, label: TEXT, videos: list(LINK) }),
});

const HEADING = object({ level: constant(2, 3, 4, 5, 6), number: TEXT, title: PHRASE });

interface Section {
  readonly id: string;
  readonly heading: Of<typeof HEADING>;
  readonly blocks: readonly Of<typeof BLOCK>[];
  readonly sections: readonly Section[];
}

const SECTION: Shape<Section> = object({
  id: TEXT,
  heading: HEADING,
  blocks: list(BLOCK),
  sections: list(lazily(() => SECTION)),
});

/** @param total shape of one indicator in a report; later forms have more keys. */
export const reportOf = <Total>(total: Shape<Total>) => ({
  ...REPORT,
  programmes: list(object({ ...PROGRAMME, totals: list(total) })),
});

/** @param report the content by programme. */
export const reportModelOf = <Report>(report: Shape<Report>) =>
  object({ report, preamble: list(BLOCK), sections: list(SECTION), history: NULL });

export const REPORT_MODEL = reportModelOf(object(reportOf(object(TOTAL_NODE))));
